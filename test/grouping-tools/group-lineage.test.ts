import { describe, expect, it } from "vitest";
import { groupLineage } from "../../src/grouping/diff/index.js";
import type { AdrgEntry, Scheme } from "../../src/grouping/index.js";
import { shippedScheme } from "../grouping/shipped-schemes.js";
import { SMALL } from "./small-scheme.js";

/** A scheme of one MDC whose medical groups are given as `code name: diagnoses`, or by `code name` alone where they name no code. */
function schemeOf(...groups: readonly string[]): Scheme {
  const adrgs = groups.map((group): AdrgEntry => {
    const [head = "", codes = ""] = group.split(": ");
    const [code = "", name = ""] = head.split(" ");
    return {
      id: code,
      code,
      name,
      kind: "medical",
      condition: codes === "" ? "always" : { principalDiagnosis: "diagnoses" },
      lists: { diagnoses: codes.split(" ") },
      drgs: [{ code: `${code}9`, name, condition: "always" }],
    };
  });
  const mdc = { code: "MDCE", name: "呼吸", kind: "normal", condition: "always", adrgs } as const;
  return { ...SMALL, mdcs: [mdc] };
}

/** Title, groups before, groups after, lines as `kind: before > after`. */
const LINES: readonly (readonly [string, readonly string[], readonly string[], readonly string[]])[] = [
  ["code and name stay", ["ES1 a: A B"], ["ES1 a: C D"], ["kept: ES1 > ES1"]],
  ["a blank and a full-width comma are no other name", ["ES1 a，b: A"], ["ES1 a,b: A"], ["kept: ES1 > ES1"]],
  ["another code", ["ES1 a: A B"], ["ES2 a: A B"], ["renamed: ES1 > ES2"]],
  ["another name", ["ES1 a: A B"], ["ES1 b: A B"], ["renamed: ES1 > ES1"]],
  ["half of the codes is one line", ["ES1 a: A B C D"], ["ES2 b: A B E F"], ["renamed: ES1 > ES2"]],
  [
    "less than half of either is none",
    ["ES1 a: A B C D E"],
    ["ES2 b: A B F G H"],
    ["gone: ES1 >", "new: > ES2"],
  ],
  ["split in two new ones", ["ES1 a: A B"], ["ES2 b: A", "ES3 c: B"], ["split: ES1 > ES2 ES3"]],
  ["split off from one that stays", ["ES1 a: A B C"], ["ES1 a: A B", "ES3 c: C"], ["split: ES1 > ES1 ES3"]],
  ["merged", ["ES1 a: A", "ES2 b: B"], ["ES3 c: A B"], ["merged: ES1 ES2 > ES3"]],
  [
    "rearranged",
    ["ES1 a: A B", "ES2 b: C D"],
    ["ES3 c: A C", "ES4 d: B D"],
    ["rearranged: ES1 ES2 > ES3 ES4"],
  ],
  [
    "one that names no code is heir of none",
    ["ES1 a: A B", "ES2 b"],
    ["ES3 c: A B", "ES4 d"],
    ["renamed: ES1 > ES3", "gone: ES2 >", "new: > ES4"],
  ],
  [
    "one that names no code stays by its name",
    ["ES1 a: A", "ES2 b"],
    ["ES1 a: A", "ES2 b"],
    ["kept: ES1 > ES1", "kept: ES2 > ES2"],
  ],
  [
    "two that stay are two lines, however many codes they share",
    ["ES1 a: A B", "ES2 b: A B"],
    ["ES1 a: A B", "ES2 b: A B"],
    ["kept: ES1 > ES1", "kept: ES2 > ES2"],
  ],
];

describe("what became of the groups", () => {
  it.each(LINES)("%s", (_title, before, after, lines) => {
    const codes = (groups: readonly { code: string }[]) => groups.map(({ code }) => code).join(" ");
    const found = groupLineage(schemeOf(...before), schemeOf(...after)).map(({ kind, before, after }) =>
      `${kind}: ${codes(before)} > ${codes(after)}`.replace(/ +/g, " ").trim(),
    );
    expect(found).toEqual(lines);
  });

  it("every ADRG of 2.0 and of 3.0 stands in one line", () => {
    const [old, current] = [shippedScheme("chs-drg@2.0").scheme, shippedScheme("chs-drg@3.0").scheme];
    const lineage = groupLineage(old, current);
    const codes = ({ mdcs }: Scheme) => [
      ...new Set(mdcs.flatMap(({ adrgs }) => adrgs.map(({ code }) => code))),
    ];
    expect(lineage.flatMap(({ before }) => before.map(({ code }) => code)).sort()).toEqual(codes(old).sort());
    expect(lineage.flatMap(({ after }) => after.map(({ code }) => code)).sort()).toEqual(
      codes(current).sort(),
    );
    const from = (code: string) => lineage.find(({ before }) => before.some((group) => group.code === code));
    expect(from("LR1")?.kind).toBe("kept");
    expect(from("EX2")?.after.map(({ code }) => code)).toEqual(["EX2", "EX3"]);
    expect(from("ID1")?.kind).toBe("merged");
  });
});
