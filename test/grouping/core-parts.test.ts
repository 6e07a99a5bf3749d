import { describe, expect, it } from "vitest";
import { dayLimits, daysToTry } from "../../src/grouping/age-limits.js";
import { lifeMark, NEWBORN_CODE, unlikelyMarks } from "../../src/grouping/age-marks.js";
import { applySchemePatch } from "../../src/grouping/apply-scheme-patch.js";
import { candidateRows } from "../../src/grouping/candidate-rows.js";
import type { CaseView, GroupableCase } from "../../src/grouping/case-view.js";
import { loadCodeDictionary } from "../../src/grouping/code-dictionary.js";
import { CodeCollector, fitEditions, hasCodes } from "../../src/grouping/code-editions.js";
import type { Condition } from "../../src/grouping/condition.js";
import { spread } from "../../src/grouping/condition-kind.js";
import { type AdrgEntry, groupCase, loadScheme, type Mdc, type Scheme } from "../../src/grouping/index.js";
import { checkCodes } from "../../src/grouping/judge-code.js";
import { makeSchemePatch } from "../../src/grouping/make-scheme-patch.js";
import { parseScheme } from "../../src/grouping/parse-scheme.js";
import { schemeGroups } from "../../src/grouping/scheme-groups.js";
import { SchemeNumbers } from "../../src/grouping/scheme-numbers.js";
import type { SchemePatch } from "../../src/grouping/scheme-patch.js";
import { DrgError, isDrgError } from "../../src/primitives/index.js";
import { chapter, group, schemeOf } from "../grouping-tools/lint-helpers.js";
import { SMALL } from "../grouping-tools/small-scheme.js";

const RECORD: GroupableCase = { caseId: "1", sex: "male", ageYears: 60, diagnoses: ["D1"], procedures: [] };
/** Severity, code, place, and the codes and numbers that a message names. */
const short = ({
  severity,
  code,
  path,
  message,
}: {
  severity: string;
  code: string;
  path: string;
  message: { en: string };
}) => `${severity} ${code} ${path} (${(message.en.match(/[A-Z]*\d[\w.]*\w|[A-Z]*\d/g) ?? []).join(" ")})`;

describe("ages on which a scheme turns", () => {
  it("each by the first day on its far side, of chapters, ambiguous groups, ADRGs and DRGs, once and in order", () => {
    const days = (test: object): Condition => ({ ageDays: test }) as unknown as Condition;
    const ambiguous = {
      code: "BQY",
      name: "歧义",
      enabled: true,
      stands: "beforeMedical",
      condition: days({ ">": 99 }),
    } as const;
    const scheme = schemeOf([
      chapter(
        [
          group("BR1", {
            condition: { all: [days({ "<=": 28 }), days({ ">=": 7 })] },
            drgs: [{ code: "BR11", name: "", condition: { not: days({ "==": 3 }) } }],
          }),
        ],
        {
          ...{ condition: days({ "<": 365 }), ambiguous },
        },
      ),
      chapter([group("CR1", { condition: days({ ">=": 0, "<=": 28 }) })], { code: "MDCC" }),
    ]);
    expect(dayLimits(scheme)).toEqual([3, 4, 7, 29, 100, 365]);
    expect(dayLimits(schemeOf([chapter([])]))).toEqual([]);
  });

  it("are tried for a child beside them, and all of them where it has no group", () => {
    const tried = (ageYears: number, ageDays: number, isUngrouped = false) =>
      daysToTry({ ageYears, ageDays } as CaseView, [7, 29], isUngrouped);
    expect([tried(0, 6), tried(0, 7), tried(0, 5), tried(0, 8)]).toEqual([[7], [6], [], []]);
    expect([tried(0, 28), tried(0, 29)]).toEqual([[29], [28]]);
    expect(tried(0, 15, true)).toEqual([6, 29]);
    expect([tried(1, 28), tried(0, Number.NaN), tried(0, Number.NaN, true)]).toEqual([[], [], []]);
  });

  it("codes of newborns and of mothers, and the ages that are hardly theirs", () => {
    const marks = [
      "P00.000",
      "P96.900",
      "Z38.000",
      "O00.000",
      "Z37.000",
      "Z39.000",
      "Z36.000",
      "PX",
      "A00.P01",
      "A00.O01",
    ].map(lifeMark);
    const mother = marks[3] ?? 0;
    expect(marks).toEqual([NEWBORN_CODE, NEWBORN_CODE, NEWBORN_CODE, mother, mother, 0, 0, 0, 0, 0]);
    expect(mother & NEWBORN_CODE).toBe(0);
    expect([0, 0.9, 1, 8, 9, 64, 65].map(unlikelyMarks)).toEqual([
      mother,
      mother,
      ...[1, 8].map(() => NEWBORN_CODE | mother),
      NEWBORN_CODE,
      NEWBORN_CODE,
      NEWBORN_CODE | mother,
    ]);
  });
});

