import type { Condition } from "../../src/grouping/condition.js";
import type { AdrgEntry, Drg, Scheme } from "../../src/grouping/index.js";

/** By severity in the order of trial: 1 MCC, 3 CC, 5 neither. */
function bySeverity(
  prefix: string,
  suffixes: readonly [string, string, string],
  also?: Condition,
): readonly Drg[] {
  const [severe, general, plain] = suffixes;
  const when = (condition: Condition): Condition =>
    also === undefined ? condition : condition === "always" ? also : { all: [condition, also] };
  return [
    { code: prefix + severe, name: `${prefix} 伴严重合并症或并发症`, condition: when("mcc") },
    { code: prefix + general, name: `${prefix} 伴合并症或并发症`, condition: when({ any: ["mcc", "cc"] }) },
    { code: prefix + plain, name: `${prefix} 不伴合并症或并发症`, condition: when("always") },
  ];
}

function medical(code: string, diagnoses: readonly string[], drgs: readonly Drg[]): AdrgEntry {
  const condition: Condition = { principalDiagnosis: "diagnoses" };
  return { id: code, code, name: code, kind: "medical", condition, lists: { diagnoses }, drgs };
}

function whole(code: string): readonly Drg[] {
  return [{ code: `${code}9`, name: code, condition: "always" }];
}

/**
 * A made-up scheme (synthetic) with everything that the newer national schemes need: required combinations of
 * procedure lists, a second body site, robot assistance, age subgroups, principal diagnoses that act as MCC, procedures that
 * never make a case ambiguous, newborns by admission weight, and HIV outside the pre-MDCs.
 */
