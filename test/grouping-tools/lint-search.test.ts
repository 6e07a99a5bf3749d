import { describe, expect, it } from "vitest";
import type { Condition } from "../../src/grouping/condition.js";
import { type AdrgEntry, type Drg, loadScheme, type Mdc, type Scheme } from "../../src/grouping/index.js";
import { LINT_CODES, type LintFinding, type LintOptions, lintKinds } from "../../src/grouping/lint/index.js";
import { LintContext } from "../../src/grouping/lint/lint-context.js";
import { lintReach } from "../../src/grouping/lint/lint-reach.js";
import { lintSplits } from "../../src/grouping/lint/lint-splits.js";
import { chapter, findingsOf, group, schemeOf, told } from "./lint-helpers.js";
import { SMALL } from "./small-scheme.js";

const drg = (code: string, condition: Condition, name = "某病"): Drg => ({ code, name, condition });
const DIAGNOSES = { principalDiagnosis: "diagnoses" } as const;
const PROCEDURES = { principalProcedure: "procedures" } as const;

describe("the cases that a search begins with", () => {
  const Z = { caseId: "witness", lengthOfStayDays: 7, diagnoses: ["Z00.000"], procedures: [] };
  const starts = (more: Partial<Scheme>, ...mdcs: readonly Mdc[]) =>
    new LintContext(loadScheme(schemeOf([chapter([group("BR1")]), ...mdcs], more)), {}).startingCases;

  it("are an adult of either sex, a newborn and an infant, each of a common stay", () => {
    expect(starts({})).toEqual([
      { ...Z, sex: "male", ageYears: 50 },
      { ...Z, sex: "female", ageYears: 30 },
      { ...Z, sex: "male", ageYears: 0, ageDays: 5, birthWeightGrams: 3000, admissionWeightGrams: 3000 },
      { ...Z, sex: "female", ageYears: 0, ageDays: 100, birthWeightGrams: 3000, admissionWeightGrams: 6000 },
    ]);
  });

  it("have a principal diagnosis that the scheme does not refuse: the first of its chapters", () => {
    const lists = chapter([], { code: "MDCC", lists: { diagnoses: ["A00.000", "I61.900", "I63.900"] } });
    const refused = (name: "invalidPrincipalDiagnoses" | "greyDiagnoses", ...codes: readonly string[]) => {
      const switches = {
        ...SMALL.switches,
        invalidPrincipalDiagnosis: "refuse",
        greyPrincipalCode: "refuse",
      } as const;
      return starts({ switches, [name]: codes }, lists).map(({ diagnoses }) => diagnoses.join());
    };
    for (const name of ["invalidPrincipalDiagnoses", "greyDiagnoses"] as const) {
      expect(new Set(refused(name, "Z00.000", "A00.000"))).toEqual(new Set(["I61.900"]));
      expect(new Set(refused(name, "A00.000"))).toEqual(new Set(["Z00.000"]));
      expect(new Set(refused(name, "Z00.000", "A00.000", "I61.900", "I63.900"))).toEqual(
        new Set(["Z00.000"]),
      );
    }
  });

  it("end in a case of a group, made once; a budget is how many are tried", () => {
    const entry = group("BR1", { condition: { all: [DIAGNOSES, "mcc"] }, lists: { diagnoses: ["I63.900"] } });
    const context = (options: LintOptions) =>
      new LintContext(loadScheme(schemeOf([chapter([entry])])), options);
    const generous = context({});
    expect(generous.caseIn(entry)).toMatchObject({ diagnoses: ["I63.900", "A02.100"] });
    expect(generous.caseIn(entry)).toBe(generous.caseIn(entry));
    expect(context({ budget: 3 }).caseIn(entry)).toBeDefined();
    expect(context({ budget: 2 }).caseIn(entry)).toBeUndefined();
  });

  it("end in a case of the first DRG that has one, where the ADRG leaves some to later groups", () => {
    const switches = { ...SMALL.switches, adrgWithoutDrg: "try-next-adrg" } as const;
    const drgs = [
      drg("BR11", { ageYears: { "<": 0 } }),
      drg("BR12", { department: ["ICU"] }),
      drg("BR13", "mcc"),
    ];
    const entry = group("BR1", { condition: { sex: "male" }, drgs });
    const context = new LintContext(loadScheme(schemeOf([chapter([entry, group("BR9")])], { switches })), {});
    expect(context.caseIn(entry)).toMatchObject({ department: "ICU" });
  });

  it("end in a case of the entry that is meant, of several with one code", () => {
    const [first, second] = ["BR1_2", "BR1"].map((id, at) =>
      group(id, { condition: DIAGNOSES, lists: { diagnoses: [`I6${at}.900`] } }),
    );
    if (first === undefined || second === undefined) throw new Error("two entries");
    const context = new LintContext(loadScheme(schemeOf([chapter([first, second])])), {});
    expect([first, second].map((entry) => context.caseIn(entry)?.diagnoses)).toEqual([
      ["I60.900"],
      ["I61.900"],
    ]);
  });
});

