import { describe, expect, it } from "vitest";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import type { Condition } from "../../src/grouping/condition.js";
import { describeSchemeDiff, diffSchemes, sameCondition } from "../../src/grouping/diff/index.js";
import { type AdrgEntry, loadScheme, type Scheme } from "../../src/grouping/index.js";
import { chapter, group, schemeOf } from "./lint-helpers.js";
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

describe("groups, lists and flows that differ, one kind each", () => {
  const base = schemeOf([
    chapter([
      group("BR1", { condition: { principalDiagnosis: "a" }, lists: { a: ["I61.900"] } }),
      group("BR2"),
    ]),
    chapter([group("CR1")], { code: "MDCC" }),
  ]);
  const diffOf = (after: Scheme, before = base) => diffSchemes(loadScheme(before), loadScheme(after));
  const [one, two] = base.mdcs;
  if (one === undefined || two === undefined) throw new Error("two chapters");
  const [first, second] = one.adrgs;
  if (first === undefined || second === undefined) throw new Error("two groups");
  const withGroups = (...adrgs: readonly AdrgEntry[]): Scheme => ({
    ...base,
    mdcs: [{ ...one, adrgs }, two],
  });

  it("a kind, a parent, a name that only a printing changed", () => {
    expect(diffOf(withGroups({ ...first, kind: "surgical" }, second)).groups).toEqual([
      { level: "adrg", code: "BR1", change: "kind", before: "medical", after: "surgical" },
    ]);
    const moved: Scheme = {
      ...base,
      mdcs: [
        { ...one, adrgs: [first] },
        { ...two, adrgs: [...two.adrgs, second] },
      ],
    };
    expect(diffOf(moved).groups).toEqual([
      { level: "adrg", code: "BR2", change: "parent", before: "MDCB", after: "MDCC" },
    ]);
    const printed = (name: string) => withGroups({ ...first, name }, second);
    expect(diffOf(printed("Ａ 病，\u3000甲"), printed("A病,甲")).groups).toEqual([]);
    expect(diffOf(printed("A病乙"), printed("A病,乙")).groups).toHaveLength(1);
  });

  it("an order of chapters, of groups and of DRGs that both have; what one of them lacks changes none", () => {
    const drgs = ["BR11", "BR13", "BR15"].map((code) => ({ code, name: code, condition: "mcc" as const }));
    const before = withGroups({ ...first, drgs }, second);
    const changes = (after: Scheme) =>
      diffOf(after, before).groups.map(
        (each) => `${each.level} ${each.code} ${each.change} ${each.before} > ${each.after}`,
      );
    expect(changes({ ...before, mdcs: before.mdcs.toReversed() })).toEqual([
      "mdc  order MDCB MDCC > MDCC MDCB",
    ]);
    expect(changes(withGroups(second, { ...first, drgs }))).toEqual(["adrg MDCB order BR1 BR2 > BR2 BR1"]);
    expect(changes(withGroups({ ...first, drgs: drgs.toReversed() }, second))).toEqual([
      "drg BR1 order BR11 BR13 BR15 > BR15 BR13 BR11",
    ]);
    const fresh = { code: "BR12", name: "新", condition: "cc" as const };
    expect(changes(withGroups({ ...first, drgs: [fresh, ...drgs.slice(1)] }, second))).toEqual([
      "drg BR11 removed BR11 > undefined",
      "drg BR12 added undefined > 新",
    ]);
    expect(changes({ ...before, mdcs: [chapter([], { code: "MDCA", name: "新" }), ...before.mdcs] })).toEqual(
      ["mdc MDCA added undefined > 新"],
    );
  });

  it("a list of a condition is compared by its codes, one that stands in it by those as well", () => {
    const asking = (codes: readonly string[], more: Condition = "mcc") =>
      withGroups({ ...first, condition: { all: [{ principalDiagnosis: codes }, more] } }, second);
    const changes = (before: Scheme, after: Scheme) =>
      diffOf(after, before).groups.map(({ change }) => change);
    expect(changes(asking(["A", "B"]), asking(["B", "A", "A"]))).toEqual([]);
    expect(changes(asking(["A", "B"]), asking(["A", "C"]))).toEqual(["condition"]);
    expect(changes(asking(["A", "BC"]), asking(["AB", "C"]))).toEqual(["condition"]);
  });

  it("lists of body sites and of the scheme by their names, those of a group by their use, and of groups that both have", () => {
    const lists = (
      condition: Condition,
      own: Readonly<Record<string, readonly string[]>>,
      more: Partial<Scheme> = {},
    ): Scheme => ({
      ...withGroups({ ...first, condition, lists: own }, second),
      ...more,
    });
    const used = (a: string, b: string, c: string): Condition => ({
      all: [{ principalDiagnosis: a }, { anyProcedure: b }, { otherProcedure: c }, { anyProcedure: b }],
    });
    const before = lists(
      used("a", "b", "c"),
      { a: ["D1"], b: ["P1"], c: ["P2"] },
      { bodySites: { head: ["S1"] }, lists: { spare: ["X1"] } },
    );
    const after = lists(
      used("d", "p", "q"),
      { d: ["D2"], p: ["P1"], q: ["P3"] },
      { bodySites: { head: ["S2"] }, lists: { spare: ["X2"] } },
    );
    expect(diffOf(after, before).lists).toEqual([
      { owner: "bodySites", list: "head", added: ["S2"], removed: ["S1"] },
      { owner: "scheme", list: "spare", added: ["X2"], removed: ["X1"] },
      { owner: "BR1", list: "diagnoses", added: ["D2"], removed: ["D1"] },
      { owner: "BR1", list: "procedures2", added: ["P3"], removed: ["P2"] },
    ]);
    const shared = lists({ anyDiagnosis: "@bodySites" }, {}, { bodySites: { head: ["S1"] } });
    expect(diffOf(shared, { ...shared, bodySites: { head: ["S1"] } }).lists).toEqual([]);
    const fresh = withGroups(
      first,
      second,
      group("BR3", { condition: { anyDiagnosis: "a" }, lists: { a: ["D9"] } }),
    );
    expect(diffOf(fresh).lists).toEqual([]);
  });

  it("procedures move as well as diagnoses, of lists and of conditions; a complication without table has none", () => {
    const asking = (own: Condition, other: Condition) =>
      withGroups({ ...first, condition: own }, { ...second, condition: other });
    const moved = diffOf(
      asking({ anyDiagnosis: ["D1"] }, { anyProcedure: ["P1", "P2"] }),
      asking({ all: [{ anyDiagnosis: ["D1"] }, { anyProcedure: ["P1"] }] }, { anyProcedure: ["P2"] }),
    );
    expect(moved.codes).toEqual([{ code: "P1", kind: "procedure", from: ["BR1"], to: ["BR2"] }]);
    const complications = { mcc: {}, cc: { "1": ["C1"], "2": ["C2"] }, exclusions: { "1": ["D1"], "2": [] } };
    const none: Scheme = { ...base, complications: { mcc: {}, cc: {}, exclusions: {} } };
    expect(diffOf({ ...base, complications }, none).complications).toEqual([
      { code: "C1", after: "cc 1" },
      { code: "C2", after: "cc -" },
    ]);
    const freed: Scheme = {
      ...base,
      complications: { mcc: {}, cc: { "2": ["C1", "C2"] }, exclusions: { "2": [] } },
    };
    expect(diffOf(freed, { ...base, complications }).exclusions).toEqual([{ code: "D1", before: "1" }]);
    // What it excluded is a complication no more, and that is told.
    expect(diffOf(none, { ...base, complications }).exclusions).toEqual([]);
  });

  it("exclusion tables are compared by what they exclude, not by their numbers", () => {
    const excluding = (
      cc: Scheme["complications"]["cc"],
      exclusions: Scheme["complications"]["exclusions"],
      mcc: Scheme["complications"]["mcc"] = {},
    ): Scheme => ({ ...base, complications: { mcc, cc, exclusions } });
    const before = excluding({ "1": ["C1"], "2": ["C2"] }, { "1": ["D1"], "2": ["D2", "D3"] });
    const told = (after: Scheme) => {
      const { complications, exclusions } = diffOf(after, before);
      return { complications: complications.map(({ code }) => code), exclusions };
    };
    const renumbered = excluding({ "7": ["C1"], "1": ["C2"] }, { "7": ["D1"], "1": ["D3", "D2"] });
    expect(told(renumbered)).toEqual({ complications: [], exclusions: [] });
    // D3 no longer excludes C2; the table that loses it has another number, and another has it.
    expect(told(excluding({ "7": ["C1"], "2": ["C2"] }, { "7": ["D1", "D3"], "2": ["D2"] }))).toEqual({
      complications: [],
      exclusions: [{ code: "D3", before: "2", after: "7" }],
    });
    // C2 is in the table of C1 now: told by itself, not by every principal diagnosis of the two tables.
    const larger = excluding({ "1": ["C1"], "2": ["C2", "C3"] }, { "1": ["D1"], "2": ["D2", "D3"] });
    const moved = excluding({ "4": ["C1", "C2"], "5": ["C3"] }, { "4": ["D1"], "5": ["D2", "D3"] });
    expect(diffOf(moved, larger)).toMatchObject({
      complications: [{ code: "C2", before: "cc 2", after: "cc 4" }],
      exclusions: [],
    });
    // A complication that only one scheme has is told by itself.
    expect(told(excluding({ "7": ["C1", "C9"] }, { "7": ["D1"], "2": ["D2"] }, { "2": ["C2"] }))).toEqual({
      complications: ["C2", "C9"],
      exclusions: [{ code: "D3", before: "2" }],
    });
  });

  it("a DRG whose ADRG entry is split in two is no other DRG", () => {
    const splinter = (id: string): AdrgEntry => ({ ...first, id });
    const parts = withGroups(splinter(`${first.id}_1`), splinter(`${first.id}_2`), second);
    const [drg] = first.drgs.map(({ code }) => code);
    const ofDrg = diffOf(parts).groups.filter(({ level }) => level === "drg");
    expect(ofDrg).toEqual([
      { level: "drg", code: drg, change: "parent", before: first.id, after: `${first.id}_1 ${first.id}_2` },
    ]);
    expect(diffOf(base, parts).groups.filter(({ level }) => level === "drg")).toEqual([
      { level: "drg", code: drg, change: "parent", before: `${first.id}_1 ${first.id}_2`, after: first.id },
    ]);
  });

  it("how much each has: groups, DRGs and complications once each", () => {
    const twice = withGroups(first, { ...second, id: "BR1_2", code: "BR1", drgs: first.drgs });
    const complications = {
      mcc: { "1": ["C1"], "2": ["C1", "C2"] },
      cc: { "1": ["C3"] },
      exclusions: { "1": ["D1", "D2"] },
    };
    const { before, after } = diffOf({ ...twice, complications }).sizes;
    expect(before).toMatchObject({ adrgs: 3, drgs: 3 });
    expect(after).toEqual({ adrgs: 2, drgs: 2, mcc: 2, cc: 1, exclusions: 2 });
  });

  it("flows: the largest first, of equals by the groups before and then by those after", () => {
    const drgs = (...to: readonly string[]) =>
      to.map((code, at) => ({ code, name: code, condition: { anyDiagnosis: [`D${at}`] } }));
    const scheme = (...to: readonly string[]) =>
      loadScheme(withGroups({ ...first, condition: "always", drgs: drgs(...to) }, second));
    const cases = [0, 1, 2, 3, 4, 4].map(
      (at): GroupableCase => ({
        caseId: String(at),
        sex: "male",
        ageYears: 50,
        diagnoses: [`D${at}`],
        procedures: [],
      }),
    );
    const flows = (from: readonly string[], to: readonly string[]) =>
      diffSchemes(scheme(...from), scheme(...to), cases).cases?.flows.map(
        (flow) => `${flow.from} ${flow.to} ${flow.cases}`,
      );
    expect(flows(["X2", "X3", "X1", "X1", "X4"], ["Y1", "Y1", "Y3", "Y2", "Y1"])).toEqual([
      "X4 Y1 2",
      "X1 Y2 1",
      "X1 Y3 1",
      "X2 Y1 1",
      "X3 Y1 1",
    ]);
    expect(flows(["X1", "X1", "X2", "X3", "X4"], ["Y2", "Y3", "Y1", "Y1", "Y1"])).toEqual([
      "X4 Y1 2",
      "X1 Y2 1",
      "X1 Y3 1",
      "X2 Y1 1",
      "X3 Y1 1",
    ]);
  });

  it("a case that goes to the same DRG from another ADRG or chapter, or by another status, moves", () => {
    const entry = (id: string, drg: string) =>
      group(id, { drgs: drg === "" ? [] : [{ code: drg, name: drg, condition: "always" }] });
    const only = (code: string, adrg: AdrgEntry) => loadScheme(schemeOf([chapter([adrg], { code })]));
    const record: GroupableCase = {
      caseId: "1",
      sex: "male",
      ageYears: 50,
      diagnoses: ["D1"],
      procedures: [],
    };
    const moves = (before: ReturnType<typeof only>, after: ReturnType<typeof only>) =>
      diffSchemes(before, after, [record]).cases?.moves.length;
    const same = only("MDCB", entry("BR1", "X1"));
    expect(moves(same, only("MDCB", entry("BR1", "X1")))).toBe(0);
    expect(moves(same, only("MDCB", entry("BR2", "X1")))).toBe(1);
    expect(moves(same, only("MDCC", entry("BR1", "X1")))).toBe(1);
    expect(moves(same, only("MDCB", entry("BR1", "X2")))).toBe(1);
    expect(moves(only("MDCB", entry("BR1", "BR1")), only("MDCB", entry("BR1", "")))).toBe(1);
  });
});