describe("what a record is not", () => {
  const loaded = loadScheme(schemeOf([chapter([group("BR1")])]));
  it.each<[unknown, string, string]>([
    [null, "case", "null"],
    ["1", "case", "string"],
    [{ ...RECORD, diagnoses: "D1" }, "diagnoses", "string"],
    [{ ...RECORD, diagnoses: undefined }, "diagnoses", "undefined"],
    [{ ...RECORD, procedures: null }, "procedures", "null"],
    [{ ...RECORD, diagnoses: [5] }, "diagnoses.0", "5"],
    [{ ...RECORD, procedures: ["P1", ["P2"]] }, "procedures.1", "array"],
    [{ ...RECORD, newTechnology: "yes" }, "newTechnology", "string"],
    [{ ...RECORD, newTechnology: true, ageYears: -1 }, "ageYears", "-1"],
    [{ ...RECORD, ageYears: Number.NaN }, "ageYears", "NaN"],
    [{ ...RECORD, ageYears: "60" }, "ageYears", "string"],
    [{ ...RECORD, ageDays: 0, birthWeightGrams: "heavy" }, "birthWeightGrams", "string"],
    [{ ...RECORD, admissionWeightGrams: null }, "admissionWeightGrams", "null"],
    [{ ...RECORD, lengthOfStayDays: {} }, "lengthOfStayDays", "object"],
    [{ ...RECORD, dischargeDisposition: "5" }, "dischargeDisposition", "string"],
    [{ ...RECORD, ventilatorHours: -2 }, "ventilatorHours", "-2"],
    [{ ...RECORD, icuHours: true }, "icuHours", "boolean"],
    [{ ...RECORD, sex: "m" }, "sex", "string"],
  ])("%j: %s is of the wrong type, %s", (record, path, got) => {
    const { status, diagnostics } = groupCase(record as GroupableCase, loaded);
    expect([
      status,
      diagnostics.map((each) => [each.severity, each.code, each.path, each.message.en.includes(`(${got})`)]),
    ]).toEqual(["invalid", [["error", "GROUPING_RECORD_SHAPE", path, true]]]);
  });

  it.each<[Partial<GroupableCase>, readonly string[]]>([
    [{ sex: undefined } as never, ["error GROUPING_SEX_MISSING sex"]],
    [{ diagnoses: [] }, ["error GROUPING_PRINCIPAL_DIAGNOSIS_MISSING diagnoses"]],
    [{ ageYears: 0, ageDays: 28 }, ["error GROUPING_NEWBORN_WEIGHT_MISSING birthWeightGrams"]],
    [{ ageYears: 0, ageDays: 29 }, []],
    [{ ageYears: 0, ageDays: 28, birthWeightGrams: 1 }, []],
    [{ ageYears: 0, ageDays: 28, admissionWeightGrams: 1 }, []],
    [
      { ageYears: 0, ageDays: 28, birthWeightGrams: 0, admissionWeightGrams: 0 },
      ["error GROUPING_NEWBORN_WEIGHT_MISSING birthWeightGrams"],
    ],
    [{ ageYears: 1, ageDays: 28 }, []],
    [
      { ageDays: 28, ageYears: undefined } as never,
      ["error GROUPING_NEWBORN_WEIGHT_MISSING birthWeightGrams"],
    ],
  ])("%j: %j", (more, said) => {
    const { diagnostics } = groupCase({ ...RECORD, ...more }, loaded);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ severity, code, path }) => `${severity} ${code} ${path}`)).toEqual(said);
  });

  it("a child of less than 365 days is of age 0, and whoever is older has lived so many days", () => {
    const aged = (condition: Condition, more: Partial<GroupableCase>) =>
      groupCase(
        { ...RECORD, birthWeightGrams: 3000, ...more },
        loadScheme(schemeOf([chapter([group("BR1", { condition })])])),
      ).status === "grouped";
    const zero: Condition = { ageYears: { "==": 0 } };
    const none = { ageYears: undefined } as never as Partial<GroupableCase>;
    expect([aged(zero, { ...none, ageDays: 364 }), aged(zero, { ...none, ageDays: 365 })]).toEqual([
      true,
      false,
    ]);
    expect([
      aged({ ageDays: { ">=": 365 } }, { ageYears: 1 }),
      aged({ ageDays: { "<=": 365 } }, { ageYears: 1 }),
      aged({ ageDays: { ">=": 0 } }, { ageYears: 0 }),
    ]).toEqual([true, true, false]);
    expect(aged({ ageDays: { "==": 400 } }, { ageYears: 1, ageDays: 400 })).toBe(true);
  });
});