/** What is said of whether groups are reached. */
const reach = (
  adrgs: readonly AdrgEntry[],
  more: Partial<Mdc> = {},
  options: LintOptions = {},
  scheme: Partial<Scheme> = {},
) => findingsOf(lintReach, schemeOf([chapter(adrgs, more)], scheme), options);
const listed = (
  id: string,
  condition: Condition,
  diagnoses: readonly string[],
  more: Partial<AdrgEntry> = {},
) => group(id, { condition, lists: { diagnoses, procedures: ["01.2400"] }, ...more });

describe("groups that no case reaches", () => {
  it("behind one that takes all of theirs, with how many cases were tried and one of them", () => {
    const wide = listed("BR1", DIAGNOSES, ["I61.900", "I63.900"]);
    const narrow = listed(
      "BR2",
      { all: [DIAGNOSES, { anyProcedure: ["01.2400", "01.2500"] }] },
      ["I61.900", "I63.900"],
      { drgs: [] },
    );
    const [found, ...more] = reach(
      [wide, narrow],
      { condition: { anyDiagnosis: ["I61.900", "I63.900"] } },
      { budget: 30 },
    );
    // Four searches of 30, then each diagnosis once, each operation as the main one and as another.
    expect(found && told(found)).toBe("error LINT_ADRG_SHADOWED mdcs.MDCB.adrgs.BR2 (BR2 BR1 126)");
    expect(found?.witness).toMatchObject({ record: { procedures: ["01.2400"] }, result: { adrg: "BR1" } });
    expect(more).toEqual([]);
  });

  it("the ambiguous group may be the one that takes them", () => {
    const ambiguous = {
      code: "BQY",
      name: "歧义",
      enabled: true,
      stands: "beforeMedical",
      condition: "always",
    } as const;
    const [found] = reach([listed("BR1", DIAGNOSES, ["I61.900"])], { ambiguous }, { budget: 5 });
    expect(found && told(found)).toMatch(/^error LINT_ADRG_SHADOWED mdcs.MDCB.adrgs.BR1 \(BR1 \d+\)$/);
    expect(found?.message.en).toContain("shadowed by BQY");
  });

  it("an open condition is told with what is open", () => {
    const open = (condition: Condition, drgs?: readonly Drg[]) =>
      reach([group("BR1", { condition, ...(drgs && { drgs }) })]).map((finding) => [
        told(finding),
        /\((.*)\)/.exec(finding.message.en)?.[1],
      ]);
    const entry = "warning LINT_CONDITION_OPEN mdcs.MDCB.adrgs.BR1 (BR1)";
    expect(open("never")).toEqual([[entry, "never"]]);
    expect(open({ any: ["never", { notTranscribed: "见附录" }] })).toEqual([[entry, "never"]]);
    expect(open({ all: ["mcc", { notTranscribed: "见附录" }] })).toEqual([[entry, "见附录"]]);
    expect(open({ any: [{ notTranscribed: "见附录" }, "mcc"] })).toEqual([]);
    expect(open({ not: "never" })).toEqual([]);
    expect(open("always", [drg("BR11", { notTranscribed: "见附录" }), drg("BR19", "always")])).toEqual([
      ["warning LINT_CONDITION_OPEN mdcs.MDCB.adrgs.BR1.drgs.BR11 (BR11)", "见附录"],
    ]);
  });

  it("a DRG behind the first one that always holds, with a case that meets its conditions", () => {
    const drgs = [drg("BR11", "always"), drg("BR13", { all: [{ ageYears: { "<": 17 } }, "mcc"] })];
    const found = reach([listed("BR1", DIAGNOSES, ["I63.900"], { drgs })], {}, { budget: 5 });
    expect(found.map(told)).toEqual(["error LINT_DRG_SHADOWED mdcs.MDCB.adrgs.BR1.drgs.BR13 (BR13 BR11)"]);
    expect(found[0]?.witness).toMatchObject({ record: { ageYears: 16 }, result: { drg: "BR11" } });
    const [without] = reach([
      listed("BR1", DIAGNOSES, ["I63.900"], {
        drgs: [drg("BR11", "always"), drg("BR13", { ageYears: { "<": 0 } })],
      }),
    ]);
    expect([without?.code, without?.witness]).toEqual(["LINT_DRG_SHADOWED", undefined]);
  });

  it.each<[string, Condition, Condition, boolean]>([
    [
      "lists of diagnoses apart, while those of procedures agree",
      { all: [DIAGNOSES, PROCEDURES] },
      { all: [{ principalDiagnosis: ["I64.900"] }, PROCEDURES] },
      true,
    ],
    [
      "lists of procedures apart, while those of diagnoses agree",
      { all: [DIAGNOSES, PROCEDURES] },
      { principalProcedure: ["01.2500"] },
      true,
    ],
    [
      "a heading that no procedure of the list begins with",
      PROCEDURES,
      { principalProcedureStartsWith: "02" },
      true,
    ],
    ["a heading that one does", PROCEDURES, { principalProcedureStartsWith: "01" }, false],
    ["a number above", DIAGNOSES, { ageYears: { ">": 60 } }, false],
    ["a number below", DIAGNOSES, { ageYears: { "<": 17 } }, false],
    [
      "a number above and below",
      { all: [DIAGNOSES, { ageYears: { ">": 16 } }] },
      { ageYears: { "<": 17 } },
      false,
    ],
    [
      "a number at a bound",
      { all: [DIAGNOSES, { ageYears: { ">=": 17 } }] },
      { ageYears: { "<=": 17 } },
      false,
    ],
    [
      "numbers of other fields",
      { all: [DIAGNOSES, { ageYears: { ">": 60 } }] },
      { lengthOfStayDays: { "<": 5 } },
      false,
    ],
  ])("a DRG and its ADRG contradict one another: %s", (_, condition, own, isTold) => {
    const drgs = [drg("BR11", own), drg("BR19", "always")];
    const found = reach([listed("BR1", condition, ["I61.900"], { drgs })], {}, { budget: 50 });
    expect(found.filter(({ code }) => code === "LINT_DRG_UNREACHABLE").map(told)).toEqual(
      isTold ? ["error LINT_DRG_UNREACHABLE mdcs.MDCB.adrgs.BR1.drgs.BR11 (BR11)"] : [],
    );
  });

  it("an ADRG that contradicts its chapter", () => {
    const found = reach([listed("BR1", DIAGNOSES, ["I61.900"])], {
      condition: { principalDiagnosis: ["I63.900"] },
    });
    expect(found.map(told)).toEqual(["error LINT_ADRG_UNREACHABLE mdcs.MDCB.adrgs.BR1 (BR1)"]);
  });

  it("that the search found none proves nothing: a note with how many were tried, and a case that meets the conditions", () => {
    const apart: Condition = {
      all: [
        { any: [{ ageYears: { "<": 9 } }, { sex: "male" }] },
        { any: [{ ageYears: { ">": 60 } }, { sex: "female" }] },
        { not: { any: [{ sex: "male" }, { sex: "female" }] } },
      ],
    };
    expect(reach([group("BR1", { condition: apart })], {}, { budget: 7 }).map(told)).toEqual([
      "info LINT_GROUP_NOT_REACHED mdcs.MDCB.adrgs.BR1 (28 BR1)",
    ]);
    const drgs = [
      drg("BR11", { ageYears: { "<": 17 } }),
      drg("BR13", { ageYears: { "<=": 16 } }),
      drg("BR19", "always"),
    ];
    const [found, ...more] = reach([group("BR1", { drgs })], {}, { budget: 9 });
    expect(found && told(found)).toBe("info LINT_GROUP_NOT_REACHED mdcs.MDCB.adrgs.BR1.drgs.BR13 (36 BR13)");
    expect(found?.witness?.result.drg).toBe("BR11");
    expect(more).toEqual([]);
  });
});

