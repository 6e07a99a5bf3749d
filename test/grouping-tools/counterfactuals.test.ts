import { describe, expect, it } from "vitest";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import type { Condition } from "../../src/grouping/condition.js";
import { counterfactuals, decisiveCodes, whyNot } from "../../src/grouping/explain/index.js";
import { SchemeProbe, wayTo } from "../../src/grouping/explain/scheme-probe.js";
import { satisfyWay, steerCase } from "../../src/grouping/explain/steer-case.js";
import { type AdrgEntry, loadScheme, type Mdc, type Scheme } from "../../src/grouping/index.js";
import { chapter, group, schemeOf } from "./lint-helpers.js";
import { SMALL } from "./small-scheme.js";

const RECORD: GroupableCase = {
  ...{ caseId: "1", sex: "male", ageYears: 60 },
  diagnoses: ["P0", "R1", "M1"],
  procedures: ["Q0", "Q2", "Q1"],
};
const drg = (code: string, condition: Condition) => ({ code, name: code, condition });
/** A scheme of one group: BR11 asks for something, BR19 takes the rest. */
const asking = (condition: Condition, more: Partial<Mdc> = {}, own: Partial<AdrgEntry> = {}) =>
  schemeOf([
    chapter([group("BR1", { drgs: [drg("BR11", condition), drg("BR19", "always")], ...own })], more),
  ]);

/** The single edits that lead to a group, in short. */
function leading(scheme: Scheme, to: string, more: Partial<GroupableCase> = {}, samples?: number) {
  return counterfactuals({ ...RECORD, ...more }, loadScheme(scheme), samples === undefined ? {} : { samples })
    .filter(({ result }) => result.drg === to)
    .map(({ edit }) =>
      [
        edit.edit,
        "position" in edit ? edit.position : "",
        "field" in edit ? edit.field : "",
        "code" in edit ? edit.code : edit.value,
      ]
        .filter((part) => part !== "")
        .join(" "),
    );
}

/** What leads to BR11, from the smallest edit to the largest. */
const EDITS: readonly (readonly (readonly [Condition, string])[])[] = [
  [
    [{ not: { anyDiagnosis: ["R1"] } }, "remove-diagnosis 1 R1"],
    [{ not: { anyProcedure: ["Q1"] } }, "remove-procedure 2 Q1"],
  ],
  [
    [{ principalDiagnosis: ["M1"] }, "make-principal-diagnosis 2 M1"],
    [{ principalProcedure: ["Q1"] }, "make-main-procedure 2 Q1"],
  ],
  [[{ ageYears: { ">=": 70 } }, "set-number ageYears 70"]],
  [[{ sex: "female" }, "set-sex female"]],
  [
    [{ anyDiagnosis: ["N1"] }, "add-diagnosis N1"],
    [{ anyProcedure: ["K1"] }, "add-procedure K1"],
  ],
  [[{ principalProcedure: ["K2"] }, "add-main-procedure K2"]],
];

