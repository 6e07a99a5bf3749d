import { describe, expect, it } from "vitest";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import { describeEdit, whyNot } from "../../src/grouping/explain/index.js";
import { explainGrouping, groupCase } from "../../src/grouping/index.js";
import { shippedScheme } from "./shipped-schemes.js";

const ADULT = { caseId: "1", sex: "female", ageYears: 30, diagnoses: [], procedures: [] } as const;

function recordOf(change: Partial<GroupableCase>): GroupableCase {
  return { ...ADULT, ...change };
}

/** Title, scheme, what the case is, expected group; the facts of the sections chs_drg_20, chs_drg_30, shanghai_20. */
const STAYS: readonly (readonly [string, string, Partial<GroupableCase>, string])[] = [
  [
    "a caesarean with twins as principal diagnosis: a high-risk pregnancy counts as MCC",
    "chs-drg@3.0",
    { diagnoses: ["O30.000"], procedures: ["74.1x01"] },
    "OB21",
  ],
  ["a caesarean with O82.000", "chs-drg@3.0", { diagnoses: ["O82.000"], procedures: ["74.1x01"] }, "OB25"],
  [
    "a high-risk pregnancy further down does not count",
    "chs-drg@3.0",
    { diagnoses: ["O82.000", "O30.000"], procedures: ["74.1x01"] },
    "OB25",
  ],
  ["sepsis at 72", "chs-drg@3.0", { ageYears: 72, diagnoses: ["A41.900"] }, "SR1G"],
  ["sepsis at 69", "chs-drg@3.0", { ageYears: 69, diagnoses: ["A41.900"] }, "SR15"],
  ["sepsis at 70", "chs-drg@3.0", { ageYears: 70, diagnoses: ["A41.900"] }, "SR1G"],
  [
    "an ablation for atrial fibrillation",
    "chs-drg@3.0",
    { ageYears: 60, diagnoses: ["I48.000"], procedures: ["37.3400x001"] },
    "FL39",
  ],
  [
    "gallstones with heart failure, laparoscopic",
    "chs-drg@2.0",
    { ageYears: 60, diagnoses: ["K80.101", "I50.900"], procedures: ["51.2300"] },
    "HC23",
  ],
  [
    "gallstones with heart failure, laparoscopic",
    "chs-drg@3.0",
    { ageYears: 60, diagnoses: ["K80.101", "I50.900"], procedures: ["51.2300"] },
    "HC43",
  ],
  [
    "an invalid main procedure: the operation behind it does not become main",
    "chs-drg@2.0",
    { ageYears: 60, diagnoses: ["K80.101"], procedures: ["38.9300", "51.2300"] },
    "HZ29",
  ],
  [
    "an invalid main procedure: the operation behind it does not become main",
    "chs-drg@3.0",
    { ageYears: 60, diagnoses: ["K80.101"], procedures: ["38.9300", "51.2300"] },
    "HZ25",
  ],
  ["a plain delivery is a delivery", "chs-drg@2.0", { diagnoses: ["O80.000", "Z37.000x001"] }, "OR19"],
  ["a plain delivery is a delivery", "chs-drg@3.0", { diagnoses: ["O80.000", "Z37.000x001"] }, "OR19"],
  [
    "robot assistance anywhere",
    "chs-drg@3.0",
    { ageYears: 65, diagnoses: ["C34.101"], procedures: ["32.4100", "17.4200"] },
    "EB10",
  ],
  [
    "the same without",
    "chs-drg@3.0",
    { ageYears: 65, diagnoses: ["C34.101"], procedures: ["32.4100"] },
    "EB19",
  ],
  [
    "robot assistance as the main procedure is no main procedure",
    "chs-drg@3.0",
    { ageYears: 65, diagnoses: ["C34.101"], procedures: ["17.4200", "32.4100"] },
    "ER15",
  ],
  [
    "an operation that fits no group of the MDC",
    "chs-drg@3.0",
    { ageYears: 50, diagnoses: ["J18.900"], procedures: ["51.2300"] },
    "EQY",
  ],
  [
    "a procedure outside 全部手术 makes no case ambiguous",
    "chs-drg@3.0",
    { ageYears: 50, diagnoses: ["J18.900"], procedures: ["00.1801"] },
    "ES45",
  ],
  ["a newborn of 999 g on admission", "chs-drg@3.0", newborn(999), "PS19"],
  ["a newborn of 1000 g on admission", "chs-drg@3.0", newborn(1000), "PS29"],
  ["a newborn of 2499 g on admission", "chs-drg@3.0", newborn(2499), "PS45"],
  ["a newborn of 2500 g on admission", "chs-drg@3.0", newborn(2500), "PS55"],
  [
    "a newborn without admission weight is in none of the weight groups",
    "chs-drg@3.0",
    { ...newborn(0), admissionWeightGrams: undefined, birthWeightGrams: 999 } as never,
    "0000",
  ],
  [
    "two joints of one kind",
    "chs-drg@3.0",
    { ageYears: 60, diagnoses: ["M17.900"], procedures: ["81.5400", "81.5400"] },
    "IC29",
  ],
  ["a grey principal diagnosis", "chs-drg@3.0", { diagnoses: ["Z37.000"] }, "0000"],
  ["a grey main procedure", "chs-drg@2.0", { diagnoses: ["O82.000"], procedures: ["74.1x00"] }, "0000"],
  [
    "99.1000 is printed as grey and groups",
    "chs-drg@3.0",
    { ageYears: 70, diagnoses: ["I63.900"], procedures: ["99.1000"] },
    "BL15",
  ],
  [
    "Shanghai: a vascular intervention by the main procedure",
    "shanghai@2.0",
    { ageYears: 60, diagnoses: ["I67.100x001"], procedures: ["39.7200x004"] },
    "BE2_39.7",
  ],
  [
    "Shanghai: the same with a new technology",
    "shanghai@2.0",
    { ageYears: 60, diagnoses: ["I67.100x001"], procedures: ["39.7200x004"], newTechnology: true },
    "BE2_39.7_n",
  ],
  [
    "Shanghai: death stands first",
    "shanghai@2.0",
    {
      ageYears: 60,
      diagnoses: ["I67.100x001"],
      procedures: ["39.7200x004"],
      newTechnology: true,
      dischargeDisposition: 5,
    },
    "BE27",
  ],
  [
    "Shanghai: cerebral haemorrhage by its fourth digit",
    "shanghai@2.0",
    { ageYears: 60, diagnoses: ["I61.001"] },
    "BR1_I61.0",
  ],
  [
    "Shanghai: a fourth digit without a group of its own goes to the heading",
    "shanghai@2.0",
    { ageYears: 60, diagnoses: ["I61.500x002"] },
    "BR1_I61",
  ],
];

