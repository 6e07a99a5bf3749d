import { describe, expect, it } from "vitest";
import type { Condition } from "../../src/grouping/condition.js";
import { readWording, sayCondition, wordingPatterns } from "../../src/grouping/import/condition-wording.js";
import { NATIONAL_LAYOUT, withLayout } from "../../src/grouping/import/document-layout.js";
import { importSchemeText } from "../../src/grouping/import/index.js";
import { lineGrammar, NATIONAL_GRAMMAR } from "../../src/grouping/import/line-grammar.js";
import { readLogic } from "../../src/grouping/import/logic-expression.js";
import { entryOf, importText, OPTIONS } from "./import-helpers.js";

/** A condition of each kind that has words. */
const CONDITIONS: readonly Condition[] = [
  "always",
  "never",
  "mcc",
  "cc",
  "secondBodySite",
  "newTechnology",
  { anyDiagnosisStartsWith: "C81" },
  { principalDiagnosisStartsWith: "N40.x" },
  { principalProcedureStartsWith: "00.6" },
  { ageYears: { "<": 17 } },
  { ageDays: { "<=": 28 } },
  { birthWeightGrams: { ">=": 1500, "<": 2000 } },
  { admissionWeightGrams: { ">": 0, "<": 1500 } },
  { newbornWeightGrams: { ">=": 2500 } },
  { lengthOfStayDays: { "==": 1 } },
  { ventilatorHours: { ">=": 96 } },
  { icuHours: { ">": 120 } },
  { diagnosisCount: { ">=": 2 } },
  { procedureCount: { ">": 1 } },
  { bodySites: { ">=": 2 } },
  { sex: "female" },
  { dischargeDisposition: [2, 5] },
  { department: ["ICU", "重症医学科"] },
];

describe("the words of conditions", () => {
  it("are there for every kind that no list and no sign says", () => {
    const kinds = CONDITIONS.map((one) => (typeof one === "string" ? one : Object.keys(one)[0]));
    expect(kinds.sort()).toEqual(Object.keys(NATIONAL_LAYOUT.wordings).sort());
  });

  it.each(CONDITIONS.map((condition) => [JSON.stringify(condition), condition] as const))(
    "%s is read back in each of its wordings, alone and before +",
    (_, condition) => {
      const kind = (typeof condition === "string" ? condition : Object.keys(condition)[0]) as "mcc";
      for (const template of NATIONAL_LAYOUT.wordings[kind]) {
        const words = sayCondition({ ...NATIONAL_LAYOUT.wordings, [kind]: [template] }, condition) ?? "";
        expect(readWording(NATIONAL_GRAMMAR.wordings, words, 0)).toEqual({ condition, end: words.length });
        expect(readLogic(`${words}+主要诊断`)).toEqual({
          expression: {
            all: [{ condition }, { list: { kind: "diagnosis", position: "principal", number: 0 } }],
          },
        });
      }
    },
  );

  it("of two that begin alike the longer one is read", () => {
    expect(
      readWording(wordingPatterns({ ...NATIONAL_LAYOUT.wordings, cc: ["M", "MCC"] }), "MCC", 0),
    ).toMatchObject({
      end: 3,
    });
  });

  it("a layout file brings words of its own", () => {
    const layout = withLayout({ format: "chs-drg-layout/1", wordings: { icuHours: ["重症病房{}小时"] } });
    expect(readLogic("重症病房>120小时", lineGrammar(layout))).toEqual({
      expression: { condition: { icuHours: { ">": 120 } } },
    });
  });
});

describe("logic lines", () => {
  it.each<readonly [string, unknown]>([
    ["非(主要诊断1)", { not: { list: { kind: "diagnosis", position: "principal", number: 1 } } }],
    ["手术或操作2中≥2项", { list: { kind: "procedure", position: "any", number: 2 }, count: { ">=": 2 } }],
    ["全部主要手术或操作", { condition: { principalProcedure: "@validProcedures" } }],
    ["无手术", { condition: { not: { anyProcedure: "@validProcedures" } } }],
    ["诊断属创伤部位", { condition: { anyDiagnosis: "@bodySites" } }],
    [
      "ICU>120小时或科别为ICU",
      { any: [{ condition: { icuHours: { ">": 120 } } }, { condition: { department: ["ICU"] } }] },
    ],
  ])("%s", (line, expression) => {
    expect(readLogic(line)).toEqual({ expression });
  });
});