describe("the smallest single edits that lead to another group", () => {
  it.each(EDITS.map((same, at) => [same, EDITS[at + 1] ?? []] as const))("%j", (same, larger) => {
    const all = same.map(([, edit]) => edit);
    for (const [condition, edit] of same) expect(leading(asking(condition), "BR11")).toEqual([edit]);
    // Edits of one size are all told, larger ones are not.
    for (const [bigger] of larger) {
      const any = [bigger, ...same.map(([condition]) => condition)];
      expect(leading(asking({ any }), "BR11")).toEqual(all);
    }
  });

  it("of all groups the smallest first; of one size in the order of the record", () => {
    const drgs = EDITS.flat().map(([condition], at) => drg(`BR1${String.fromCharCode(65 + at)}`, condition));
    const scheme = schemeOf([
      chapter([group("BR1", { drgs: [...drgs.toReversed(), drg("BR19", { ageYears: { "<": 0 } })] })]),
    ]);
    const none = { ...RECORD, diagnoses: ["P0", "R1", "M1"], procedures: ["Q0", "Q2", "Q1"] };
    const found = counterfactuals(none, loadScheme(scheme)).map(
      ({ edit, result }) => `${edit.edit} ${result.drg}`,
    );
    expect(found).toEqual([
      "remove-diagnosis BR1A",
      "remove-procedure BR1B",
      "make-principal-diagnosis BR1C",
      "make-main-procedure BR1D",
      "set-number BR1E",
      "set-sex BR1F",
      "add-procedure BR1H",
      "add-diagnosis BR1G",
      "add-main-procedure BR1I",
    ]);
  });

  it("a code that is added and a number that is set are examples: the nearest stands for all", () => {
    expect(leading(asking({ anyDiagnosis: ["N1", "N2", "N3", "N4", "N5"] }), "BR11")).toEqual([
      "add-diagnosis N1",
    ]);
    expect(
      leading(asking({ any: [{ ageYears: { ">=": 80 } }, { ageYears: { "<=": 50 } }] }), "BR11"),
    ).toEqual(["set-number ageYears 50"]);
    expect(
      leading(asking({ any: [{ ageYears: { ">=": 70 } }, { ageYears: { "<=": 40 } }] }), "BR11"),
    ).toEqual(["set-number ageYears 70"]);
    // Two numbers of the case are two edits, and so are codes that are removed.
    const weights = { birthWeightGrams: 3000, ageDays: 5 };
    expect(
      leading(
        asking({ any: [{ birthWeightGrams: { "<": 1500 } }, { ageDays: { ">": 28 } }] }),
        "BR11",
        weights,
      ),
    ).toEqual(["set-number ageDays 29", "set-number birthWeightGrams 1499"]);
    expect(leading(asking({ diagnosisCount: { "<": 3 } }), "BR11")).toEqual([
      "remove-diagnosis 0 P0",
      "remove-diagnosis 1 R1",
      "remove-diagnosis 2 M1",
    ]);
  });

  it.each([
    ["ageYears", 60],
    ["ageDays", 20],
    ["birthWeightGrams", 3000],
    ["admissionWeightGrams", 3000],
    ["lengthOfStayDays", 7],
    ["ventilatorHours", 0],
    ["icuHours", 0],
  ] as const)("a number over its threshold, where the record states it: %s", (field, value) => {
    const scheme = asking({ [field]: { ">": value } } as unknown as Condition);
    expect(leading(scheme, "BR11", { [field]: value })).toEqual([`set-number ${field} ${value + 1}`]);
    if (field !== "ageYears" && field !== "ageDays") expect(leading(scheme, "BR11")).toEqual([]);
  });

  it.each([
    ["birthWeightGrams", 1],
    ["admissionWeightGrams", 1],
    ["lengthOfStayDays", 0],
  ] as const)("the weight of a newborn is that at birth or at admission: %s", (field, count) => {
    expect(leading(asking({ newbornWeightGrams: { "<": 1500 } }), "BR11", { [field]: 3000 })).toHaveLength(
      count,
    );
  });

  it.each<[Condition, number | undefined]>([
    [{ ageYears: { "<": 1 } }, 0],
    [{ ageYears: { "<=": 0 } }, 0],
    [{ ageYears: { "==": 61 } }, 61],
    [{ ageYears: { "<": 0 } }, undefined],
    [{ not: { ageYears: { ">=": 60 } } }, 59],
  ])("%j: the nearest number on the other side, none below zero", (condition, value) => {
    expect(leading(asking(condition), "BR11")).toEqual(
      value === undefined ? [] : [`set-number ageYears ${value}`],
    );
  });

  it("bounds of a chapter, of an ADRG and of a DRG", () => {
    const old: Condition = { ageYears: { "<": 61 } };
    expect(leading(asking("mcc", { condition: old }), "0000")).toEqual(["set-number ageYears 61"]);
    expect(leading(asking("mcc", {}, { condition: old }), "0000")).toEqual(["set-number ageYears 61"]);
  });

  it("the other sex, where the record has one", () => {
    expect(leading(asking({ sex: "male" }), "BR11", { sex: "female" })).toEqual(["set-sex male"]);
    expect(leading(asking({ sex: "male" }), "BR11", { sex: "unknown" })).toEqual([]);
  });

  it("codes of the groups of its own chapter and of those before all others; of every chapter where it has no group", () => {
    const first = chapter([group("AA1", { condition: { anyProcedure: ["K1"] } })], {
      code: "MDCA",
      kind: "pre",
    });
    const own = chapter(
      [
        group("BR1", { condition: { anyDiagnosis: ["P0"] } }),
        group("BR2", { condition: { anyDiagnosis: ["N1"] } }),
      ].toReversed(),
      { condition: { anyDiagnosis: ["P0", "N1"] } },
    );
    const other = chapter([group("CR1", { condition: { anyDiagnosis: ["N2"] } })], {
      code: "MDCC",
      kind: "normal",
    });
    const scheme = schemeOf([first, other, own]);
    expect(leading(scheme, "AA19")).toEqual(["add-procedure K1"]);
    expect(leading(scheme, "BR29")).toEqual(["add-diagnosis N1"]);
    expect(leading(scheme, "CR19")).toEqual([]);
    expect(leading(scheme, "CR19", { diagnoses: ["Z9"] })).toEqual(["add-diagnosis N2"]);
  });

  it("as many codes of a list as are asked for, four where nothing is said", () => {
    const list = ["N1", "N2", "N3", "N4", "N5"];
    // Only the fifth leads there; of five the fourth that is tried is N4.
    const taken = drg("BR10", { anyDiagnosis: list.slice(0, 3) });
    const scheme = (last: readonly string[]) =>
      asking(
        "mcc",
        {},
        {
          drgs: [taken, drg("BR11", { anyDiagnosis: [...list.slice(0, 3), ...last] }), drg("BR19", "always")],
        },
      );
    expect(leading(scheme(["N4"]), "BR11")).toEqual(["add-diagnosis N4"]);
    expect(leading(scheme(["N4", "N5"]), "BR11")).toEqual(["add-diagnosis N4"]);
    expect(leading(scheme(["N4"]), "BR11", {}, 3)).toEqual([]);
    expect(leading(scheme([]), "BR11")).toEqual([]);
  });

  it("a status that changes though the code is the same", () => {
    const scheme = schemeOf([chapter([group("BR1", { condition: { anyDiagnosis: ["P0"] } })])]);
    const found = counterfactuals({ ...RECORD, diagnoses: ["Z9"], procedures: [] }, loadScheme(scheme));
    expect(found.map(({ edit, result }) => `${edit.edit} ${result.status} ${result.drg}`)).toEqual([
      "remove-diagnosis invalid 0000",
      "add-diagnosis grouped BR19",
    ]);
    // What two codes together would do is no single edit.
    expect(leading(asking({ all: [{ anyDiagnosis: ["N1"] }, { anyDiagnosis: ["N2"] }] }), "BR11")).toEqual(
      [],
    );
  });
});

