import { describe, expect, it } from "vitest";
import {
  groupCondition,
  hasLogic,
  inlineCondition,
  listsOf,
} from "../../src/grouping/import/group-condition.js";
import { ProblemLog } from "../../src/grouping/import/import-problems.js";
import { readLogic } from "../../src/grouping/import/logic-expression.js";
import type { DocumentList, RuleItem } from "../../src/grouping/import/scheme-document.js";

const place = (line: number) => ({ part: "a", page: null, line });
/** `principal diagnosis 2: A B`; without a position it is any, and `open` where the heading leaves it out. */
function listOf(said: string, line = 1): DocumentList {
  const [head = "", codes = ""] = said.split(": ");
  const words = head.split(" ");
  const kind = words.includes("procedure") ? "procedure" : "diagnosis";
  const position = words.includes("principal") ? "principal" : words.includes("other") ? "other" : "any";
  const number = Number(words.at(-1)) || 0;
  return {
    heading: head,
    role: { kind, position, number },
    positionStated: !words.includes("open"),
    codes: codes === "" ? [] : codes.split(" "),
    place: place(line),
  };
}
const list = (said: string, line?: number): RuleItem => ({ item: "list", list: listOf(said, line) });
const together = (...said: readonly string[]): RuleItem => ({
  item: "simultaneous",
  lists: said.map((each) => listOf(each)),
});
function logic(text: string): RuleItem {
  const reading = readLogic(text);
  if ("unreadable" in reading) throw new Error(text);
  return { item: "logic", expression: reading.expression, place: place(9) };
}
const operations = (
  item: "every-procedure" | "no-procedure",
  position: "principal" | "any" = "any",
): RuleItem => ({ item, position, place: place(1) });
const of = (
  groups: readonly string[],
  simultaneous = false,
  position: "principal" | "any" = "any",
): RuleItem => ({ item: "procedures-of", groups, simultaneous, position, place: place(7) });

const OTHERS: Readonly<Record<string, readonly string[]>> = { WB1: ["Q", "P"], WB2: ["R"], WB9: [] };
/** The condition of rules, its lists, and what is said of them. */
function read(...rules: readonly (readonly RuleItem[])[]) {
  const log = new ProblemLog();
  const { condition, lists } = groupCondition(
    { code: "BR1", name: "脑病", place: place(5), rules },
    log,
    (code) => OTHERS[code] ?? [],
    ["P", "Q", "R", "S"],
  );
  return {
    condition,
    lists,
    said: log.problems.map(({ severity, code, path, message }) =>
      `${severity} ${code} ${path.slice(2)} ${message.en.match(/"([^"]*)"|\(([^)]*)\)/)?.[0] ?? ""}`.trim(),
    ),
  };
}