function newborn(admissionWeightGrams: number): Partial<GroupableCase> {
  return { ageYears: 0, ageDays: 3, admissionWeightGrams, diagnoses: ["P07.300"] };
}

describe("stays whose group a coder knows, under CHS-DRG 2.0, 3.0 and Shanghai", () => {
  it.each(STAYS)("%s (%s)", (_title, reference, change, drg) => {
    expect(groupCase(recordOf(change), shippedScheme(reference)).drg).toBe(drg);
  });
});

/** What the case is, the scheme, a group it is not in, what a coder reads as the reason, and the edit that brings it there. */
const WHY_NOT: readonly (readonly [Partial<GroupableCase>, string, string, string, string])[] = [
  [
    { diagnoses: ["O82.000"], procedures: ["74.1x01"] },
    "chs-drg@3.0",
    "OB21",
    "（MCC），或主要诊断属于高危妊娠（793 个编码",
    "增加其他诊断",
  ],
  [
    { diagnoses: ["C34.101"], procedures: ["32.4100"] },
    "chs-drg@3.0",
    "EB10",
    "任一手术操作属于机器人辅助操作（5 个编码：17.4100",
    "增加手术操作 17.4100",
  ],
  [
    { ageYears: 50, diagnoses: ["J18.900"], procedures: ["51.2300"] },
    "chs-drg@3.0",
    "ES45",
    "EQY",
    "去掉手术操作 51.2300",
  ],
  [
    { diagnoses: ["K80.101"], procedures: ["38.9300", "51.2300"] },
    "chs-drg@3.0",
    "HC45",
    "主要手术操作属于列表（9 个编码",
    "以 51.2300 为主要手术操作",
  ],
  [
    { ageYears: 60, diagnoses: ["M17.900"], procedures: ["81.5400"] },
    "chs-drg@3.0",
    "IC29",
    "手术操作中属于列表的个数 >= 2",
    "增加手术操作",
  ],
  [{ ageYears: 72, diagnoses: ["A41.900"] }, "chs-drg@3.0", "SR15", "SR1G", "年龄（岁）改为 69"],
  [
    { ageYears: 0, ageDays: 3, diagnoses: ["P07.300"] },
    "chs-drg@3.0",
    "PS19",
    "入院体重（克） > 0 且 < 1000",
    "入院体重（克）改为 999",
  ],
  [
    { ageYears: 60, diagnoses: ["I67.100x001"], procedures: ["39.7200x004"] },
    "shanghai@2.0",
    "BE2_39.7_n",
    "病例标明使用新技术",
    "标明使用新技术",
  ],
  [
    { ageYears: 60, diagnoses: ["I67.100x001"], procedures: ["39.7200x004"] },
    "shanghai@2.0",
    "BE2_00.6",
    "主要手术操作以 00.6 开头",
    "增加主要手术操作 00.6",
  ],
  [
    { ageYears: 60, diagnoses: ["I61.001"] },
    "shanghai@2.0",
    "BR1_I61.1",
    "主要诊断以 I61.1 开头",
    "主要诊断改为 I61.1",
  ],
];

describe("why a case is not in a group, as a coder reads it", () => {
  it.each(WHY_NOT)("%j under %s is not %s", (change, reference, group, reason, edit) => {
    const answer = whyNot(recordOf(change), group, shippedScheme(reference));
    expect(answer.failed?.text.zh ?? answer.takenBy?.entry).toContain(reason);
    expect(answer.remedy?.result.drg).toBe(group);
    expect(answer.remedy?.edits.map((each) => describeEdit(each).zh).join()).toContain(edit);
  });

  it.each([
    [
      "chs-drg@3.0",
      { diagnoses: ["Z37.000"] },
      "主要诊断 Z37.000 是类目（灰码）",
      "请改用其下的编码：Z37.000x001",
    ],
    [
      "chs-drg@3.0",
      { diagnoses: ["O82.000"], procedures: ["74.1x00"] },
      "主要手术操作 74.1x00 是类目（灰码）",
      "请改用其下的编码：74.1x01",
    ],
    [
      "chs-drg@2.0",
      { diagnoses: ["O80.000", "Z37.000"] },
      "Z37.000 是类目（灰码），分组照常采用，但不能用于结算",
      "Z37.000x001",
    ],
    [
      "chs-drg@3.0",
      { diagnoses: ["K80.101"], procedures: ["38.9300", "51.2300"] },
      "按没有主要手术操作处理",
      "其后的手术操作不会升为主要手术操作",
    ],
  ])("%s, %j: the explanation says why", (reference, change, reason, advice) => {
    const text = explainGrouping(recordOf(change), shippedScheme(reference), "zh");
    expect(text).toContain(reason);
    expect(text).toContain(advice);
  });
});