export const MADE_UP: Scheme = {
  format: "chs-drg-scheme/1",
  id: "made-up",
  version: "3",
  title: { zh: "虚构方案", en: "Made-up scheme" },
  provenance: { publisher: "synthetic" },
  switches: {
    adrgWithoutDrg: "try-next-adrg",
    mdcWithoutAdrg: "ungroupable",
    retry: "none",
    newbornWeight: "required",
    invalidPrincipalDiagnosis: "refuse",
    invalidProcedure: "drop",
  },
  validProcedures: ["37.5100", "32.4100", "85.4300", "85.7000", "40.2300", "85.2100", "74.1x00"],
  invalidPrincipalDiagnoses: ["Z37.000"],
  invalidProcedures: ["89.0100"],
  bodySites: { 头颈部: ["S06.000", "S12.000"], 胸部: ["S22.000", "S27.000"], 下肢: ["S72.000"] },
  lists: { robot: ["17.4100", "17.4500"], neverAmbiguous: ["86.0400", "99.1500"] },
  complications: {
    mcc: { "1": ["A41.900"], "2": ["I50.000"] },
    cc: { "3": ["E87.600"], "4": ["J18.900"] },
    exclusions: { "1": [], "2": ["I21.000"], "3": [], "4": ["J15.900"] },
  },
  mdcs: [
    {
      code: "MDCA",
      name: "先期分组",
      kind: "pre",
      condition: { principalProcedure: ["37.5100"] },
      adrgs: [
        {
          id: "AA1",
          code: "AA1",
          name: "心脏移植",
          kind: "pre",
          condition: { principalProcedure: ["37.5100"] },
          drgs: whole("AA1"),
        },
      ],
    },
    {
      code: "MDCP",
      name: "新生儿",
      kind: "pre",
      condition: { all: [{ principalDiagnosis: "diagnoses" }, { ageDays: { "<=": 28 } }] },
      lists: { diagnoses: ["P07.000", "P22.000"] },
      adrgs: [
        weightGroup("PS1", { "<": 1000 }),
        weightGroup("PS2", { ">=": 1000, "<=": 1499 }),
        weightGroup("PS3", { ">=": 1500, "<=": 2499 }),
        weightGroup("PS4", { ">=": 2500 }),
      ],
    },
    {
      code: "MDCZ",
      name: "多发严重创伤",
      kind: "pre",
      condition: { all: [{ principalDiagnosis: "@bodySites" }, "secondBodySite"] },
      adrgs: [
        {
          id: "ZZ1",
          code: "ZZ1",
          name: "多发创伤",
          kind: "medical",
          condition: "always",
          drgs: whole("ZZ1"),
        },
      ],
    },
    {
      code: "MDCE",
      name: "呼吸系统",
      kind: "normal",
      condition: { principalDiagnosis: "diagnoses" },
      lists: { diagnoses: ["J15.900", "J18.900", "C34.900", "S27.000"] },
      ambiguous: {
        code: "EQY",
        name: "歧义组",
        enabled: true,
        stands: "onMedicalMatch",
        condition: {
          all: [{ procedureCount: { ">=": 1 } }, { not: { principalProcedure: "@neverAmbiguous" } }],
        },
      },
      adrgs: [
        {
          id: "EB1",
          code: "EB1",
          name: "肺叶切除术",
          kind: "surgical",
          condition: { principalProcedure: "procedures" },
          lists: { procedures: ["32.4100"] },
          drgs: [
            { code: "EB10", name: "肺叶切除术，机器人辅助", condition: { anyProcedure: "@robot" } },
            ...bySeverity("EB1", ["1", "3", "5"]),
          ],
        },
        medical(
          "ES4",
          ["J15.900", "J18.900"],
          [
            ...bySeverity("ES4", ["A", "B", "C"], { ageYears: { "<=": 6 } }),
            ...bySeverity("ES4", ["E", "F", "G"], { ageYears: { ">=": 70 } }),
            ...bySeverity("ES4", ["1", "3", "5"]),
          ],
        ),
        medical("ER1", ["C34.900", "S27.000"], whole("ER1")),
      ],
    },
    {
      code: "MDCJ",
      name: "乳房",
      kind: "normal",
      condition: { principalDiagnosis: "diagnoses" },
      lists: { diagnoses: ["C50.900"] },
      adrgs: [
        {
          id: "JA1",
          code: "JA1",
          name: "乳房根治性切除伴重建",
          kind: "surgical",
          condition: {
            all: [
              { principalDiagnosis: "diagnoses" },
              { anyProcedure: "procedures" },
              {
                any: [
                  { anyProcedure: "procedures2" },
                  { all: [{ anyProcedure: "procedures3" }, { otherProcedure: "procedures4" }] },
                ],
              },
            ],
          },
          lists: {
            diagnoses: ["C50.900"],
            procedures: ["85.7000"],
            procedures2: ["85.4300"],
            procedures3: ["85.2100"],
            procedures4: ["40.2300"],
          },
          drgs: whole("JA1"),
        },
        medical("JR1", ["C50.900"], whole("JR1")),
      ],
    },
    {
      code: "MDCO",
      name: "妊娠、分娩及产褥期",
      kind: "normal",
      condition: { all: [{ principalDiagnosis: "diagnoses" }, { sex: "female" }] },
      lists: { diagnoses: ["O14.100", "O82.000"] },
      adrgs: [
        {
          id: "OB1",
          code: "OB1",
          name: "剖宫产术",
          kind: "surgical",
          condition: { principalProcedure: ["74.1x00"] },
          lists: { actsAsMcc: ["O14.100"] },
          drgs: [
            {
              code: "OB11",
              name: "剖宫产术，伴严重",
              condition: { any: ["mcc", { principalDiagnosis: "actsAsMcc" }] },
            },
            { code: "OB15", name: "剖宫产术", condition: "always" },
          ],
        },
        medical("OR1", ["O14.100", "O82.000"], whole("OR1")),
      ],
    },
    {
      code: "MDCY",
      name: "HIV",
      kind: "normal",
      condition: { principalDiagnosis: "diagnoses" },
      lists: { diagnoses: ["B20.000"] },
      adrgs: [medical("YR1", ["B20.000"], whole("YR1"))],
    },
  ],
};

function weightGroup(
  code: string,
  admissionWeightGrams: { readonly [comparison: string]: number },
): AdrgEntry {
  return {
    id: code,
    code,
    name: code,
    kind: "medical",
    condition: { admissionWeightGrams },
    drgs: whole(code),
  };
}