describe("a rule without a logic line", () => {
  it("or within diagnoses, or within procedures, and between the two; alternatives are or", () => {
    expect(
      read([
        list("principal diagnosis: B A"),
        list("other diagnosis: C"),
        list("procedure: P"),
        list("principal procedure: Q"),
      ]),
    ).toEqual({
      condition: {
        all: [
          { any: [{ principalDiagnosis: "diagnoses" }, { otherDiagnosis: "diagnoses2" }] },
          { any: [{ anyProcedure: "procedures" }, { principalProcedure: "procedures2" }] },
        ],
      },
      lists: { diagnoses: ["A", "B"], diagnoses2: ["C"], procedures: ["P"], procedures2: ["Q"] },
      said: [],
    });
    expect(read([list("principal diagnosis: A")], [list("procedure: P")]).condition).toEqual({
      any: [{ principalDiagnosis: "diagnoses" }, { anyProcedure: "procedures" }],
    });
    expect(read([list("open procedure: P")]).condition).toEqual({ principalProcedure: "procedures" });
  });

  it("lists that are all needed are one part of their kind; of both kinds they are needed besides", () => {
    expect(
      read([together("diagnosis: A", "other diagnosis: B"), list("principal diagnosis: C")]).condition,
    ).toEqual({
      any: [
        { all: [{ anyDiagnosis: "diagnoses" }, { otherDiagnosis: "diagnoses2" }] },
        { principalDiagnosis: "diagnoses3" },
      ],
    });
    expect(read([together("procedure: P", "procedure: Q"), list("procedure: R")]).condition).toEqual({
      any: [
        { all: [{ anyProcedure: "procedures" }, { anyProcedure: "procedures2" }] },
        { anyProcedure: "procedures3" },
      ],
    });
    expect(read([together("diagnosis: A", "procedure: P"), list("diagnosis: B")]).condition).toEqual({
      all: [{ anyDiagnosis: "diagnoses2" }, { anyDiagnosis: "diagnoses" }, { anyProcedure: "procedures" }],
    });
  });

  it("any operation and none, and the operations of other groups or all but theirs", () => {
    expect(read([list("diagnosis: A"), operations("every-procedure", "principal")]).condition).toEqual({
      all: [{ anyDiagnosis: "diagnoses" }, { principalProcedure: "@validProcedures" }],
    });
    expect(read([list("diagnosis: A"), operations("no-procedure")]).condition).toEqual({
      all: [{ anyDiagnosis: "diagnoses" }, { not: { anyProcedure: "@validProcedures" } }],
    });
    expect(read([of(["WB1", "WB2"], false, "principal")])).toMatchObject({
      condition: { principalProcedure: "procedures" },
      lists: { procedures: ["P", "Q", "R"] },
    });
    expect(read([of(["WB1", "WB2"], true)])).toMatchObject({
      condition: { all: [{ anyProcedure: "procedures" }, { anyProcedure: "procedures2" }] },
      lists: { procedures: ["P", "Q"], procedures2: ["R"] },
    });
    const except: RuleItem = {
      item: "procedures-except",
      groups: ["WB1", "WB9"],
      position: "any",
      place: place(1),
    };
    expect(read([except])).toMatchObject({
      condition: { anyProcedure: "procedures" },
      lists: { procedures: ["R", "S"] },
    });
    expect(read([of(["WB1", "WB9", "WX9"])]).said).toEqual([
      'error IMPORT_LIST_EMPTY line 7 "WB9"',
      'error IMPORT_LIST_EMPTY line 7 "WX9"',
    ]);
  });

  it("a heading without codes is named; a line that was not understood leaves the condition open", () => {
    expect(read([list("diagnosis: A"), list("procedure", 4)]).said).toEqual([
      'warning IMPORT_LIST_EMPTY line 4 "procedure"',
    ]);
    expect(
      read([list("diagnosis: A")], [{ item: "unreadable", text: "符合其一", place: place(2) }]),
    ).toMatchObject({ condition: { notTranscribed: "符合其一" }, lists: {} });
  });
});