describe("what changes without a code", () => {
  it("the status, the MDC, the ADRG, the DRG and the complication, each by itself", () => {
    const scheme: Scheme = {
      ...schemeOf([
        chapter(
          [
            group("BR1", {
              condition: { anyDiagnosis: ["P0"] },
              drgs: [drg("BR11", "mcc"), drg("BR19", "always")],
            }),
            group("BR2"),
          ],
          { condition: { anyDiagnosis: ["R1"] } },
        ),
        chapter([group("CR1", { condition: { anyDiagnosis: ["P0"] } })], { code: "MDCC" }),
      ]),
      complications: { mcc: { "1": ["M1"] }, cc: {}, exclusions: { "1": [] } },
    };
    const roles = decisiveCodes({ ...RECORD, procedures: ["Q0"] }, loadScheme(scheme)).map(
      ({ kind, position, code, changes }) => [
        ...[kind, position, code],
        Object.entries(changes)
          .flatMap(([part, changed]) => (changed ? [part] : []))
          .join(),
      ],
    );
    expect(roles).toEqual([
      ["diagnosis", 0, "P0", "adrg,drg"],
      ["diagnosis", 1, "R1", "mdc,adrg,drg"],
      ["diagnosis", 2, "M1", "drg,complication"],
      ["procedure", 0, "Q0", ""],
    ]);
    const [only] = decisiveCodes({ ...RECORD, diagnoses: ["R1"], procedures: [] }, loadScheme(scheme));
    expect(only?.changes).toEqual({ status: true, mdc: true, adrg: true, drg: true, complication: true });
  });
});

