import { describe, expect, it } from "vitest";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import type { Condition } from "../../src/grouping/condition.js";
import type { CodesByPlace } from "../../src/grouping/condition-kind.js";
import {
  applyEdit,
  type CaseEdit,
  describeCondition,
  describeEdit,
} from "../../src/grouping/explain/index.js";
import { satisfyOptions } from "../../src/grouping/explain/satisfy-condition.js";
import { ownedAdrg, SchemeProbe } from "../../src/grouping/explain/scheme-probe.js";
import { groupCase, loadScheme } from "../../src/grouping/index.js";
import { chapter, group, schemeOf } from "./lint-helpers.js";

const SCHEME = schemeOf(
  [
    chapter([group("BR1", { lists: { diagnoses: ["G40.900", "I63.900"], procedures: ["03.0900"] } })], {
      lists: { diagnoses: ["I61.900"], procedures: ["01.2400"] },
    }),
  ],
  {
    validProcedures: ["88.4100", "88.4200", "88.4300"],
    bodySites: {
      head: ["S01.000", "S02.000", "S03.000"],
      limb: ["S81.000", "S82.000", "A02.100"],
      trunk: ["S31.000"],
    },
    complications: {
      mcc: { "1": ["A02.100"], "2": ["A19.900"] },
      cc: { "1": ["B02.000", "S81.000"] },
      exclusions: { "1": ["I61.900"], "2": ["I63.900"] },
    },
  },
);
const probe = new SchemeProbe(loadScheme(SCHEME));
const RECORD: GroupableCase = {
  ...{ caseId: "1", sex: "male", ageYears: 60, lengthOfStayDays: 7 },
  diagnoses: ["I63.900", "A02.100", "G40.900"],
  procedures: ["01.2400", "03.0900", "01.2400"],
};