describe("a rule with a logic line", () => {
  it("names its lists by kind and number; a position decides between several, and whichever states one says where", () => {
    expect(
      read([logic("主要诊断+非(手术1)"), list("principal diagnosis: A"), list("principal procedure 1: P")])
        .condition,
    ).toEqual({
      all: [{ principalDiagnosis: "diagnoses" }, { not: { principalProcedure: "procedures" } }],
    });
    expect(
      read([logic("诊断1或手术2中≥2项"), list("other diagnosis 1: A"), list("procedure 2: P")]).condition,
    ).toEqual({
      any: [{ otherDiagnosis: "diagnoses" }, { procedureCountIn: { list: "procedures", ">=": 2 } }],
    });
    expect(
      read([logic("主要诊断+其他诊断"), list("principal diagnosis: A"), list("other diagnosis: B")])
        .condition,
    ).toEqual({ all: [{ principalDiagnosis: "diagnoses" }, { otherDiagnosis: "diagnoses2" }] });
    expect(read([logic("主要诊断+年龄<17岁"), list("diagnosis: A")]).condition).toEqual({
      all: [{ principalDiagnosis: "diagnoses" }, { ageYears: { "<": 17 } }],
    });
    // One list used twice is one.
    expect(
      read([
        logic("主要诊断+手术1或主要诊断+手术2"),
        list("principal diagnosis: A"),
        list("procedure 1: P"),
        list("procedure 2: Q"),
      ]).lists,
    ).toEqual({ diagnoses: ["A"], procedures: ["P"], procedures2: ["Q"] });
    expect(read([logic("手术1+手术2"), together("procedure 1: P", "procedure 2: Q")])).toMatchObject({
      condition: { all: [{ anyProcedure: "procedures" }, { anyProcedure: "procedures2" }] },
      said: [],
    });
    expect(
      read([
        logic("主要诊断"),
        logic("手术"),
        list("diagnosis: A"),
        list("procedure: P"),
        operations("no-procedure"),
      ]).condition,
    ).toEqual({ any: [{ principalDiagnosis: "diagnoses" }, { anyProcedure: "procedures" }] });
  });

  it.each<[string, readonly string[], string]>([
    ["主要诊断2", ["principal diagnosis: A"], "主要诊断2"],
    ["其他手术", ["principal procedure: P"], "其他手术或操作"],
    ["手术3", ["procedure: P"], "手术或操作3"],
    ["主要诊断", ["diagnosis: A", "diagnosis: B"], "主要诊断"],
    ["主要诊断", ["principal diagnosis: A", "principal diagnosis: B"], "主要诊断"],
    ["诊断", ["principal diagnosis: A", "other diagnosis: B"], "诊断"],
  ])("%s over %j means none of them", (text, lists, role) => {
    const { condition, said } = read([logic(text), ...lists.map((each) => list(each))]);
    expect(condition).toEqual({ notTranscribed: `BR1: ${role}` });
    expect(said[0]).toBe(`error IMPORT_LOGIC_UNREADABLE line 5 (${role})`);
  });

  it("of lists of which one bears the position that one is meant, and a list that nothing asks for is named", () => {
    expect(read([logic("主要诊断"), list("principal diagnosis: A"), list("diagnosis: B", 3)])).toMatchObject({
      condition: { principalDiagnosis: "diagnoses" },
      lists: { diagnoses: ["A"] },
      said: ['error IMPORT_LIST_NOT_USED line 3 "diagnosis"'],
    });
  });
});

describe("a condition with its codes in place of its lists", () => {
  it("holds them wherever a list is named, of counts as well; what is no list of its own stays", () => {
    const lists = { diagnoses: ["A", "B"], procedures: ["P"] };
    expect(
      inlineCondition({
        condition: {
          all: [
            { any: [{ principalDiagnosis: "diagnoses" }, "mcc"] },
            { not: { anyProcedure: "procedures" } },
            { procedureCountIn: { list: "procedures", ">=": 2 } },
            { anyProcedure: "@validProcedures" },
            { otherDiagnosis: ["C"] },
            { ageYears: { "<": 17 } },
          ],
        },
        lists,
      }),
    ).toEqual({
      all: [
        { any: [{ principalDiagnosis: ["A", "B"] }, "mcc"] },
        { not: { anyProcedure: ["P"] } },
        { procedureCountIn: { list: ["P"], ">=": 2 } },
        { anyProcedure: "@validProcedures" },
        { otherDiagnosis: ["C"] },
        { ageYears: { "<": 17 } },
      ],
    });
  });

  it("is whole where any line of its rules is logic; every list that is printed is one of its lists", () => {
    const group = (...rules: readonly (readonly RuleItem[])[]) => ({
      code: "BR1",
      name: "脑病",
      place: place(1),
      rules,
    });
    expect([
      hasLogic(group([list("diagnosis: A")], [list("diagnosis: A"), logic("诊断")])),
      hasLogic(group([list("diagnosis: A")])),
      hasLogic(group()),
    ]).toEqual([true, false, false]);
    expect(
      listsOf(
        group([list("diagnosis: A"), operations("no-procedure")], [together("procedure: P", "procedure: Q")]),
      ).map(({ codes }) => codes.join()),
    ).toEqual(["A", "P", "Q"]);
  });
});