describe("groups that only one of the cases or codes reaches", () => {
  it.each<[string, Condition]>([
    ["the adult man", { all: [{ sex: "male" }, { ageYears: { ">": 40 } }] }],
    ["the adult woman", { all: [{ sex: "female" }, { ageYears: { ">": 20 } }] }],
    ["the newborn", { ageDays: { "<=": 28 } }],
    ["the infant", { all: [{ ageDays: { ">": 28 } }, { ageYears: { "<": 1 } }] }],
  ])("%s, where nothing is edited", (_, condition) => {
    expect(reach([group("BR1", { condition })], {}, { budget: 1 })).toEqual([]);
  });

  it.each<[string, AdrgEntry, AdrgEntry, number]>([
    ["a diagnosis", listed("BR1", DIAGNOSES, ["A1", "A2"]), listed("BR2", DIAGNOSES, ["A1", "A2", "A3"]), 2],
    [
      "a diagnosis, beside the other ones of the case",
      listed("BR1", { anyDiagnosis: "diagnoses" }, ["A1", "A2"]),
      listed("BR2", { all: [DIAGNOSES, { otherDiagnosis: ["O1"] }] }, ["A1", "A2", "A3"]),
      3,
    ],
    [
      "a main procedure",
      group("BR1", { condition: { principalProcedure: ["P1", "P2"] } }),
      group("BR2", { condition: { principalProcedure: ["P1", "P2", "P3"] } }),
      2,
    ],
    [
      "a main procedure, beside the other ones of the case",
      group("BR1", { condition: { anyProcedure: ["P1", "P2"] } }),
      group("BR2", {
        condition: { all: [{ principalProcedure: ["P1", "P2", "P3"] }, { otherProcedure: ["Q1"] }] },
      }),
      3,
    ],
    [
      "another procedure, behind those of the case",
      group("BR1", { condition: { not: { otherProcedure: ["P2"] } } }),
      group("BR2", { condition: { all: [{ principalProcedure: ["M"] }, { otherProcedure: ["P1", "P2"] }] } }),
      3,
    ],
  ])("%s of its list, when each is tried after a search that was too short", (_, wide, narrow, budget) => {
    expect(reach([wide, narrow], {}, { budget })).toEqual([]);
  });

  it("an ADRG whose DRGs leave cases to later groups, by those that they take", () => {
    const switches = { ...SMALL.switches, adrgWithoutDrg: "try-next-adrg" } as const;
    const entry = listed("BR1", DIAGNOSES, ["I63.900"], { drgs: [drg("BR11", { department: ["ICU"] })] });
    expect(reach([entry, group("BR9")], {}, { budget: 4 }, { switches })).toEqual([]);
  });
});