describe("what is noted of a record", () => {
  const scheme = (
    more: Partial<Scheme>,
    adrgs: readonly AdrgEntry[] = [group("BR1")],
    mdcs: readonly Mdc[] = [],
  ) =>
    loadScheme(
      schemeOf([...mdcs, chapter(adrgs)], { ...more, switches: { ...SMALL.switches, ...more.switches } }),
    );
  const said = (loaded: ReturnType<typeof scheme>, more: Partial<GroupableCase> = {}) =>
    groupCase({ ...RECORD, ...more }, loaded).diagnostics.map(short);

  it("codes that are written otherwise, by their places", () => {
    const codes = scheme({ validProcedures: ["01.2400"] }, [
      group("BR1", { condition: { any: [{ anyDiagnosis: ["I61.900"] }, "always"] } }),
    ]);
    expect(
      said(codes, { diagnoses: ["D1", "ｉ61.900"], procedures: ["01.2400", "０1.2400", "99.9999"] }),
    ).toEqual([
      "warning GROUPING_CODE_MISWRITTEN diagnoses.1 (61.900 I61.900)",
      "warning GROUPING_CODE_MISWRITTEN procedures.1 (1.2400 01.2400)",
    ]);
  });

  it("procedures that the scheme drops, a main one that counts as none", () => {
    const invalid = (invalidProcedure: "drop" | "keep-place" | "keep") =>
      said(
        scheme({
          invalidProcedures: ["P1"],
          validProcedures: ["P2"],
          switches: { ...SMALL.switches, invalidProcedure },
        }),
        { procedures: ["P1", "P2", "P1"] },
      );
    expect(invalid("drop")).toEqual(["info GROUPING_PROCEDURES_NOT_USED procedures (2)"]);
    expect(invalid("keep-place")).toEqual(["warning GROUPING_MAIN_PROCEDURE_INVALID procedures.0 (P1)"]);
    expect(invalid("keep")).toEqual([]);
  });

  it("a field that a condition asked for, and a rule that nobody transcribed", () => {
    expect(
      said(
        scheme({}, [
          group("BR1", { condition: { icuHours: { ">": 0 } } }),
          group("BR2", { condition: { notTranscribed: "?" } }),
          group("BR3"),
        ]),
      ),
    ).toEqual([
      "warning GROUPING_FIELD_MISSING icuHours ()",
      "warning GROUPING_RULE_NOT_TRANSCRIBED scheme (BR2)",
    ]);
  });

  it("an admission weight that stood in where a group asked for the birth weight, however much is told", () => {
    const light: Condition = { all: [{ newbornWeightGrams: { "<": 1500 } }, { ageDays: { "<=": 28 } }] };
    const weighed = scheme({}, [group("BR1", { condition: light }), group("BR2")]);
    const days = { ageYears: 0, ageDays: 20 };
    const taken = ["info GROUPING_ADMISSION_WEIGHT_TAKEN birthWeightGrams (1600)"];
    expect(said(weighed, { ...days, admissionWeightGrams: 1600 })).toEqual(taken);
    expect(said(weighed, { ...days, admissionWeightGrams: 1600, birthWeightGrams: 0 })).toEqual(taken);
    expect(said(weighed, { ...days, admissionWeightGrams: 1600, birthWeightGrams: 1700 })).toEqual([]);
    expect(said(scheme({}), { ...days, admissionWeightGrams: 1600 })).toEqual([]);
    const earlier = scheme({}, [group("BR2"), group("BR1", { condition: light })]);
    const record = { ...RECORD, ...days, admissionWeightGrams: 1600 };
    expect(groupCase(record, earlier, { trace: "full" }).diagnostics).toEqual([]);
    // The trace reads the weight of a group that fails before it is asked; nothing is said of it.
    const girls: Condition = { all: [{ sex: "female" }, light] };
    const ofGirls = scheme({}, [group("BR1", { condition: girls }), group("BR2")]);
    expect(groupCase(record, ofGirls, { trace: "full" }).diagnostics).toEqual([]);
  });

  it("a department that reads as intensive care and is not the text that was asked for, where no hours are given", () => {
    const care: Condition = { any: [{ department: ["ICU"] }, { icuHours: { ">": 0 } }] };
    const caring = scheme({}, [group("BR1", { condition: care }), group("BR2")]);
    const told = (more: Partial<GroupableCase>) =>
      groupCase({ ...RECORD, ...more }, caring)
        .diagnostics.filter(({ code }) => code === "GROUPING_DEPARTMENT_ALIKE")
        .map(({ severity, path }) => `${severity} ${path}`);
    for (const department of [
      "28",
      "A28",
      "a28",
      "2801",
      "28.01",
      " 28",
      "重症医学科",
      "综合ICU",
      "EICU",
      "icu",
    ])
      expect(told({ department }), department).toEqual(["warning department"]);
    for (const department of ["ICU", "03", "128", "280", "28013", "B28", "心内科", ""])
      expect(told({ department }), department).toEqual([]);
    expect([
      told({}),
      told({ department: "28", icuHours: 0 }),
      told({ department: "28", icuHours: 5 }),
    ]).toEqual([[], [], []]);
    const surgical = scheme({}, [group("BR1", { condition: { department: ["外科"] } }), group("BR2")]);
    expect(groupCase({ ...RECORD, department: "28" }, surgical).diagnostics).toEqual([]);
  });

  it("codes that do not go with the sex or the age", () => {
    const sexes = [
      chapter([], {
        code: "MDCM",
        condition: { all: [{ sex: "male" }, { principalDiagnosis: "diagnoses" }] },
        lists: { diagnoses: ["N40.x00", "C61.x00"] },
      }),
    ];
    const women = chapter([], {
      code: "MDCN",
      condition: { all: [{ sex: "female" }, { principalDiagnosis: "diagnoses" }] },
      lists: { diagnoses: ["N70.900", "C61.x00"] },
    });
    const loaded = scheme(
      {},
      [group("BR1", { condition: { any: ["always", { anyDiagnosis: ["O80.000", "P07.000"] }] } })],
      [...sexes, women],
    );
    expect(said(loaded, { diagnoses: ["D1", "N70.900", "N40.x00", "C61.x00"] })).toEqual([
      "warning GROUPING_SEX_CONFLICT diagnoses.1 (N70.900)",
    ]);
    expect(said(loaded, { sex: "female", diagnoses: ["D1", "N70.900", "N40.x00"] })).toEqual([
      "warning GROUPING_SEX_CONFLICT diagnoses.2 (N40.x00)",
    ]);
    expect(said(loaded, { sex: "unknown", diagnoses: ["D1", "N70.900", "N40.x00"] })).toEqual([]);
    expect(said(loaded, { diagnoses: ["D1", "P07.000", "O80.000"], ageYears: 70 })).toEqual([
      "warning GROUPING_SEX_CONFLICT diagnoses.2 (O80.000)",
      "warning GROUPING_AGE_CONFLICT diagnoses.1 (P07.000 70)",
      "warning GROUPING_AGE_CONFLICT diagnoses.2 (O80.000 70)",
    ]);
  });

  it("procedures that shut the medical groups, where without them there would be a group", () => {
    const medical: Condition = {
      all: [{ principalDiagnosis: ["D1"] }, { not: { principalProcedure: "@validProcedures" } }],
    };
    const surgical: Condition = { all: [{ principalDiagnosis: ["D1"] }, { principalProcedure: ["P3"] }] };
    const procedures = ["P1", "P2", "P3", "P4", "P5", "P6", "P7"];
    const shutting = (retry: "none" | "each-other-procedure") =>
      scheme({ validProcedures: procedures, switches: { ...SMALL.switches, retry } }, [
        group("BB1", { kind: "surgical", condition: surgical }),
        group("BR1", { condition: medical }),
      ]);
    const told = (retry: "none" | "each-other-procedure", used: readonly string[]) =>
      said(shutting(retry), { procedures: used }).filter((text) => !text.startsWith("error"));
    const shut = "warning GROUPING_MEDICAL_GROUPS_SHUT procedures.0";
    expect(told("each-other-procedure", ["P1"])).toEqual([`${shut} (P1 D1 BR19)`]);
    expect(told("each-other-procedure", ["P1", "P2"])).toEqual([`${shut} (P1 P2 D1 BR19)`]);
    expect(told("each-other-procedure", ["P7", "P6", "P5", "P4", "P2", "P1"])).toEqual([
      `${shut} (P7 P6 P5 P4 P2 1 D1 BR19)`,
    ]);
    expect(told("none", ["P1", "P2"])).toEqual([`${shut} (P1 D1 BR19)`]);
    expect(told("each-other-procedure", ["P3"])).toEqual([]);
    expect(said(shutting("none"), { diagnoses: ["D2"], procedures: ["P1"] })).toHaveLength(1);
    const [, { message } = { message: undefined }] = groupCase(
      { ...RECORD, procedures: ["P1"] },
      shutting("none"),
    ).diagnostics;
    expect(message).toEqual({
      zh: "手术操作 P1 不属于主要诊断 D1 的任何手术组，又使其内科组不收本例，所以没有组；没有手术操作时入 BR19。请核对主要诊断与手术操作。",
      en: "The procedure P1 leads to no surgical group of the principal diagnosis D1 and shuts its medical groups, so there is no group; without procedures it would be BR19. Check the principal diagnosis and the procedures.",
    });
  });

  it("grey codes, but for the one by which the case has no group, with those below them", () => {
    const grey = { greyDiagnoses: ["I61"], greyProcedures: ["01"], validProcedures: ["01.2400", "01.2500"] };
    const list = [group("BR1", { condition: { any: ["always", { anyDiagnosis: ["I61.900", "I61.000"] }] } })];
    const noted = (greyPrincipalCode: "refuse" | "accept", more: Partial<GroupableCase>) =>
      said(scheme({ ...grey, switches: { ...SMALL.switches, greyPrincipalCode } }, list), more);
    const codes = { diagnoses: ["I61", "D1", "I61"], procedures: ["01", "01.2400", "01"] };
    expect(noted("accept", codes).map((text) => text.split(" ").slice(0, 3).join(" "))).toEqual([
      "warning GROUPING_CODE_GREY diagnoses.0",
      "warning GROUPING_CODE_GREY diagnoses.2",
      "warning GROUPING_CODE_GREY procedures.0",
      "warning GROUPING_CODE_GREY procedures.2",
    ]);
    expect(noted("refuse", codes).map((text) => text.split(" ").slice(0, 3).join(" "))).toEqual([
      "error GROUPING_PRINCIPAL_DIAGNOSIS_GREY diagnoses.0",
      "warning GROUPING_CODE_GREY diagnoses.2",
      "warning GROUPING_CODE_GREY procedures.0",
      "warning GROUPING_CODE_GREY procedures.2",
    ]);
    expect(
      noted("refuse", { ...codes, diagnoses: ["D1"] }).map((text) => text.split(" ").slice(0, 3).join(" ")),
    ).toEqual(["error GROUPING_MAIN_PROCEDURE_GREY procedures.0", "warning GROUPING_CODE_GREY procedures.2"]);
    expect(noted("accept", { procedures: ["01"] })[0]).toContain("01.2400 01.2500");
  });

  it("why there is no group: an empty or invalid principal diagnosis, one of no list, a group without DRG", () => {
    const listed = [
      group("BR1", { condition: { principalDiagnosis: ["D1"] }, drgs: [] }),
      group("BR2", {
        condition: { principalDiagnosis: ["D2"] },
        drgs: [{ code: "BR21", name: "", condition: "mcc" }],
      }),
    ];
    const loaded = scheme(
      {
        invalidPrincipalDiagnoses: ["D4"],
        switches: { ...SMALL.switches, invalidPrincipalDiagnosis: "refuse" },
      },
      [...listed, group("BR3", { condition: { all: [{ principalDiagnosis: ["D3"] }, { sex: "female" }] } })],
    );
    const why = (diagnosis: string) =>
      said(loaded, { diagnoses: [diagnosis] })[0]
        ?.split(" ")
        .slice(0, 3)
        .join(" ");
    expect([" ", "D9", "D3", "D4", "D1", "D2"].map(why)).toEqual([
      "error GROUPING_PRINCIPAL_DIAGNOSIS_EMPTY diagnoses.0",
      "error GROUPING_PRINCIPAL_DIAGNOSIS_NOT_LISTED diagnoses.0",
      "error GROUPING_NO_GROUP_MATCHED diagnoses.0",
      "error GROUPING_PRINCIPAL_DIAGNOSIS_INVALID diagnoses.0",
      "error GROUPING_ADRG_WITHOUT_DRG scheme",
      "error GROUPING_NO_DRG_MATCHED scheme",
    ]);
  });
});

