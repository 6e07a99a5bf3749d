import { describe, expect, it } from "vitest";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import type { Condition } from "../../src/grouping/condition.js";
import { describeSchemeDiff, diffSchemes, sameCondition } from "../../src/grouping/diff/index.js";
import { loadScheme } from "../../src/grouping/index.js";
import { compileWith, SMALL, withAdrgs } from "./small-scheme.js";

const small = loadScheme(SMALL);

describe("diffSchemes", () => {
  it("finds nothing between a scheme and itself", () => {
    const diff = diffSchemes(small, loadScheme(structuredClone(SMALL)), []);
    expect(diff).toMatchObject({
      groups: [],
      lists: [],
      codes: [],
      complications: [],
      exclusions: [],
      switches: [],
    });
    expect(diff.cases).toEqual({ compared: 0, same: 0, moves: [], flows: [] });
  });

  const changed = compileWith((base) => {
    const scheme = withAdrgs(base, "MDCB", (adrgs) => {
      const [trauma, stroke, epilepsy] = adrgs;
      if (trauma === undefined || stroke === undefined || epilepsy === undefined) return adrgs;
      return [
        { ...trauma, name: "颅脑创伤手术" },
        { ...epilepsy, lists: { diagnoses: ["G40.900", "I61.900"] } },
        {
          ...stroke,
          lists: { diagnoses: ["I63.900"] },
          drgs: stroke.drgs.filter(({ code }) => code !== "BR20"),
        },
      ];
    });
    return {
      ...scheme,
      version: "2",
      switches: { ...scheme.switches, retry: "each-other-procedure" as const },
      complications: {
        mcc: { "1": ["A02.100", "B02.000"] },
        cc: { "2": ["A19.900"] },
        exclusions: { "1": ["I61.900", "I63.900"], "2": [] },
      },
    };
  });

  it("lists groups, lists, codes, complications and switches that differ", () => {
    const diff = diffSchemes(small, changed);
    expect(diff.groups).toEqual([
      { level: "drg", code: "BR20", change: "removed", before: "脑缺血性疾患<17岁" },
      { level: "adrg", code: "BB1", change: "renamed", before: "脑创伤开颅术", after: "颅脑创伤手术" },
      { level: "adrg", code: "MDCB", change: "order", before: "BB1 BR2 BV1", after: "BB1 BV1 BR2" },
    ]);
    expect(diff.lists).toEqual([
      { owner: "BV1", list: "diagnoses", added: ["I61.900"], removed: [] },
      { owner: "BR2", list: "diagnoses", added: [], removed: ["I61.900"] },
    ]);
    expect(diff.codes).toEqual([{ code: "I61.900", kind: "diagnosis", from: ["BR2"], to: ["BV1"] }]);
    expect(diff.complications).toEqual([
      { code: "A19.900", before: "mcc 2", after: "cc -" },
      { code: "B02.000", before: "cc 1", after: "mcc 1" },
    ]);
    expect(diff.exclusions).toEqual([{ code: "I63.900", before: "2", after: "1" }]);
    expect(diff.switches).toEqual([{ name: "retry", before: "none", after: "each-other-procedure" }]);
  });

  it.each([
    ["validProcedures", ["01.2400", "03.0900"], [], ["88.4100"]],
    ["invalidProcedures", ["89.5400", "88.0100"], ["88.0100", "89.5400"], []],
    ["invalidPrincipalDiagnoses", ["Z99.900", "Z00.000"], ["Z00.000", "Z99.900"], []],
    ["greyDiagnoses", ["I10.x00"], ["I10.x00"], []],
    ["greyProcedures", ["96.7100"], ["96.7100"], []],
  ])(
    "a change of the scheme's list %s is told under its name, codes in order",
    (list, codes, added, removed) => {
      const { lists } = diffSchemes(
        small,
        compileWith((base) => ({ ...base, [list]: codes })),
        [],
      );
      expect(lists).toEqual([{ owner: "scheme", list, added, removed }]);
    },
  );

  it("says which cases move from where to where", () => {
    const base: GroupableCase = { caseId: "", sex: "male", ageYears: 50, diagnoses: [], procedures: [] };
    const cases = [
      { ...base, caseId: "a", diagnoses: ["I61.900"] },
      { ...base, caseId: "b", diagnoses: ["I61.900"] },
      { ...base, caseId: "c", diagnoses: ["G40.900"] },
      { ...base, caseId: "d", ageYears: 9, diagnoses: ["I63.900"] },
    ];
    const diff = diffSchemes(small, changed, cases);
    expect(diff.cases?.compared).toBe(4);
    expect(diff.cases?.same).toBe(1);
    expect(diff.cases?.flows).toEqual([
      { from: "BR25", to: "BV19", cases: 2 },
      { from: "BR20", to: "BR25", cases: 1 },
    ]);
    expect(diff.cases?.moves.map(({ caseId }) => caseId)).toEqual(["a", "b", "d"]);
    const text = describeSchemeDiff(diff, { locale: "zh" }).join("\n");
    expect(text).toContain("病例 4，相同 1");
    expect(text).toContain("adrg BB1 改名: 脑创伤开颅术 -> 颅脑创伤手术");
  });
});