describe("groups most of whose cases go to another", () => {
  const codes = (count: number, from = 0) =>
    Array.from({ length: count }, (_, at) => `P${String(from + at).padStart(2, "0")}`);
  const takes = (id: string, procedures: readonly string[], diagnosis?: string) => {
    const asked: Condition = { principalProcedure: procedures };
    return group(id, {
      kind: "surgical",
      condition: diagnosis === undefined ? asked : { all: [asked, { anyDiagnosis: [diagnosis] }] },
    });
  };
  /** A group of diagnoses and operations behind others. */
  const taken = (
    own: readonly string[],
    earlier: readonly AdrgEntry[],
    more: Partial<Mdc> = {},
    diagnoses: readonly string[] = ["D1"],
  ) => {
    const narrow = group("BB9", {
      kind: "surgical",
      condition: { all: [DIAGNOSES, PROCEDURES] },
      lists: { diagnoses, procedures: own },
    });
    return reach([...earlier, narrow], more).filter(({ code }) => code === "LINT_ADRG_TAKEN");
  };
  const first = (found: readonly LintFinding[]) => found.map(told)[0];

  it("are told with the share, the tie rounded up, and the first case that goes there", () => {
    const [found] = taken(codes(8), [takes("BA1", codes(5, 2))]);
    expect(found && told(found)).toBe("warning LINT_ADRG_TAKEN mdcs.MDCB.adrgs.BB9 (BB9 BA1 63% 8) BA1");
    expect(found?.witness).toMatchObject({
      record: { diagnoses: ["D1"], procedures: ["P02"] },
      result: { adrg: "BA1" },
    });
  });

  it("to the one that takes most of them, of equals to the one that is met first", () => {
    const some = [takes("BA1", codes(2, 3)), takes("BA2", codes(3, 5)), takes("BA3", codes(1))];
    expect(first(taken(codes(9), some))).toBe("info LINT_ADRG_TAKEN mdcs.MDCB.adrgs.BB9 (BB9 BA2 33% 9) BA2");
    const equals = [takes("BA1", codes(3, 5)), takes("BA2", codes(3, 1))];
    expect(first(taken(codes(9), equals))).toBe(
      "info LINT_ADRG_TAKEN mdcs.MDCB.adrgs.BB9 (BB9 BA2 33% 9) BA2",
    );
  });

  it.each([
    [
      "half, by a group that asks for less: a note",
      4,
      undefined,
      "info LINT_ADRG_TAKEN mdcs.MDCB.adrgs.BB9 (BB9 BA1 50% 8) BA1",
    ],
    ["half, by a group that asks for a diagnosis too: nothing", 4, "D1", undefined],
    [
      "more, by a group that asks for a diagnosis too",
      5,
      "D1",
      "warning LINT_ADRG_TAKEN mdcs.MDCB.adrgs.BB9 (BB9 BA1 63% 8) BA1",
    ],
  ])("%s", (_, count, diagnosis, said) => {
    expect(first(taken(codes(8), [takes("BA1", codes(count), diagnosis)]))).toBe(said);
  });

  it("a group of operations alone is no narrower than another", () => {
    const own = group("BB9", { kind: "surgical", condition: PROCEDURES, lists: { procedures: codes(8) } });
    const found = (count: number) =>
      reach([takes("BA1", codes(count)), own]).filter(({ code }) => code === "LINT_ADRG_TAKEN");
    expect([found(4).length, found(5).length]).toEqual([0, 1]);
  });

  it("of a taker of several entries one that asks for a diagnosis is enough", () => {
    const entries = [takes("BA1_1", codes(4)), takes("BA1_2", codes(1, 20), "D1")];
    expect(taken(codes(8), entries)).toEqual([]);
  });

  it("no group at all may take them, or the ambiguous one", () => {
    const ambiguous = { code: "BQY", name: "歧义", enabled: true, stands: "beforeMedical" } as const;
    const condition: Condition = { principalProcedure: codes(5) };
    const medical = group("BR9", {
      condition: { all: [DIAGNOSES, PROCEDURES] },
      lists: { diagnoses: ["D1"], procedures: codes(8) },
    });
    const found = reach([medical], { ambiguous: { ...ambiguous, condition } }).filter(
      ({ code }) => code === "LINT_ADRG_TAKEN",
    );
    expect(first(found)).toBe("warning LINT_ADRG_TAKEN mdcs.MDCB.adrgs.BR9 (BR9 63% 8) BQY");
  });

  it("at most 48 cases are made, spread over the lists; each meets every condition on the way", () => {
    expect(first(taken(codes(60), [takes("BA1", codes(31))]))).toMatch(/\(BB9 BA1 \d+% 48\) BA1$/);
    // The shorter list is gone through again.
    expect(
      first(
        taken(
          ["P00", "P01"],
          [takes("BA1", ["P00"])],
          {},
          Array.from({ length: 10 }, (_, at) => `D${at}`),
        ),
      ),
    ).toBe("info LINT_ADRG_TAKEN mdcs.MDCB.adrgs.BB9 (BB9 BA1 50% 10) BA1");
    // Of ten diagnoses the chapter lets in eight.
    const within = { condition: { anyDiagnosis: Array.from({ length: 8 }, (_, at) => `D${at}`) } };
    expect(
      first(
        taken(
          codes(10),
          [takes("BA1", codes(6))],
          within,
          Array.from({ length: 10 }, (_, at) => `D${at}`),
        ),
      ),
    ).toBe("warning LINT_ADRG_TAKEN mdcs.MDCB.adrgs.BB9 (BB9 BA1 75% 8) BA1");
  });

  it("the other codes of the case stay; a group without diagnoses of its own has those of its chapter", () => {
    const diagnoses = Array.from({ length: 10 }, (_, at) => `D${at}`);
    const own = group("BB9", {
      kind: "surgical",
      condition: {
        all: [{ principalProcedure: ["P00"] }, { otherProcedure: ["Q1"] }, { otherDiagnosis: ["O1"] }],
      },
    });
    const earlier = group("BA1", {
      kind: "surgical",
      condition: {
        all: [
          { principalDiagnosis: diagnoses.slice(0, 6) },
          { otherProcedure: ["Q1"] },
          { otherDiagnosis: ["O1"] },
        ],
      },
    });
    const found = reach([earlier, own], { condition: DIAGNOSES, lists: { diagnoses } }).filter(
      ({ code }) => code === "LINT_ADRG_TAKEN",
    );
    expect(found.map(told)).toEqual(["warning LINT_ADRG_TAKEN mdcs.MDCB.adrgs.BB9 (BB9 BA1 60% 10) BA1"]);
    expect(found[0]?.witness?.record).toMatchObject({ diagnoses: ["D0", "O1"], procedures: ["P00", "Q1"] });
  });
});