describe("the steps that a code does not rule out", () => {
  /** For each code and for none, the steps that are left. */
  const left = (
    side: "diagnosis" | "procedure",
    conditions: readonly Condition[],
    codes: readonly string[],
  ) => {
    const scheme = schemeOf([
      chapter(conditions.map((condition, at) => group(`B${String(at).padStart(2, "0")}`, { condition }))),
    ]);
    const numbers = new SchemeNumbers(scheme);
    const index = side === "diagnosis" ? numbers.diagnoses : numbers.procedures;
    const rows = candidateRows(
      side,
      conditions.map((condition) => [{ condition, scope: numbers.scope("here", {}) }]),
      index.size,
    );
    const stepsOf = (row: number) =>
      conditions
        .flatMap((_, step) =>
          (((rows.bits[row * rows.words + (step >>> 5)] ?? 0) >>> (step & 31)) & 1) === 1 ? [step] : [],
        )
        .join();
    return [
      ...codes.map((code) => stepsOf(rows.rowOf[index.numberOf(code)] ?? 0)),
      stepsOf(rows.rowWithoutCode),
    ];
  };
  it.each<[Condition, boolean[]]>([
    // For a code in the list, one in none, and no code at all.
    [{ principalDiagnosis: ["A"] }, [true, false, false]],
    [{ otherDiagnosis: ["A"] }, [true, true, false]],
    [{ anyDiagnosis: ["A"] }, [true, true, false]],
    ["always", [true, true, true]],
    ["never", [false, false, false]],
    ["mcc", [true, true, true]],
    [{ principalProcedure: ["A"] }, [true, true, true]],
    [{ not: { principalDiagnosis: ["A"] } }, [false, true, true]],
    [{ not: { anyDiagnosis: ["A"] } }, [false, true, true]],
    [{ not: "mcc" }, [true, true, true]],
    [{ all: [{ principalDiagnosis: ["A"] }, "mcc"] }, [true, false, false]],
    [{ all: ["mcc", { principalDiagnosis: ["A"] }] }, [true, false, false]],
    [{ any: [{ principalDiagnosis: ["A"] }, "mcc"] }, [true, true, true]],
    [{ any: [{ principalDiagnosis: ["A"] }, { anyDiagnosis: ["B"] }] }, [true, true, false]],
    [{ any: [{ principalDiagnosis: ["A"] }, "never"] }, [true, false, false]],
    [{ not: { any: ["mcc", { principalDiagnosis: ["A"] }] } }, [false, true, true]],
    [{ not: { all: ["mcc", { principalDiagnosis: ["A"] }] } }, [true, true, true]],
    [{ all: [] as never }, [true, true, true]],
  ])("%j: %j", (condition, isLeft) => {
    expect(left("diagnosis", [condition], ["A", "Z"])).toEqual(isLeft.map((each) => (each ? "0" : "")));
  });

  it("over more than 32 steps and lists that overlap", () => {
    const conditions = Array.from(
      { length: 70 },
      (_, at): Condition => ({
        principalProcedure: at % 2 === 0 ? ["A", `P${at}`] : [`P${at}`, "B", `P${at - 1}`],
      }),
    );
    const even = conditions.map((_, at) => at).filter((at) => at % 2 === 0);
    const odd = conditions.map((_, at) => at).filter((at) => at % 2 === 1);
    expect(left("procedure", conditions, ["A", "B", "P0", "P33", "P64", "P69", "Z"])).toEqual([
      even.join(),
      odd.join(),
      "0,1",
      "33",
      "64,65",
      "69",
      "",
      "",
    ]);
  });
});