describe("whole numbers are compared by what they admit", () => {
  const codes = () => [];
  const same = (one: object, other: object) =>
    sameCondition(
      { condition: { ageYears: one } as Condition, codes },
      { condition: { ageYears: other } as Condition, codes },
    );
  it.each<[object, object, boolean]>([
    [{ ">": 16 }, { ">=": 17 }, true],
    [{ ">": 16.5 }, { ">=": 17 }, true],
    [{ ">": 17 }, { ">=": 17 }, false],
    [{ "<": 16.5 }, { "<=": 16 }, true],
    [{ "<": 17 }, { "<=": 16 }, true],
    [{ "==": 17 }, { ">=": 17, "<=": 17 }, true],
    [{ "==": 17 }, { ">": 16, "<": 18 }, true],
    [{ "==": 17 }, { ">=": 17 }, false],
    [{ ">=": 3, ">": 3 }, { ">=": 4 }, true],
    [{ "<=": 3, "<": 3 }, { "<=": 2 }, true],
    [{ ">=": 1, "<": 7 }, { ">=": 1, "<=": 6 }, true],
  ])("%j and %j: %s", (one, other, expected) => {
    expect(same(one, other)).toBe(expected);
  });
});

describe("the order of a difference", () => {
  it("codes that came and went stand by code, whatever order the lists have", () => {
    const listed = (codes: readonly string[]) =>
      compileWith((base) =>
        withAdrgs(base, "MDCB", (adrgs) =>
          adrgs.map((adrg) => (adrg.id === "BV1" ? { ...adrg, lists: { diagnoses: codes } } : adrg)),
        ),
      );
    const before = listed(["G41.900", "G40.900", "G40.100"]);
    const after = listed(["R56.800", "G42.900", "G40.900", "G42.100"]);
    expect(diffSchemes(before, after).lists).toContainEqual({
      owner: "BV1",
      list: "diagnoses",
      added: ["G42.100", "G42.900", "R56.800"],
      removed: ["G40.100", "G41.900"],
    });
  });

  it("codes that moved stand by code, and the groups of each by code", () => {
    const listed = (lists: Readonly<Record<string, readonly string[]>>) =>
      compileWith((base) =>
        withAdrgs(base, "MDCB", (adrgs) =>
          adrgs
            .filter(({ id }) => id !== "BB1")
            .flatMap((adrg) =>
              adrg.id === "BR2" ? ["BX2", "BR2", "BA1"].map((code) => ({ ...adrg, id: code, code })) : [adrg],
            )
            .map((adrg) => ({ ...adrg, lists: { diagnoses: lists[adrg.id] ?? [] } })),
        ),
      );
    const before = listed({ BX2: ["Z", "M"], BR2: ["Z"], BA1: ["Z"], BV1: ["A"] });
    const after = listed({ BX2: ["A"], BR2: ["M"], BA1: ["A"], BV1: ["Z"] });
    expect(diffSchemes(before, after).codes).toEqual([
      { code: "A", kind: "diagnosis", from: ["BV1"], to: ["BA1", "BX2"] },
      { code: "M", kind: "diagnosis", from: ["BX2"], to: ["BR2"] },
      { code: "Z", kind: "diagnosis", from: ["BA1", "BR2", "BX2"], to: ["BV1"] },
    ]);
  });
});