describe("DRGs that leave cases over", () => {
  const splits = (adrgs: readonly AdrgEntry[], more: Partial<Mdc> = {}, scheme: Partial<Scheme> = {}) =>
    findingsOf(
      lintSplits,
      schemeOf([chapter(adrgs, more)], { complications: SMALL.complications, ...scheme }),
      { budget: 60 },
    );
  const whole = (drgs: readonly Drg[], condition: Condition = DIAGNOSES) =>
    splits([listed("BR1", condition, ["I63.900"], { drgs })]);
  const NOT_EXHAUSTIVE = "error LINT_DRG_NOT_EXHAUSTIVE mdcs.MDCB.adrgs.BR1 (BR19 BR1 BR1)";

  it("an ADRG without DRGs, with a case of it", () => {
    const [found, ...more] = whole([]);
    expect(found && told(found)).toBe("error LINT_ADRG_WITHOUT_DRG mdcs.MDCB.adrgs.BR1 (BR1)");
    expect(found?.witness?.result).toMatchObject({ status: "without-drg", adrg: "BR1" });
    expect(more).toEqual([]);
  });

  it.each([
    [1, 3],
    [4, 12],
    [13, 25],
    [31, 50],
    [51, 65],
    [66, 80],
  ])("ages from %i to %i, by a case in the ADRG of that age", (from, to) => {
    const drgs = [drg("BR11", { ageYears: { "<": from } }), drg("BR19", { ageYears: { ">": to } })];
    // A woman of 30 is what the search begins with.
    const [found, ...more] = whole(drgs, { all: [DIAGNOSES, { sex: "female" }] });
    expect(found && told(found)).toBe(NOT_EXHAUSTIVE);
    expect(found?.witness).toMatchObject({
      record: { ageYears: to, sex: "female" },
      result: { status: "without-drg" },
    });
    expect(more).toEqual([]);
  });

  it.each([
    [1, 1],
    [2, 5],
    [8, 10],
    [11, 20],
    [21, 40],
    [41, 90],
  ])("stays from %i to %i days", (from, to) => {
    const drgs = [
      drg("BR11", { lengthOfStayDays: { "<": from } }),
      drg("BR19", { lengthOfStayDays: { ">": to } }),
    ];
    expect(whole(drgs).map(told)).toEqual([NOT_EXHAUSTIVE]);
  });

  it.each<[string, Condition]>([
    ["without a complication", { any: ["mcc", "cc"] }],
    ["with a severe one", { not: "mcc" }],
    ["with a general one", { not: "cc" }],
  ])("cases %s", (_, condition) => {
    expect(
      whole([drg("BR19", condition)])
        .filter(({ code }) => code === "LINT_DRG_NOT_EXHAUSTIVE")
        .map(told),
    ).toEqual([NOT_EXHAUSTIVE]);
  });

  it.each<[string, readonly Drg[], Condition, Partial<Mdc>]>([
    [
      "cases that are not in the ADRG",
      [drg("BR19", { ageYears: { ">=": 18 } })],
      { all: [DIAGNOSES, { ageYears: { ">=": 18 } }] },
      {},
    ],
    [
      "cases that are not in the chapter",
      [drg("BR19", { ageYears: { ">=": 18 } })],
      DIAGNOSES,
      { condition: { ageYears: { ">=": 18 } } },
    ],
    ["any, where one DRG always holds", [drg("BR11", "always"), drg("BR19", "mcc")], DIAGNOSES, {}],
    [
      "any, where all together take each",
      [drg("BR11", { ageYears: { "<": 17 } }), drg("BR19", { ageYears: { ">=": 17 } })],
      DIAGNOSES,
      {},
    ],
  ])("are not told of %s", (_, drgs, condition, more) => {
    const found = splits([listed("BR1", condition, ["I63.900"], { drgs })], more);
    expect(found.filter(({ code }) => code === "LINT_DRG_NOT_EXHAUSTIVE")).toEqual([]);
  });

  it("a newborn has no years to try", () => {
    const newborns = group("BR1", {
      condition: { ageDays: { "<=": 28 } },
      drgs: [drg("BR19", { ageYears: { "<": 1 } })],
    });
    expect(findingsOf(lintSplits, schemeOf([chapter([newborns])]), { budget: 1 })).toEqual([]);
  });

  /** What is said of a narrower DRG behind a wider one. */
  const wider = (name: string, narrow: Condition, wide: Condition, diagnoses = ["I63.900"]) => {
    const drgs = [drg("BR11", wide), drg("BR13", narrow, name), drg("BR19", "always")];
    return splits([listed("BR1", DIAGNOSES, diagnoses, { drgs })]).filter(
      ({ code }) => code === "LINT_DRG_TAKEN",
    );
  };
  const old: Condition = { ageYears: { ">=": 60 } };
  const long: Condition = { lengthOfStayDays: { ">=": 7 } };

  it("a DRG that asks for more behind one that asks for severity alone, with a case that meets both", () => {
    const [found, ...more] = wider("某病，60岁及以上", old, "mcc");
    expect(found && told(found)).toBe(
      "warning LINT_DRG_TAKEN mdcs.MDCB.adrgs.BR1.drgs.BR13 (BR13 BR11 BR11) BR11",
    );
    expect(found?.witness).toMatchObject({
      record: { ageYears: 60 },
      result: { drg: "BR11", complication: "mcc" },
    });
    expect(more).toEqual([]);
  });

  it.each<[string, Condition, Condition, boolean]>([
    ["某病", old, "mcc", true],
    ["某病", old, "cc", true],
    ["某病", { all: [old, long] }, { all: [old, "cc"] }, true],
    ["某病", { all: [old, long] }, { all: [{ sex: "male" }, "cc"] }, false],
    ["某病", old, { all: ["mcc", { ageYears: { ">=": 17 } }] }, false],
    [
      "某病",
      { all: ["always", { ageYears: { ">=": 17 } }] },
      { all: ["mcc", { ageYears: { ">=": 17 } }] },
      false,
    ],
    [
      "某病",
      { any: ["never", { ageYears: { ">=": 17 } }] },
      { all: ["mcc", { ageYears: { ">=": 17 } }] },
      false,
    ],
    // A severer case belongs to the severer group before it.
    ["某病，伴严重并发症与合并症", { all: [old, { any: ["mcc", "cc"] }] }, "mcc", true],
    ["某病，伴严重并发症与合并症", { all: [old, { any: ["mcc", "cc"] }] }, "cc", false],
    ["某病，伴一般并发症与合并症", { all: [old, { any: ["mcc", "cc"] }] }, "mcc", false],
    ["某病，伴一般并发症与合并症", { all: [old, { any: ["mcc", "cc"] }] }, "cc", true],
    ["某病，伴并发症或合并症", { all: [old, { any: ["mcc", "cc"] }] }, "mcc", false],
    ["某病，伴并发症或合并症", { all: [old, { any: ["mcc", "cc"] }] }, "cc", true],
    ["某病，不伴并发症与合并症", old, "mcc", false],
    ["某病，不伴并发症与合并症", old, "cc", false],
    // The severe case is not one of the DRG itself.
    ["某病", { all: [old, { not: "mcc" }] }, "mcc", false],
  ])("%s %j behind %j: %s", (name, narrow, wide, isTold) => {
    expect(wider(name, narrow, wide)).toHaveLength(isTold ? 1 : 0);
  });

  it("is told once, of the first that takes it", () => {
    const drgs = [drg("BR11", "cc"), drg("BR12", "mcc"), drg("BR13", old), drg("BR19", "always")];
    const found = splits([listed("BR1", DIAGNOSES, ["I63.900"], { drgs })]).filter(
      ({ code }) => code === "LINT_DRG_TAKEN",
    );
    expect(found.map(told)).toEqual([
      "warning LINT_DRG_TAKEN mdcs.MDCB.adrgs.BR1.drgs.BR13 (BR13 BR12 BR12) BR12",
    ]);
  });

  /** What is said of cases with a complication in a DRG called 不伴. */
  const falls = (drgs: readonly Drg[], diagnoses = ["I63.900"], condition: Condition = DIAGNOSES) =>
    splits([listed("BR1", condition, diagnoses, { drgs })])
      .filter(({ code }) => /_IN_WITHOUT$/.test(code))
      .map((finding) => [told(finding), finding.witness?.result.complication]);
  const SEVERE = "某病，伴严重并发症与合并症";
  const GENERAL = "某病，伴一般并发症与合并症";
  const EITHER = "某病，伴并发症或合并症";
  const WITHOUT = "某病，不伴并发症与合并症";

  it("a severe complication and a general one that end in 不伴 are two findings, each with its case and all DRGs", () => {
    const severe = falls([drg("BR11", "cc", EITHER), drg("BR15", "always", WITHOUT)]);
    expect(severe).toEqual([
      ["warning LINT_SEVERE_IN_WITHOUT mdcs.MDCB.adrgs.BR1.drgs.BR15 (BR1 BR15) BR11 BR15", "mcc"],
    ]);
    const general = falls([drg("BR11", "mcc", EITHER), drg("BR15", "always", WITHOUT)]);
    expect(general).toEqual([
      ["warning LINT_GENERAL_IN_WITHOUT mdcs.MDCB.adrgs.BR1.drgs.BR15 (BR1 BR15) BR11 BR15", "cc"],
    ]);
  });

  it.each<[string, readonly Drg[], number]>([
    [
      "a severe one where only a general one is promised",
      [drg("BR11", "cc", GENERAL), drg("BR15", "always", WITHOUT)],
      0,
    ],
    ["a severe one that is promised", [drg("BR11", "cc", SEVERE), drg("BR15", "always", WITHOUT)], 1],
    [
      "a general one where only a severe one is promised",
      [drg("BR11", "mcc", SEVERE), drg("BR15", "always", WITHOUT)],
      0,
    ],
    ["a general one that is promised", [drg("BR11", "mcc", GENERAL), drg("BR15", "always", WITHOUT)], 1],
    ["伴或不伴", [drg("BR11", "mcc", EITHER), drg("BR15", "always", "某病，伴或不伴并发症与合并症")], 0],
    ["不伴或伴", [drg("BR11", "mcc", EITHER), drg("BR15", "always", "某病，不伴或伴一般并发症或合并症")], 0],
    ["伴与不伴", [drg("BR11", "mcc", EITHER), drg("BR15", "always", "某病，伴与不伴并发症与合并症")], 0],
    ["不伴和伴", [drg("BR11", "mcc", EITHER), drg("BR15", "always", "某病，不伴和伴并发症与合并症")], 0],
    ["a plain name", [drg("BR11", "mcc", EITHER), drg("BR15", "always")], 0],
    ["DRGs that are not split by severity", [drg("BR11", old, EITHER), drg("BR15", "always", WITHOUT)], 0],
    [
      "no DRG at all",
      [drg("BR11", { all: ["cc", old] }, EITHER), drg("BR15", { not: { any: ["mcc", "cc"] } }, WITHOUT)],
      0,
    ],
  ])("%s: %i", (_, drgs, count) => {
    expect(falls(drgs)).toHaveLength(count);
  });

  it("a complication that every principal diagnosis of the group excludes cannot fall", () => {
    // I61.900 excludes the only general complication of the scheme.
    expect(falls([drg("BR11", "mcc", EITHER), drg("BR15", "always", WITHOUT)], ["I61.900"])).toEqual([]);
  });

  it("a case that leaves the group by its complication cannot fall", () => {
    const condition: Condition = { all: [DIAGNOSES, { not: { otherDiagnosis: ["B02.000"] } }] };
    expect(
      falls([drg("BR11", "mcc", EITHER), drg("BR15", "always", WITHOUT)], ["I63.900"], condition),
    ).toEqual([]);
  });
});