describe("a search for a case of a group", () => {
  const entryOf = (scheme: Scheme, id: string) => {
    for (const mdc of scheme.mdcs) for (const entry of mdc.adrgs) if (entry.id === id) return { mdc, entry };
    throw new Error(id);
  };
  const steered = (
    scheme: Scheme,
    id: string,
    code: string,
    more: Partial<GroupableCase> = {},
    limits: Parameters<typeof steerCase>[4] = {},
  ) => {
    const { mdc, entry } = entryOf(scheme, id);
    const one = entry.drgs.find((each) => each.code === code);
    return steerCase(
      new SchemeProbe(loadScheme(scheme)),
      { ...RECORD, ...more },
      wayTo(mdc, entry, one),
      code,
      limits,
    );
  };
  const three: Condition = {
    all: [{ anyDiagnosis: ["N1"] }, { anyDiagnosis: ["N2"] }, { anyDiagnosis: ["N3"] }],
  };

  it("takes so many edits one after the other, and tries so many cases", () => {
    expect(steered(asking(three), "BR1", "BR11", {}, { depth: 3 })?.edits).toHaveLength(3);
    expect(steered(asking(three), "BR1", "BR11", {}, { depth: 2 })).toBeUndefined();
    expect(steered(asking(three), "BR1", "BR11", {}, { budget: 4 })?.edits).toHaveLength(3);
    expect(steered(asking(three), "BR1", "BR11", {}, { budget: 3 })).toBeUndefined();
    const nine: Condition = { all: Array.from({ length: 9 }, (_, at) => ({ anyDiagnosis: [`N${at}`] })) };
    expect(steered(asking(nine), "BR1", "BR11")).toBeUndefined();
    expect(steered(asking(nine), "BR1", "BR11", { diagnoses: ["P0", "N0"] })?.edits).toHaveLength(8);
  });

  it("begins with the case as it is", () => {
    expect(steered(asking("always"), "BR1", "BR11")?.edits).toEqual([]);
  });

  it("gives another principal diagnosis where this one excludes the complication", () => {
    const scheme: Scheme = {
      ...asking("mcc", { condition: { principalDiagnosis: ["P0", "P1"] } }),
      complications: { mcc: { "1": ["C1"] }, cc: {}, exclusions: { "1": ["P0"] } },
    };
    expect(steered(scheme, "BR1", "BR11", { diagnoses: ["P0", "C1"] })?.edits).toEqual([
      { edit: "replace-principal-diagnosis", code: "P1" },
    ]);
    // No other is proposed than those that every condition on the way lets through.
    const apart = asking(
      "mcc",
      { condition: { principalDiagnosis: ["P0", "P1"] } },
      { condition: { principalDiagnosis: ["P0"] } },
    );
    expect(
      steered({ ...apart, complications: scheme.complications }, "BR1", "BR11", { diagnoses: ["P0", "C1"] }),
    ).toBeUndefined();
  });

  it("unmakes what takes the case before, the innermost condition first, or gives a principal diagnosis that does not", () => {
    const own = group("BR2", { condition: { principalDiagnosis: ["P0", "P1", "P2"] } });
    const scheme = (earlier: Condition) => schemeOf([chapter([group("BR1", { condition: earlier }), own])]);
    const edits = (earlier: Condition) => steered(scheme(earlier), "BR2", "BR29")?.edits;
    expect(edits({ anyDiagnosis: ["R1"] })).toEqual([{ edit: "remove-diagnosis", position: 1, code: "R1" }]);
    expect(edits({ sex: "male" })).toEqual([{ edit: "set-sex", value: "female" }]);
    // What takes it by its diagnosis: another of the group's own that the taker does not ask for.
    expect(edits({ principalDiagnosis: ["P0", "P1"] })?.at(-1)).toEqual({
      edit: "replace-principal-diagnosis",
      code: "P2",
    });
  });

  it("supplies what makes a record invalid: a sex, the weight of a newborn", () => {
    const sexless = { ...RECORD, sex: undefined } as unknown as GroupableCase;
    const { mdc, entry } = entryOf(asking({ sex: "female" }), "BR1");
    const probe = new SchemeProbe(loadScheme(asking({ sex: "female" })));
    expect(steerCase(probe, sexless, wayTo(mdc, entry, entry.drgs[0]), "BR11")?.record.sex).toBe("female");
    expect(steerCase(probe, sexless, wayTo(mdc, entry, entry.drgs[1]), "BR19")?.edits).toEqual([
      { edit: "set-sex", value: "male" },
    ]);
    const newborn = { ageYears: 0, ageDays: 5 };
    expect(steered(asking("always"), "BR1", "BR11", newborn)?.edits).toEqual([
      { edit: "set-number", field: "birthWeightGrams", value: 3000 },
    ]);
  });

  it("an invalid record satisfies no way; one that goes to another group may", () => {
    const scheme = schemeOf([
      chapter([
        group("BR1"),
        group("BR2", { condition: { all: [{ anyDiagnosis: ["N1"] }, { sex: "male" }] } }),
      ]),
    ]);
    const { mdc, entry } = entryOf(scheme, "BR2");
    const met = satisfyWay(new SchemeProbe(loadScheme(scheme)), RECORD, wayTo(mdc, entry));
    expect(met?.edits).toEqual([{ edit: "add-diagnosis", code: "N1" }]);
    expect(met?.result.adrg).toBe("BR1");
    const sexless = { ...RECORD, sex: undefined, diagnoses: ["N1"] } as unknown as GroupableCase;
    expect(
      satisfyWay(
        new SchemeProbe(loadScheme(asking("always"))),
        sexless,
        wayTo(asking("always").mdcs[0] as Mdc, entryOf(asking("always"), "BR1").entry),
      )?.edits,
    ).toEqual([{ edit: "set-sex", value: "male" }]);
  });

  it("of several parts that are open the first that can be edited", () => {
    const condition: Condition = { all: [{ procedureCount: { ">": 3 } }, { anyProcedure: ["K1"] }] };
    expect(steered(asking(condition), "BR1", "BR11")?.edits).toEqual([{ edit: "add-procedure", code: "K1" }]);
  });
});