describe("editions of codes", () => {
  const system = (
    kind: "diagnosis" | "procedure",
    names: Readonly<Record<string, string>>,
    more: object = {},
  ) =>
    ({
      format: "chs-drg-codes/1",
      id: "x",
      title: { zh: "典", en: "book" },
      kind,
      provenance: { publisher: "x" },
      names,
      ...more,
    }) as const;
  const dictionary = loadCodeDictionary(
    system(
      "diagnosis",
      {
        "I61.900": "出血",
        "I61.901": "出血一",
        "I61.902": "出血二",
        "I61.903": "出血三",
        I61: "出血类",
        "A01.000": "伤寒",
      },
      {
        ...{ grey: ["I61"], editions: ["1", "2", "3"] },
        changes: {
          "2": { added: ["I61.901"], removed: ["I61.902"] },
          "3": { added: ["I61.903"], removed: ["I61.901"] },
        },
      },
    ),
    system("procedure", { "01.2400": "开颅", "01.2401": "开颅一", "51.2200": "胆囊" }),
    {
      diagnoses: new Map([["B99", "A01.000"]]),
      procedures: new Map([["X9", "01.2400"]]),
      several: new Map(),
    },
  );

  it("have a code from the one that added it to the one before that removed it", () => {
    expect([...dictionary.diagnoses.editionsOf]).toEqual([
      ["I61.901", ["2"]],
      ["I61.902", ["1"]],
      ["I61.903", ["3"]],
    ]);
  });

  it.each<[string, string | undefined, string[]?]>([
    ["", "GROUPING_CODE_EMPTY"],
    ["I61.900", undefined],
    ["I61", "GROUPING_CODE_GREY"],
    ["I61.901", "GROUPING_CODE_OTHER_EDITION", ["2"]],
    ["I61.902", undefined],
    ["B99", "GROUPING_CODE_OTHER_SYSTEM", ["A01.000 伤寒"]],
    ["ｉ61.900", "GROUPING_CODE_DAMAGED", ["I61.900"]],
    ["I61.900 脑出血", "GROUPING_CODE_DAMAGED", ["I61.900"]],
    ["A01", "GROUPING_CODE_DAMAGED", ["A01.000"]],
    ["a01.0", "GROUPING_CODE_DAMAGED", ["A01.000"]],
    ["A01000", "GROUPING_CODE_DAMAGED", ["A01.000"]],
    ["I61.909", "GROUPING_CODE_UNKNOWN", ["I61.900", "I61.901", "I61.902"]],
    ["I61.999", "GROUPING_CODE_UNKNOWN", ["I61.900", "I61.901", "I61.902"]],
    ["A02.000", "GROUPING_CODE_UNKNOWN"],
  ])("a diagnosis %j: %s", (code, said, named = []) => {
    const found = checkCodes({ ...RECORD, diagnoses: [code] }, dictionary);
    expect(found.map(({ severity, code: told, path }) => [severity, told, path])).toEqual(
      said === undefined ? [] : [["warning", said, "diagnoses.0"]],
    );
    for (const name of named) expect(found[0]?.message.en).toContain(name);
    // Three codes at most are named as those that may be meant.
    if (said === "GROUPING_CODE_UNKNOWN") expect(found[0]?.message.en).not.toContain("I61.903");
  });

  it.each([
    ["ｉ61.900", "form"],
    ["i61.900", "form"],
    ["А01.000", "form"],
    ["I61.900 脑出血", "whole"],
    ["I61.900;A01.000", "several"],
    ["I61.900#A01.000", "several"],
    ["i61.900&A01.0", "several"],
    ["I61.900、I61.900", "whole"],
    ["I61.9", "left"],
    ["I61900", "left"],
  ])(
    "a code in another writing, one with something beside it and one that lost characters are told apart: %j %s",
    (code, as) => {
      const [told] = checkCodes({ ...RECORD, diagnoses: [code] }, dictionary);
      expect(told?.message.zh.includes("应写作")).toBe(as === "form");
      expect(told?.message.en.includes("write it so")).toBe(as === "form");
      expect(told?.message.zh.includes("一个也不要删")).toBe(as === "several");
      expect(told?.message.en.includes("leave none out")).toBe(as === "several");
      expect(told?.message.zh.includes("只写编码")).toBe(as === "whole");
      expect(told?.message.en.includes("write the code alone")).toBe(as === "whole");
      expect(told?.message.zh.includes("去掉了零")).toBe(as === "left");
    },
  );

  it.each<[string, string | undefined, string?]>([
    ["1.24", "GROUPING_CODE_DAMAGED", "01.2400"],
    ["1.2401", "GROUPING_CODE_DAMAGED", "01.2401"],
    ["12400", "GROUPING_CODE_DAMAGED", "01.2400"],
    ["512200", "GROUPING_CODE_DAMAGED", "51.2200"],
    ["51.22", "GROUPING_CODE_DAMAGED", "51.2200"],
    ["01.2400开颅", "GROUPING_CODE_DAMAGED", "01.2400"],
    ["X9", "GROUPING_CODE_OTHER_SYSTEM", "01.2400"],
    ["1240", "GROUPING_CODE_UNKNOWN"],
    ["01.2400", undefined],
  ])("a procedure %j: %s", (code, said, named) => {
    const found = checkCodes(
      { ...RECORD, diagnoses: ["I61.900"], procedures: ["01.2400", code] },
      dictionary,
    );
    expect(found.map(({ code: told, path }) => [told, path])).toEqual(
      said === undefined ? [] : [[said, "procedures.1"]],
    );
    if (named !== undefined) expect(found[0]?.message.en).toContain(named);
  });

  it("grey codes only where they are asked for; of an edition that the book does not know nothing is said", () => {
    const codes = { ...RECORD, diagnoses: ["I61", "I61.901", "I61.903"] };
    const said = (options: Parameters<typeof checkCodes>[2]) =>
      checkCodes(codes, dictionary, options).map(({ code, path }) => `${code} ${path}`);
    expect(said({ grey: false })).toEqual([
      "GROUPING_CODE_OTHER_EDITION diagnoses.1",
      "GROUPING_CODE_OTHER_EDITION diagnoses.2",
    ]);
    expect(said({ edition: "3" })).toEqual([
      "GROUPING_CODE_GREY diagnoses.0",
      "GROUPING_CODE_OTHER_EDITION diagnoses.1",
    ]);
    expect(said({ edition: "9", grey: false })).toEqual([]);
  });

  it("fit a file by the share of its different codes, the best first, of equals the first; what others lack by how often it stands", () => {
    const file = new CodeCollector();
    for (const record of [
      { diagnoses: ["B", "A", ""], procedures: ["P"] },
      { diagnoses: ["C", "B"], procedures: ["Q", "P", "P"] },
    ])
      file.add(record);
    expect(file.codes("diagnoses")).toEqual([
      ["A", 1],
      ["B", 2],
      ["C", 1],
    ]);
    const edition = (id: string, diagnoses: string, procedures: string) => ({
      id,
      diagnoses: new Set(diagnoses),
      procedures: new Set(procedures),
    });
    const fits = fitEditions(file, [
      edition("none", "Z", "Z"),
      edition("half", "AC", ""),
      edition("best", "ABC", "P"),
      edition("half2", "AB", ""),
    ]);
    expect(
      fits.map(({ edition: id, diagnoses, procedures, share, lacking }) => [
        id,
        diagnoses,
        procedures,
        share,
        lacking.join(""),
      ]),
    ).toEqual([
      ["best", { known: 3, all: 3 }, { known: 1, all: 2 }, 0.8, ""],
      ["half", { known: 2, all: 3 }, { known: 0, all: 2 }, 0.4, "PB"],
      ["half2", { known: 2, all: 3 }, { known: 0, all: 2 }, 0.4, "PC"],
      ["none", { known: 0, all: 3 }, { known: 0, all: 2 }, 0, "PBAC"],
    ]);
    expect(fits.map(hasCodes)).toEqual([true, true, true, true]);
    const [empty] = fitEditions(new CodeCollector(), [edition("a", "A", "P")]);
    expect([empty?.share, empty && hasCodes(empty)]).toEqual([0, false]);
  });
});