describe("findings by kind", () => {
  const finding = (code: string, severity: LintFinding["severity"]) =>
    ({ code, severity, path: "", message: { zh: "", en: "" } }) as unknown as LintFinding;

  it("every code has a title of its own in both languages", () => {
    const kinds = lintKinds(LINT_CODES.map((code) => finding(code, "info")));
    expect(new Set(kinds.map(({ code }) => code as string))).toEqual(new Set(LINT_CODES));
    for (const locale of ["zh", "en"] as const) {
      const titles = kinds.map(({ title }) => title[locale]);
      expect(titles.every((title) => title !== "")).toBe(true);
      expect(new Set(titles).size).toBe(LINT_CODES.length);
    }
  });

  it("stand by severity, then in the order in which one looks; one code of two severities twice", () => {
    const found = [
      finding("LINT_LIST_EMPTY", "info"),
      finding("LINT_NEVER_PRINCIPAL", "info"),
      finding("LINT_LIST_EMPTY", "warning"),
      finding("LINT_NEVER_PRINCIPAL", "error"),
      finding("LINT_ADRG_SHADOWED", "error"),
      finding("LINT_LIST_EMPTY", "info"),
    ];
    expect(
      lintKinds(found).map(({ severity, code, findings }) => `${severity} ${code} ${findings.length}`),
    ).toEqual([
      "error LINT_ADRG_SHADOWED 1",
      "error LINT_NEVER_PRINCIPAL 1",
      "warning LINT_LIST_EMPTY 1",
      "info LINT_NEVER_PRINCIPAL 1",
      "info LINT_LIST_EMPTY 2",
    ]);
  });
});