describe("a condition that changed", () => {
  const withCondition = (condition: Condition, diagnoses = ["G40.900"]) =>
    compileWith((base) =>
      withAdrgs(base, "MDCB", (adrgs) =>
        adrgs.map((adrg) => (adrg.id === "BV1" ? { ...adrg, condition, lists: { diagnoses } } : adrg)),
      ),
    );
  const plain: Condition = { principalDiagnosis: "diagnoses" };
  const aged: Condition = { all: [plain, { ageYears: { "<": 17 } }] };
  it.each<[string, ReturnType<typeof compileWith>, string[]]>([
    ["is told", withCondition(aged), ["BV1 condition"]],
    ["is none where it is written in another way", withCondition({ all: [plain] }), []],
    ["is none where its list alone changed", withCondition(plain, ["G41.900"]), []],
    ["is told where its list changed too", withCondition(aged, ["G41.900"]), ["BV1 condition"]],
  ])("%s", (_what, after, expected) => {
    const { groups } = diffSchemes(withCondition(plain), after);
    expect(groups.map(({ code, change }) => `${code} ${change}`)).toEqual(expected);
  });
});

describe("sameCondition", () => {
  const codes = (reference: string | readonly string[]) =>
    typeof reference === "string" ? [reference] : reference;
  const same = (one: Condition, other: Condition) =>
    sameCondition({ condition: one, codes }, { condition: other, codes });

  it("of twelve different tests it tries every outcome; of thirteen it compares what is written", () => {
    const tests = (count: number): Condition[] =>
      Array.from({ length: count }, (_, at) => ({ principalDiagnosis: `list${at}` }));
    for (const count of [11, 12]) {
      expect(same({ any: tests(count) }, { any: tests(count).reverse() })).toBe(true);
      expect(same({ any: tests(count) }, { all: tests(count) })).toBe(false);
    }
    expect(same({ any: tests(13) }, { any: tests(13) })).toBe(true);
    expect(same({ any: tests(13) }, { any: tests(13).reverse() })).toBe(false);
  });

  it("compares what conditions admit, not how they are written", () => {
    const a: Condition = { principalDiagnosis: "a" };
    const b: Condition = { anyProcedure: "b" };
    const c: Condition = { anyProcedure: "c" };
    expect(same({ all: [a, { any: [b, c] }] }, { any: [{ all: [a, b] }, { all: [a, c] }] })).toBe(true);
    expect(same({ all: [a, b] }, { any: [a, b] })).toBe(false);
    expect(same({ ageYears: { "<": 17 } }, { ageYears: { "<=": 16 } })).toBe(true);
    expect(same({ ageYears: { "<": 17 } }, { ageYears: { "<=": 17 } })).toBe(false);
    expect(same({ any: ["mcc", "always"] }, "always")).toBe(true);
    expect(same({ not: { all: ["mcc"] } }, { not: "mcc" })).toBe(true);
    expect(same({ not: { all: ["mcc"] } }, "mcc")).toBe(false);
    expect(same({ principalDiagnosis: ["x", "y"] }, { principalDiagnosis: ["y", "x"] })).toBe(true);
  });
});