describe("patches", () => {
  const base: Scheme = schemeOf(
    [
      chapter([group("BR1", { lists: { diagnoses: ["D1", "D2", "D3"] } }), group("BR2"), group("BR3")], {
        lists: { own: ["O1"] },
      }),
      chapter([], { code: "MDCC" }),
      chapter([], { code: "MDCD" }),
    ],
    { validProcedures: ["P1", "P2"], lists: { shared: ["S1", "S2", "S3"] } },
  );
  const derived = (patch: SchemePatch) => ({
    ...base,
    id: "derived",
    version: "2",
    extends: "small@1",
    patch,
  });
  const failure = (patch: SchemePatch) => {
    try {
      applySchemePatch(base, derived(patch));
      return "none";
    } catch (error) {
      if (!isDrgError(error) || !(error instanceof DrgError)) throw error;
      const [, verb] = /would (.*) ([^ ]+), which/.exec(error.message) ?? [];
      const { path } = error as { path?: string };
      return `${path}: ${verb ?? /items: (.*)\. It/.exec(error.message)?.[1]}`;
    }
  };

  it.each<[SchemePatch, string]>([
    [{ validProcedures: { remove: ["P9"] } }, "patch.validProcedures: remove"],
    [{ validProcedures: { add: ["P1"] } }, "patch.validProcedures: add"],
    [{ lists: { shared: { remove: ["S9"] } } }, "patch.lists.shared: remove"],
    [{ lists: { none: null } }, "patch.lists: remove"],
    [{ lists: { none: { add: ["S9"] } } }, "patch.lists: change"],
    [{ bodySites: { none: null } }, "patch.bodySites: remove"],
    [{ complications: { mcc: { none: null } } }, "patch.complications.mcc: remove"],
    [{ complications: { cc: { none: null } } }, "patch.complications.cc: remove"],
    [{ complications: { exclusions: { none: null } } }, "patch.complications.exclusions: remove"],
    [{ mdcs: { remove: ["MDCX"] } }, "patch.mdcs: remove"],
    [{ mdcs: { change: { MDCX: {} } } }, "patch.mdcs: change"],
    [{ mdcs: { add: [{ item: chapter([]) }] } }, "patch.mdcs: add"],
    [
      { mdcs: { add: [{ before: "MDCX", item: chapter([], { code: "MDCE" }) }] } },
      "patch.mdcs: insert before",
    ],
    [{ mdcs: { change: { MDCB: { lists: { none: null } } } } }, "patch.mdcs.MDCB.lists: remove"],
    [{ mdcs: { change: { MDCB: { adrgs: { remove: ["BX1"] } } } } }, "patch.mdcs.MDCB.adrgs: remove"],
    [
      { mdcs: { change: { MDCB: { adrgs: { change: { BR1: { lists: { none: null } } } } } } } },
      "patch.mdcs.MDCB.adrgs.BR1.lists: remove",
    ],
    [
      { mdcs: { change: { MDCB: { adrgs: { change: { BR1: { drgs: { remove: ["BR1X"] } } } } } } } },
      "patch.mdcs.MDCB.adrgs.BR1.drgs: remove",
    ],
    [{ mdcs: { order: ["MDCB"] } }, "patch.mdcs: MDCC, MDCD"],
    [{ mdcs: { order: ["MDCB", "MDCX", "MDCC", "MDCD"] } }, "patch.mdcs: MDCX"],
    [{ mdcs: { order: ["MDCB", "MDCB", "MDCC", "MDCD"] } }, "patch.mdcs: MDCB"],
    [{ mdcs: { add: [{ before: "MDCB", item: chapter([], { code: "MDCA" }) }] } }, "none"],
  ])("%j fails where it stands: %s", (patch, said) => {
    expect(failure(patch)).toBe(said);
  });

  it("made of two schemes give the second from the first, and say no more than differs", () => {
    const patched = (target: Scheme) => {
      const patch = makeSchemePatch(base, target);
      expect(applySchemePatch(base, derived(patch)).mdcs).toEqual(target.mdcs);
      return patch;
    };
    expect(patched(base)).toEqual({});
    const [one, two, three] = base.mdcs as [Mdc, Mdc, Mdc];
    const [first, ...others] = one.adrgs as [AdrgEntry, ...AdrgEntry[]];
    expect(patched({ ...base, mdcs: [three, one, two] })).toEqual({
      mdcs: { order: ["MDCD", "MDCB", "MDCC"] },
    });
    const fresh = chapter([], { code: "MDCE" });
    expect(patched({ ...base, mdcs: [one, fresh, two, three] })).toEqual({
      mdcs: { add: [{ before: "MDCC", item: fresh }] },
    });
    expect(patched({ ...base, mdcs: [one, two, three, fresh] })).toEqual({
      mdcs: { add: [{ item: fresh }] },
    });
    expect(patched({ ...base, mdcs: [fresh, { ...fresh, code: "MDCF" }, one, two, three] })).toEqual({
      mdcs: {
        add: [
          { before: "MDCB", item: fresh },
          { before: "MDCB", item: { ...fresh, code: "MDCF" } },
        ],
      },
    });
    expect(patched({ ...base, mdcs: [two, fresh, one, three] })).toEqual({
      mdcs: { add: [{ item: fresh }], order: ["MDCC", "MDCE", "MDCB", "MDCD"] },
    });
    expect(patched({ ...base, mdcs: [one, three] })).toEqual({ mdcs: { remove: ["MDCC"] } });
    const changed = (change: Partial<AdrgEntry>) =>
      patched({ ...base, mdcs: [{ ...one, adrgs: [{ ...first, ...change }, ...others] }, two, three] }).mdcs
        ?.change?.MDCB?.adrgs?.change?.BR1;
    expect(changed({ name: "新" })).toEqual({ name: "新" });
    expect(changed({ lists: { diagnoses: ["D1", "D2", "D3", "D4"] } })).toEqual({
      lists: { diagnoses: { add: ["D4"] } },
    });
    expect(changed({ lists: { diagnoses: ["D2", "D3"] } })).toEqual({
      lists: { diagnoses: { remove: ["D1"] } },
    });
    // Where as much would move as the list holds, the list is said whole.
    expect(changed({ lists: { diagnoses: ["D3", "D4"] } })).toEqual({ lists: { diagnoses: ["D3", "D4"] } });
    expect(changed({ lists: { diagnoses: ["D1", "D2", "D3"], more: ["M1"] } })).toEqual({
      lists: { more: ["M1"] },
    });
    expect(changed({ lists: { more: ["M1"] } })).toEqual({ lists: { diagnoses: null, more: ["M1"] } });
    expect(changed({ assumed: [{ text: { zh: "假", en: "assumed" } }] })).toEqual({
      assumed: [{ text: { zh: "假", en: "assumed" } }],
    });
  });
});