const CHAPTER = `MDCE 呼吸系统疾病及功能障碍
包含以下主要诊断：
J18.900 肺炎
ES2 呼吸系统感染／炎症
包含以下主要诊断：
J18.900 肺炎`;

describe("what stands below the name of a DRG", () => {
  it("a logic line is its condition, whatever the name says; a list asks besides what the name says", () => {
    const { scheme, problems } = importText(`${CHAPTER}
ES20 呼吸系统感染／炎症，伴重症监护
入组条件：ICU>0小时或科别为ICU
ES21 呼吸系统感染／炎症，伴严重并发症或合并症
包含以下主要手术或操作：
33.2400 支气管镜检查
ES25 呼吸系统感染／炎症`);
    expect(entryOf(scheme, "ES2").drgs.map(({ code, condition }) => [code, condition])).toEqual([
      ["ES20", { any: [{ icuHours: { ">": 0 } }, { department: ["ICU"] }] }],
      ["ES21", { all: ["mcc", { principalProcedure: ["33.2400"] }] }],
      ["ES25", "always"],
    ]);
    expect(entryOf(scheme, "ES2").lists).toEqual({ diagnoses: ["J18.900"] });
    expect(
      problems.filter(({ severity, code }) => severity === "error" && code !== "IMPORT_PART_MISSING"),
    ).toEqual([]);
  });

  it("the code says the first digits: ES2_J18.9 before ES2_J18, ES2_9 is the rest; death is tried first", () => {
    const { scheme } = importText(`${CHAPTER}
ES2_9 呼吸系统感染／炎症，其他
ES2_J18 呼吸系统感染／炎症，肺炎
ES2_J18.9 呼吸系统感染／炎症，未特指的肺炎
ES2_J18.9_n 呼吸系统感染／炎症，未特指的肺炎，使用新技术
ES27 呼吸系统感染／炎症，死亡转归
ES20 呼吸系统感染／炎症，年龄小于18岁`);
    expect(entryOf(scheme, "ES2").drgs.map(({ code, condition }) => [code, condition])).toEqual([
      ["ES27", { dischargeDisposition: [5] }],
      ["ES20", { ageYears: { "<": 18 } }],
      ["ES2_J18.9_n", { all: [{ principalDiagnosisStartsWith: "J18.9" }, "newTechnology"] }],
      ["ES2_J18.9", { principalDiagnosisStartsWith: "J18.9" }],
      ["ES2_J18", { principalDiagnosisStartsWith: "J18" }],
      ["ES2_9", "always"],
    ]);
  });

  it("hours of intensive care in a name", () => {
    const { scheme } = importText(`${CHAPTER}
ES20 呼吸系统感染／炎症，ICU＞120小时
ES22 呼吸系统感染／炎症，ICU1-120小时
ES29 呼吸系统感染／炎症`);
    expect(entryOf(scheme, "ES2").drgs.map(({ condition }) => condition)).toEqual([
      { icuHours: { ">": 120 } },
      { icuHours: { ">=": 1, "<=": 120 } },
      "always",
    ]);
  });
});

it("a chapter says its condition in a logic line over its lists", () => {
  const { scheme } = importSchemeText(
    [
      {
        name: "t",
        text: "MDCO 妊娠\n入组条件：(主要诊断1或诊断以O80开头)+性别为女\n诊断1：\nO82.000 剖宫产",
      },
    ],
    OPTIONS,
  );
  expect(scheme.mdcs[0]).toMatchObject({
    condition: {
      all: [
        { any: [{ principalDiagnosis: "diagnoses" }, { anyDiagnosisStartsWith: "O80" }] },
        { sex: "female" },
      ],
    },
    lists: { diagnoses: ["O82.000"] },
  });
});