/** An edit in short: what it does, where, with what. */
function short(edit: CaseEdit): string {
  const parts = [
    edit.edit,
    "position" in edit ? edit.position : "",
    "field" in edit ? edit.field : "",
    "code" in edit ? edit.code : edit.value,
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** The edits that are proposed, several that belong together joined. */
function proposed(
  condition: Condition,
  wanted: boolean,
  more: Partial<GroupableCase> = {},
  within: CodesByPlace = {},
  samples = 2,
) {
  const owner = { level: "drg", entry: "BR11", name: "", condition, lists: undefined } as const;
  const record = { ...RECORD, ...more };
  return satisfyOptions(probe, record, condition, owner, wanted, samples, within).map((option) =>
    option.map(short).join(" + "),
  );
}

describe("the edits by which a condition would hold", () => {
  it.each<[Condition, string, Partial<GroupableCase>?]>([
    [
      { principalDiagnosis: ["G40.900", "I61.900"] },
      "make-principal-diagnosis 2 G40.900, replace-principal-diagnosis G40.900, replace-principal-diagnosis I61.900",
    ],
    [{ principalDiagnosis: ["I63.900"] }, "replace-principal-diagnosis I63.900"],
    [{ principalProcedure: ["01.2400"] }, "make-main-procedure 2 01.2400, add-main-procedure 01.2400"],
    [
      { principalProcedure: ["03.0900", "04.0700"] },
      "make-main-procedure 1 03.0900, add-main-procedure 03.0900, add-main-procedure 04.0700",
    ],
    [{ otherDiagnosis: ["X1", "X2", "X3"] }, "add-diagnosis X1, add-diagnosis X2"],
    [{ otherDiagnosis: ["X1", "X2", "X3", "X4"] }, "add-diagnosis X1, add-diagnosis X3"],
    [{ anyDiagnosis: ["X1"] }, "add-diagnosis X1, replace-principal-diagnosis X1"],
    [{ otherProcedure: ["P1", "P2"] }, "add-procedure P1, add-procedure P2"],
    [{ anyProcedure: ["P1"] }, "add-procedure P1"],
    [{ anyDiagnosisStartsWith: "I6" }, "add-diagnosis I61.900, replace-principal-diagnosis I61.900"],
    [
      { principalDiagnosisStartsWith: "I6" },
      "replace-principal-diagnosis I61.900, replace-principal-diagnosis I63.900",
    ],
    [
      { principalDiagnosisStartsWith: "G4" },
      "make-principal-diagnosis 2 G40.900, replace-principal-diagnosis G40.900",
    ],
    [{ principalProcedureStartsWith: "03" }, "make-main-procedure 1 03.0900, add-main-procedure 03.0900"],
    [{ principalProcedureStartsWith: "88" }, "add-main-procedure 88.4100, add-main-procedure 88.4200"],
    [{ procedureCountIn: { list: ["P1"], ">=": 2 } }, "add-procedure P1"],
    [{ sex: "female" }, "set-sex female"],
    [{ sex: "male" }, "set-sex male"],
    [
      { dischargeDisposition: [2, 5] },
      "set-number dischargeDisposition 2, set-number dischargeDisposition 5",
    ],
    [{ department: ["ICU", "内科"] }, "set-department ICU"],
    ["newTechnology", "set-new-technology true"],
    ["mcc", "add-diagnosis A02.100, add-diagnosis A19.900", { diagnoses: ["G40.900"] }],
    // The principal diagnosis excludes one, and the case has the other.
    ["mcc", ""],
    ["cc", "add-diagnosis B02.000, add-diagnosis S81.000"],
    // Of a site with half of what is asked for, those first that are no complication; none of the principal diagnosis' own.
    [
      "secondBodySite",
      "add-diagnosis S82.000, add-diagnosis S31.000, add-diagnosis S81.000",
      { diagnoses: ["S01.000"] },
    ],
    [
      { bodySites: { ">=": 2 } },
      "add-diagnosis S82.000, add-diagnosis S31.000, add-diagnosis S81.000",
      { diagnoses: ["S01.000"] },
    ],
    [
      "secondBodySite",
      "add-diagnosis S01.000, add-diagnosis S82.000, add-diagnosis S31.000, add-diagnosis S81.000",
      { diagnoses: [] },
    ],
    [{ ageYears: { ">=": 18 } }, "set-number ageYears 19, set-number ageYears 18"],
    [{ ageYears: { "<": 18 } }, "set-number ageYears 17"],
    [{ ageYears: { "<": 1 } }, "set-number ageYears 0"],
    [{ ageYears: { "==": 0 } }, "set-number ageYears 0"],
    [
      { ageYears: { ">=": 59, "<=": 61 } },
      "set-number ageYears 60, set-number ageYears 59, set-number ageYears 61",
    ],
    [{ ageDays: { "<=": 28 } }, "set-number ageDays 28, set-number ageDays 27"],
    [{ newbornWeightGrams: { "<": 1500 } }, "set-number birthWeightGrams 1499"],
    [{ diagnosisCount: { ">": 5 } }, ""],
    [{ procedureCount: { ">": 5 } }, ""],
    ["always", ""],
    [{ notTranscribed: "?" }, ""],
    [{ not: { sex: "male" } }, "set-sex female"],
  ])("%j: %s", (condition, edits, more) => {
    expect(proposed(condition, true, more).join(", ")).toBe(edits);
  });

  it("none but the codes that other conditions let stand at the place", () => {
    const within = { principalDiagnosis: new Set(["I61.900"]), principalProcedure: new Set(["88.4300"]) };
    expect(proposed({ principalDiagnosis: ["G40.900", "I61.900"] }, true, {}, within)).toEqual([
      "replace-principal-diagnosis I61.900",
    ]);
    expect(proposed({ principalProcedureStartsWith: "88" }, true, {}, within)).toEqual([
      "add-main-procedure 88.4300",
    ]);
    expect(proposed({ anyDiagnosis: ["G40.900"] }, true, {}, within)).toEqual([
      "add-diagnosis G40.900",
      "replace-principal-diagnosis G40.900",
    ]);
  });

  it("of body sites half as many codes of each as of a list, one at least", () => {
    const sites = (samples: number) =>
      proposed("secondBodySite", true, { diagnoses: ["S31.000"] }, {}, samples).map((edit) => edit.slice(-7));
    expect(sites(1)).toEqual(["S01.000", "S82.000", "S81.000"]);
    expect(sites(3)).toEqual(["S01.000", "S82.000", "S81.000"]);
    expect(sites(4)).toEqual(["S01.000", "S02.000", "S82.000", "S81.000", "A02.100"]);
  });
});

describe("the edits by which a condition would fail", () => {
  it.each<[Condition, string, Partial<GroupableCase>?]>([
    [
      { principalDiagnosis: ["I63.900", "A02.100"] },
      "make-principal-diagnosis 2 G40.900, remove-diagnosis 0 I63.900",
    ],
    [{ principalProcedure: ["01.2400"] }, "make-main-procedure 1 03.0900, remove-procedure 0 01.2400"],
    [{ principalProcedure: ["01.2400"] }, "", { procedures: [] }],
    [
      { otherDiagnosis: ["I63.900", "A02.100", "G40.900"] },
      "remove-diagnosis 2 G40.900 + remove-diagnosis 1 A02.100",
    ],
    [{ anyDiagnosis: ["I63.900", "G40.900"] }, "remove-diagnosis 2 G40.900 + remove-diagnosis 0 I63.900"],
    [{ otherProcedure: ["01.2400"] }, "remove-procedure 2 01.2400"],
    [{ anyProcedure: ["01.2400"] }, "remove-procedure 2 01.2400 + remove-procedure 0 01.2400"],
    [{ anyDiagnosisStartsWith: "A0" }, "remove-diagnosis 1 A02.100"],
    [
      { principalDiagnosisStartsWith: "I6" },
      "make-principal-diagnosis 1 A02.100, make-principal-diagnosis 2 G40.900, remove-diagnosis 0 I63.900",
    ],
    [{ procedureCountIn: { list: ["03.0900"], ">=": 1 } }, "remove-procedure 1 03.0900"],
    [{ sex: "female" }, "set-sex male"],
    [{ sex: "male" }, "set-sex female"],
    [
      { dischargeDisposition: [2, 5] },
      "1, 3, 4, 9"
        .split(", ")
        .map((value) => `set-number dischargeDisposition ${value}`)
        .join(", "),
    ],
    [{ department: ["ICU"] }, "set-department"],
    ["newTechnology", "set-new-technology false"],
    [
      "mcc",
      "remove-diagnosis 2 A19.900 + remove-diagnosis 1 A02.100",
      { diagnoses: ["A02.100", "A02.100", "A19.900"] },
    ],
    ["secondBodySite", ""],
    [{ ageYears: { ">=": 18 } }, "set-number ageYears 17"],
    [{ ageYears: { ">=": 0 } }, ""],
    ["always", ""],
    [{ not: { sex: "male" } }, "set-sex male"],
  ])("%j: %s", (condition, edits, more) => {
    expect(proposed(condition, false, more).join(", ")).toBe(edits);
  });
});

describe("edits", () => {
  const edits: readonly (readonly [CaseEdit, Partial<GroupableCase>, string, string])[] = [
    [
      { edit: "remove-diagnosis", position: 1, code: "A02.100" },
      { diagnoses: ["I63.900", "G40.900"] },
      "去掉诊断 A02.100",
      "remove diagnosis A02.100",
    ],
    [
      { edit: "remove-procedure", position: 0, code: "01.2400" },
      { procedures: ["03.0900", "01.2400"] },
      "去掉手术操作 01.2400",
      "remove procedure 01.2400",
    ],
    [
      { edit: "make-principal-diagnosis", position: 1, code: "A02.100" },
      { diagnoses: ["A02.100", "I63.900", "G40.900"] },
      "以 A02.100 为主要诊断",
      "make A02.100 the principal diagnosis",
    ],
    [
      { edit: "make-main-procedure", position: 1, code: "03.0900" },
      { procedures: ["03.0900", "01.2400", "01.2400"] },
      "以 03.0900 为主要手术操作",
      "make 03.0900 the main procedure",
    ],
    [
      { edit: "replace-principal-diagnosis", code: "X1" },
      { diagnoses: ["X1", "A02.100", "G40.900"] },
      "主要诊断改为 X1",
      "replace the principal diagnosis by X1",
    ],
    [
      { edit: "add-diagnosis", code: "X1" },
      { diagnoses: ["I63.900", "A02.100", "G40.900", "X1"] },
      "增加其他诊断 X1",
      "add the other diagnosis X1",
    ],
    [
      { edit: "add-procedure", code: "P1" },
      { procedures: ["01.2400", "03.0900", "01.2400", "P1"] },
      "增加手术操作 P1",
      "add procedure P1",
    ],
    [
      { edit: "add-main-procedure", code: "P1" },
      { procedures: ["P1", "01.2400", "03.0900", "01.2400"] },
      "增加主要手术操作 P1",
      "add P1 as the main procedure",
    ],
    [
      { edit: "set-number", field: "ageYears", value: 5 },
      { ageYears: 5 },
      "年龄（岁）改为 5",
      "set age in years to 5",
    ],
    [{ edit: "set-sex", value: "female" }, { sex: "female" }, "性别改为女", "set sex to female"],
    [{ edit: "set-sex", value: "male" }, { sex: "male" }, "性别改为男", "set sex to male"],
    [
      { edit: "set-department", value: "ICU" },
      { department: "ICU" },
      "科别改为 ICU",
      "set department to ICU",
    ],
    [
      { edit: "set-new-technology", value: true },
      { newTechnology: true },
      "标明使用新技术",
      "mark the case as using a new technology",
    ],
    [
      { edit: "set-new-technology", value: false },
      { newTechnology: false },
      "标明未使用新技术",
      "mark the case as using no new technology",
    ],
  ];
  it.each(edits)("%j", (edit, changed, zh, en) => {
    expect(applyEdit(RECORD, edit)).toEqual({ ...RECORD, ...changed });
    expect(describeEdit(edit)).toEqual({ zh, en });
  });
});

describe("what of the case a condition rests on", () => {
  /** The operands of the ADRG's step. */
  const operands = (condition: Condition, more: Partial<GroupableCase> = {}) => {
    const compiled = loadScheme({ ...SCHEME, mdcs: [chapter([group("BR1", { condition })])] });
    const { trace = [] } = groupCase({ ...RECORD, ...more }, compiled, { trace: "full" });
    return trace.find(({ level }) => level === "adrg")?.operands.join(", ");
  };
  it.each<[Condition, string, Partial<GroupableCase>?]>([
    [{ principalDiagnosis: ["G40.900"] }, "principalDiagnosis=I63.900"],
    [{ principalProcedure: ["03.0900"] }, "principalProcedure=01.2400"],
    [{ principalProcedure: ["03.0900"] }, "principalProcedure=", { procedures: [] }],
    [{ otherDiagnosis: ["G40.900", "I63.900"] }, "otherDiagnosis=G40.900"],
    [{ otherDiagnosis: ["A02.100"] }, "otherDiagnosis=A02.100"],
    [{ otherDiagnosis: ["I63.900"] }, ""],
    [{ anyDiagnosis: ["I63.900", "G40.900"] }, "anyDiagnosis=I63.900"],
    [{ anyDiagnosis: ["X1"] }, ""],
    [{ otherProcedure: ["01.2400"] }, "otherProcedure=01.2400"],
    [{ otherProcedure: ["03.0900", "01.2400"] }, "otherProcedure=03.0900"],
    [{ otherProcedure: ["01.2400"] }, "", { procedures: ["01.2400"] }],
    [{ anyProcedure: ["01.2400"] }, "anyProcedure=01.2400"],
    [{ anyProcedure: ["P1"] }, ""],
    [{ anyDiagnosisStartsWith: "G4" }, "anyDiagnosis=G40.900"],
    [{ anyDiagnosisStartsWith: "00" }, ""],
    [{ principalDiagnosisStartsWith: "I6" }, "principalDiagnosis=I63.900"],
    [{ principalDiagnosisStartsWith: "G4" }, "principalDiagnosis=I63.900"],
    [{ principalProcedureStartsWith: "01" }, "principalProcedure=01.2400"],
    [{ principalProcedureStartsWith: "01" }, "principalProcedure=", { procedures: [] }],
    [{ procedureCountIn: { list: ["01.2400"], ">=": 2 } }, "procedureCountIn=2"],
    ["mcc", "mcc=A02.100"],
    ["mcc", "", { diagnoses: ["I63.900", "B02.000"] }],
    [
      "mcc",
      "excludedMcc=A19.900, exclusionTable=2, principalDiagnosis=I63.900",
      { diagnoses: ["I63.900", "A19.900"] },
    ],
    ["cc", "cc=B02.000", { diagnoses: ["I63.900", "A02.100", "B02.000"] }],
    ["secondBodySite", ""],
    ["newTechnology", "newTechnology="],
    ["newTechnology", "newTechnology=true", { newTechnology: true }],
    [{ ageYears: { "<": 17 } }, "ageYears=60"],
    [{ ageDays: { "<=": 28 } }, "ageDays=21900"],
    [{ icuHours: { ">": 0 } }, "icuHours="],
    [{ sex: "female" }, "sex=male"],
    [{ dischargeDisposition: [5] }, "dischargeDisposition=2", { dischargeDisposition: 2 }],
    [{ department: ["ICU"] }, "department="],
    [{ all: ["mcc", { sex: "male" }] }, "mcc=A02.100, sex=male"],
    // Of alternatives the first that holds; where none does, all of them.
    [{ any: [{ sex: "female" }, { ageYears: { ">": 50 } }, "mcc"] }, "ageYears=60"],
    [{ any: [{ sex: "female" }, { ageYears: { "<": 50 } }] }, "sex=male, ageYears=60"],
    [{ not: { sex: "female" } }, "sex=male"],
    [{ not: { any: [{ sex: "female" }, { ageYears: { "<": 50 } }] } }, "sex=male, ageYears=60"],
    ["always", ""],
  ])("%j: %s", (condition, read, more) => {
    expect(operands(condition, more)).toBe(read);
  });
});

describe("whether a condition holds, at the edges of what it looks at", () => {
  const holds = (condition: Condition, more: Partial<GroupableCase> = {}) => {
    const entry = group("BR1", { condition });
    const own = new SchemeProbe(loadScheme({ ...SCHEME, mdcs: [chapter([entry])] }));
    return own.state({ ...RECORD, ...more }, condition, ownedAdrg(entry));
  };
  it.each<[Condition, string, Partial<GroupableCase>?]>([
    [{ otherDiagnosis: ["I63.900"] }, "fails"],
    [{ otherDiagnosis: ["A02.100"] }, "holds"],
    [{ otherDiagnosis: ["G40.900"] }, "holds"],
    [{ anyDiagnosis: ["I63.900"] }, "holds"],
    [{ otherProcedure: ["03.0900"] }, "holds"],
    [{ otherProcedure: ["01.2400"] }, "fails", { procedures: ["01.2400", "03.0900"] }],
    [{ otherProcedure: ["01.2400"] }, "holds", { procedures: ["03.0900", "01.2400"] }],
    [{ anyProcedure: ["01.2400"] }, "holds", { procedures: ["01.2400", "03.0900"] }],
    [{ principalProcedure: ["01.2400"] }, "fails", { procedures: [] }],
    [{ principalProcedure: ["01.2400"] }, "fails", { procedures: ["99.9999"] }],
    [{ ageYears: { "==": 60 } }, "holds"],
    [{ ageYears: { "==": 61 } }, "fails"],
    [{ dischargeDisposition: [5] }, "unknown"],
    [{ dischargeDisposition: [2, 5] }, "holds", { dischargeDisposition: 5 }],
    [{ dischargeDisposition: [2] }, "fails", { dischargeDisposition: 5 }],
    [{ department: ["ICU"] }, "fails", { department: "内科" }],
    [{ department: ["ICU", "内科"] }, "holds", { department: "内科" }],
    [{ any: [{ sex: "female" }, { sex: "male" }, { ageYears: { "<": 5 } }] }, "holds"],
    [{ any: [{ sex: "female" }, { ageYears: { ">": 90 } }, { ageYears: { "<": 5 } }] }, "fails"],
    [{ any: [{ sex: "female" }, { department: ["ICU"] }, { ageYears: { "<": 5 } }] }, "unknown"],
    [{ any: [{ sex: "female" }, { department: ["ICU"] }] }, "unknown"],
    [{ any: [{ sex: "female" }, { sex: "female" }] }, "fails"],
    [{ all: [{ sex: "male" }, { ageYears: { ">": 5 } }, { ageYears: { ">": 90 } }] }, "fails"],
    [{ all: [{ sex: "male" }, { ageYears: { ">": 5 } }, { department: ["ICU"] }] }, "unknown"],
    [{ all: [{ sex: "male" }, { department: ["ICU"] }] }, "unknown"],
    [{ all: [{ sex: "male" }] }, "holds"],
    [{ any: [{ sex: "female" }] }, "fails"],
  ])("%j %s", (condition, state, more) => {
    expect(holds(condition, more)).toBe(state);
  });
});

describe("conditions in words", () => {
  const words = (condition: Condition) =>
    describeCondition(condition, {
      codes: (list) => (typeof list === "string" ? ["A", "B"] : list),
      title: () => undefined,
    });

  it("name the first five codes, and put what is combined within in brackets", () => {
    expect(words({ principalDiagnosis: ["A", "B", "C", "D", "E"] }).en).toContain("(5 codes: A, B, C, D, E)");
    expect(words({ principalDiagnosis: ["A", "B", "C", "D", "E", "F"] }).zh).toContain(
      "（6 个编码：A, B, C, D, E …）",
    );
    expect(words({ anyDiagnosis: ["A"] }).en).toContain("(1 code: A)");
    expect(words({ all: ["mcc", { any: ["cc", { sex: "male" }] }, { not: "mcc" }] }).en).toBe(
      "there is a severe complication (MCC) that is not excluded and (there is a complication (CC) that is not excluded or sex is male) and not (there is a severe complication (MCC) that is not excluded)",
    );
    expect(words({ any: [{ ageYears: { ">=": 1, "<": 5 } }, { all: [{ sex: "female" }] }] }).zh).toBe(
      "年龄（岁） >= 1 且 < 5，或（性别为女）",
    );
  });
});

describe("a number that no scheme may compare", () => {
  it.each([{ "=": 5 }, { "<": "5" }])("%j is refused with its field", (test) => {
    const condition = { procedureCountIn: { list: ["P1"], ...test } } as unknown as Condition;
    expect(() =>
      groupCase(RECORD, loadScheme({ ...SCHEME, mdcs: [chapter([group("BR1", { condition })])] })),
    ).toThrow(/procedureCountIn [=<] 5/);
    const age = { ageYears: test } as unknown as Condition;
    expect(() =>
      groupCase(RECORD, loadScheme({ ...SCHEME, mdcs: [chapter([group("BR1", { condition: age })])] })),
    ).toThrow(/ageYears [=<] 5/);
  });
});