describe("small parts", () => {
  it("so many items of a list, spread evenly", () => {
    expect(spread([1, 2, 3], 3)).toEqual([1, 2, 3]);
    expect(spread([1, 2, 3, 4], 3)).toEqual([1, 2, 3]);
    expect(spread([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 4)).toEqual([0, 2, 5, 7]);
    expect(spread([], 4)).toEqual([]);
  });

  it("the groups that a scheme can give: an ADRG is one only where it takes its code", () => {
    const scheme = schemeOf([
      chapter([group("BR1", { drgs: [{ code: "BR11", name: "", condition: "mcc" }] })], {
        ambiguous: { code: "BXX", name: "", enabled: false, stands: "onMedicalMatch", condition: "always" },
      }),
    ]);
    expect([...schemeGroups(scheme)].sort()).toEqual(["0000", "BQY", "BR1", "BR11", "BXX"]);
    expect(
      [
        ...schemeGroups({ ...scheme, switches: { ...scheme.switches, adrgWithoutDrg: "try-next-adrg" } }),
      ].sort(),
    ).toEqual(["0000", "BQY", "BR11", "BXX"]);
  });

  it("a scheme that nests 64 levels is read, one of 65 is refused with the reason", () => {
    const nested = (levels: number) => {
      let condition: Condition = "mcc";
      // The scheme, its chapters, the list of them and the chapter hold the first four.
      for (let level = 4; level < levels; level += 1) condition = { not: condition };
      return schemeOf([chapter([], { condition })]);
    };
    expect(() => parseScheme(nested(60))).not.toThrow();
    expect(() => parseScheme(nested(80))).toThrow(
      expect.objectContaining({ code: "SCHEME_INVALID", path: "" }),
    );
    expect(() => parseScheme(nested(80))).toThrow(/64/);
    expect(() => parseScheme(null)).toThrow();
    expect(() => parseScheme("x")).toThrow();
  });
});