describe("why a case is not in a group", () => {
  it("of several ways the one of which most conditions hold, of equals the first", () => {
    const condition: Condition = { anyDiagnosis: ["P0"] };
    const entries = [
      group("BR1_1", { condition: { anyDiagnosis: ["X1"] } }),
      group("BR1_2", { condition, drgs: [drg("BR19", { anyDiagnosis: ["X2"] })] }),
      group("BR1_3", { condition: { all: [condition, { anyDiagnosis: ["X3"] }] } }),
    ].map((entry) => ({ ...entry, drgs: entry.drgs.map((one) => ({ ...one, code: "BR19" })) }));
    const failed = (adrgs: readonly AdrgEntry[]) =>
      whyNot(RECORD, "BR19", loadScheme(schemeOf([chapter(adrgs)]))).failed?.condition;
    expect(failed(entries)).toEqual({ anyDiagnosis: ["X2"] });
    expect(failed(entries.slice(0, 1).concat(entries.slice(2)))).toEqual({ anyDiagnosis: ["X1"] });
  });

  it("what fails and what is not known are told apart", () => {
    const state = (condition: Condition) =>
      whyNot(RECORD, "BR11", loadScheme(asking(condition))).failed?.state;
    expect([state({ sex: "female" }), state({ icuHours: { ">": 0 } })]).toEqual(["fails", "unknown"]);
  });

  it("no group and an invalid record are in no group, whatever it is called", () => {
    const scheme = schemeOf([
      chapter([group("0000", { condition: { anyDiagnosis: ["N1"] }, drgs: [drg("00009", "always")] })]),
    ]);
    expect(whyNot(RECORD, "0000", loadScheme(scheme)).reason).toBe("condition-failed");
    expect(whyNot({ ...RECORD, diagnoses: [] }, "0000", loadScheme(scheme)).reason).toBe("record-invalid");
  });

  it("the chapter itself is a group", () => {
    expect(whyNot(RECORD, "MDCB", loadScheme(asking("always"))).reason).toBe("reached");
  });

  it("the first chapter that lets a case in takes it where chapters are final; one before all others is not", () => {
    const switches = { ...SMALL.switches, mdcWithoutAdrg: "ungroupable" } as const;
    const none = (code: string, kind: "pre" | "normal", condition: Condition) =>
      chapter([], { code, name: code, kind, condition });
    const scheme = schemeOf(
      [
        none("MDCP", "pre", "always"),
        none("MDCC", "normal", { sex: "female" }),
        none("MDCD", "normal", "always"),
        chapter([group("BR1")]),
      ],
      { switches },
    );
    expect(whyNot(RECORD, "BR19", loadScheme(scheme))).toMatchObject({
      reason: "taken-earlier",
      takenBy: { entry: "MDCD", name: "MDCD" },
    });
  });
});
