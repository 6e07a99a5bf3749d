import { describe, expect, it } from "vitest";
import type { InpatientCase } from "../../src/cases/index.js";
import { GroupMoves } from "../../src/grouping/diff/index.js";
import { groupCase } from "../../src/grouping/index.js";
import { shippedScheme } from "../grouping/shipped-schemes.js";

const [before, after] = ["chs-drg@1.1", "chs-drg@3.0"].map(shippedScheme) as [
  ReturnType<typeof shippedScheme>,
  ReturnType<typeof shippedScheme>,
];
const moves = new GroupMoves(before, after);

const RELATIONS: readonly (readonly [title: string, before: string, after: string, relation: string])[] = [
  ["the code stays, and so does the group", "BR15", "BR15", "same"],
  ["one line leads to another code, the ending stays", "AA19", "AA39", "renamed"],
  ["a case that went to another ADRG", "BR15", "BR29", "moved"],
  ["another ending of the same ADRG", "ET13", "ET15", "moved"],
  ["no group before and after", "0000", "0000", "same"],
  ["no group before, one after", "0000", "OS29", "moved"],
];

/** Codes of a case, groups it goes from and to, level, reason, and the code that does it. */
const MOVES: readonly (readonly [string, string, string, string, string, string | undefined])[] = [
  ["I67.100x001", "", "BR15 BR29", "adrg", "diagnosis", "I67.100x001"],
  ["H04.400", "08.5200", "CJ19 CD49", "adrg", "procedure", "08.5200"],
  ["J84.804 E10.402+G99.0*", "", "ET13 ET15", "drg", "complication", "E10.402+G99.0*"],
  ["T83.601 G80.303", "", "MS13 MS19", "drg", "subdivision", undefined],
  ["O98.700 D37.700x003", "", "YR13 OZ19", "mdc", "diagnosis", "O98.700"],
  ["S36.413", "39.2600x009", "GZ15 GQY", "adrg", "ambiguous", undefined],
  ["B00.500x009+H22.0*", "10.0x00x001", "CC19 CB99", "adrg", "split", undefined],
];

describe("the groups of the national scheme 1.1 under 3.0", () => {
  it.each(RELATIONS)("%s", (_title, was, is, relation) => {
    expect(moves.relation(was, is)).toBe(relation);
  });

  it.each(MOVES)(
    "%s %s goes %s: parts at the %s, by %s",
    (diagnoses, procedures, flow, level, reason, code) => {
      const record: InpatientCase = {
        caseId: "1",
        sex: flow.includes("OZ") ? "female" : "male",
        ageYears: 30,
        diagnoses: diagnoses.split(" "),
        procedures: procedures === "" ? [] : [procedures],
      };
      const [was, is] = [before, after].map((scheme) => groupCase(record, scheme, { trace: "matched" }));
      if (was === undefined || is === undefined) throw new Error("not grouped");
      expect(`${was.drg} ${is.drg}`).toBe(flow);
      const move = moves.explain(record, was, is);
      expect(move).toMatchObject({ level, reason });
      expect(move.code).toBe(code);
    },
  );

  it("a code that is given to another group is a move, told by what became of the old group", () => {
    const [other, local] = [before, shippedScheme("zj-drg@1.0")];
    const toLocal = new GroupMoves(other, local);
    expect(toLocal.relation("FN25", "FN25")).toBe("moved");
  });
});
