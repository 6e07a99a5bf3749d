import type { Decimal } from "../../primitives/index.js";
import { COST_CATEGORIES } from "../cost-categories.js";
import { CARE_TYPES, DISCHARGE_DISPOSITIONS, SEXES } from "../field-values.js";
import { finishCase } from "../finish-case.js";
import type { InpatientCase } from "../inpatient-case.js";
import { RECORD_LIMITS } from "../record-limits.js";
import { CARE_TYPE_TEXTS, DISPOSITION_TEXTS, SEX_TEXTS } from "./cell-texts.js";
import type { Field, RecordTable } from "./field.js";
import {
  AMOUNT,
  CODE,
  CODES_IN_PLACE,
  choice,
  DATE,
  flag,
  hours,
  ID,
  list,
  MARKS,
  map,
  TEXT,
  whole,
} from "./field-types.js";
import { GROUP_CODE_NAMES, HOSPITAL_ID, INSURANCE_TYPE, PATIENT_ID, POOLING_AREA } from "./shared-fields.js";

const GRAMS = whole(RECORD_LIMITS.grams, "grams", ["克", "g"]);
const DAY_UNITS = ["天", "日"];

/** An amount of the settlement list. */
function amount(zh: string, en: string, names: readonly string[]): Field<Decimal> {
  return { title: { zh, en }, type: AMOUNT, names, usedFor: ["payment", "supervision"] };
}

/**
 * 病例字段: everything that is known of the fields of an inpatient case, in the order of the file format. Reading, the
 * record's type, schemas, columns and the documentation are made from it: `npm run records` after a change.
 */
export const CASE_TABLE = {
  name: "InpatientCase",
  title: {
    zh: "住院病例（病案首页 / 医疗保障基金结算清单）",
    en: "one stay as the library sees it. An absent field is unknown, never zero",
  },
  fields: {
    // 病案号 often names the person at a hospital, not the stay: it counts only where no number of the stay is given.
    caseId: {
      title: { zh: "结算流水号（或病案号）", en: "number of the stay" },
      type: ID,
      names: [
        "结算流水号",
        "清单流水号",
        "业务流水号",
        "就诊流水号",
        "住院流水号",
        "就诊ID",
        "结算ID",
        "病例号",
        "病案号",
        "病历号",
        "住院号",
        "登记号",
        "就诊号",
        "index",
      ],
      usedFor: ["grouping", "payment", "supervision"],
    },
    hospitalId: HOSPITAL_ID,
    patientId: PATIENT_ID,
    sex: {
      title: { zh: "性别", en: "sex" },
      type: choice("Sex", SEXES, "sex", SEX_TEXTS),
      names: ["性别", "性别代码", "gender"],
      usedFor: ["grouping", "payment", "supervision"],
    },
    ageYears: {
      title: { zh: "年龄", en: "age" },
      type: whole(
        RECORD_LIMITS.ageYears,
        "years",
        ["周岁", "岁"],
        "age in whole years (below one year 0, the days in a column of their own)",
      ),
      names: ["年龄", "年龄岁", "age"],
      usedFor: ["grouping", "payment", "supervision"],
      note: "completed years",
    },
    // The front sheet has the age below one year in months: without 天 in its name a column of it is left to be said.
    ageDays: {
      title: { zh: "不足1周岁的天数", en: "age in days" },
      type: whole(RECORD_LIMITS.ageDays, "days", DAY_UNITS),
      names: [
        "不足1周岁的天数",
        "年龄不足1周岁的年龄（天）",
        "年龄不足1周岁年龄（天）",
        "不足一周岁年龄（天）",
        "日龄",
        "ageDay",
      ],
      usedFor: ["grouping", "payment", "supervision"],
      note: "for the first year of life",
    },
    birthWeightGrams: {
      title: { zh: "新生儿出生体重", en: "birth weight" },
      type: GRAMS,
      names: ["新生儿出生体重", "出生体重", "婴儿出生体重", "新生儿出生重量", "出生重量"],
      usedFor: ["grouping", "payment", "supervision"],
    },
    admissionWeightGrams: {
      title: { zh: "新生儿入院体重", en: "weight on admission" },
      type: GRAMS,
      names: ["新生儿入院体重", "入院体重", "weight"],
      usedFor: ["grouping", "supervision"],
    },
    admissionDate: {
      title: { zh: "入院日期", en: "date of admission" },
      type: DATE,
      names: ["入院日期", "入院时间", "入院日期时间"],
      usedFor: ["grouping", "payment", "supervision"],
    },
    dischargeDate: {
      title: { zh: "出院日期", en: "date of discharge" },
      type: DATE,
      names: ["出院日期", "出院时间", "出院日期时间"],
      usedFor: ["grouping", "payment", "supervision"],
    },
    lengthOfStayDays: {
      title: { zh: "实际住院天数", en: "length of stay" },
      type: whole(RECORD_LIMITS.stayDays, "days", DAY_UNITS),
      names: ["实际住院天数", "实际住院", "住院天数", "住院日数", "inHospitalTime"],
      usedFor: ["grouping", "payment", "supervision"],
      note: "calendar days; derived from the dates where absent",
    },
    dischargeDisposition: {
      title: { zh: "离院方式", en: "discharge disposition" },
      type: choice(
        "DischargeDisposition",
        DISCHARGE_DISPOSITIONS,
        "discharge disposition",
        DISPOSITION_TEXTS,
      ),
      names: ["离院方式", "离院方式代码", "leavingType"],
      usedFor: ["grouping", "payment", "supervision"],
      note: "1 医嘱离院, 2 医嘱转院, 3 医嘱转社区, 4 非医嘱离院, 5 死亡, 9 其他",
    },
    department: {
      title: { zh: "出院科别", en: "department" },
      type: TEXT,
      names: ["出院科别代码", "出院科别", "科别代码", "科别", "出院科室", "dept"],
      usedFor: ["grouping", "supervision"],
    },
    diagnoses: {
      title: { zh: "诊断", en: "diagnoses" },
      type: CODES_IN_PLACE,
      names: ["诊断编码", "诊断代码", "出院诊断编码", "诊断", "zdList"],
      spread: {
        first: [
          "主要诊断编码",
          "主要诊断代码",
          "主要诊断疾病代码",
          "主要诊断疾病编码",
          "出院主要诊断编码",
          "主诊断编码",
          "主诊断代码",
          "疾病编码",
          "疾病代码",
          "主要诊断",
          "主诊断",
        ],
        other: [
          "其他诊断编码",
          "其他诊断代码",
          "其他诊断疾病代码",
          "其他诊断疾病编码",
          "出院其他诊断编码",
          "次要诊断编码",
          "次要诊断代码",
          "其他诊断",
          "次要诊断",
        ],
      },
      usedFor: ["grouping", "payment", "supervision"],
      note: "ICD-10 (医保版), the principal diagnosis first; compared exactly; only a cell of a table loses the blanks around a code",
    },
    procedures: {
      title: { zh: "手术操作", en: "procedures" },
      type: CODES_IN_PLACE,
      names: [
        "手术操作编码",
        "手术操作代码",
        "手术及操作编码",
        "手术及操作代码",
        "手术编码",
        "手术代码",
        "手术操作",
        "手术",
        "ssList",
      ],
      spread: {
        first: [
          "主要手术操作编码",
          "主要手术操作代码",
          "主要手术及操作编码",
          "主要手术及操作代码",
          "主要手术编码",
          "主要手术代码",
          "主手术编码",
          "主手术代码",
          "主要手术操作",
          "主要手术",
          "主手术",
        ],
        other: [
          "其他手术操作编码",
          "其他手术操作代码",
          "其他手术及操作编码",
          "其他手术及操作代码",
          "其他手术编码",
          "其他手术代码",
          "次要手术编码",
          "其他手术操作",
          "其他手术",
        ],
      },
      usedFor: ["grouping", "payment", "supervision"],
      note: "ICD-9-CM-3 (医保版), the main procedure first; compared exactly; only a cell of a table loses the blanks around a code",
    },
    ventilatorHours: {
      title: { zh: "呼吸机使用时间", en: "ventilator time" },
      type: hours(RECORD_LIMITS.ventilatorHours),
      names: ["呼吸机使用时间", "有创呼吸机使用时间"],
      usedFor: ["grouping", "supervision"],
    },
    icuHours: {
      title: { zh: "重症监护时间", en: "intensive care time" },
      type: hours(RECORD_LIMITS.icuHours),
      names: [
        "重症监护小时",
        "重症监护时间",
        "重症监护合计",
        "重症监护合计时间",
        "重症监护时长",
        "ICU小时数",
      ],
      usedFor: ["grouping"],
      note: "of all stays in an intensive care unit together",
    },
    totalCost: amount("住院总费用", "total cost", [
      "住院总费用",
      "总费用",
      "医疗费总额",
      "医疗总费用",
      "费用总额",
      "住院费用合计",
      "费用合计",
      "总金额",
      "金额合计",
    ]),
    fundPayment: amount("按项目统筹支付", "payment of the fund by item", [
      "按项目统筹支付",
      "医保统筹基金支付",
      "统筹基金支付",
      "统筹支付",
      "统筹支付金额",
      "统筹基金支付金额",
      "基金支付总额",
    ]),
    patientPayment: amount("个人负担", "payment of the patient", ["个人负担", "个人负担金额", "个人支付"]),
    selfFunded: amount("全自费", "outside the insurance", ["全自费", "全自费金额", "个人自费", "自费金额"]),
    costs: {
      title: { zh: "费用构成", en: "costs by category" },
      type: map(AMOUNT, "CostBreakdown"),
      entries: COST_CATEGORIES,
      usedFor: ["payment", "supervision"],
    },
    insuranceType: INSURANCE_TYPE,
    poolingArea: POOLING_AREA,
    careType: {
      title: { zh: "住院类型", en: "type of care" },
      type: choice("CareType", CARE_TYPES, "care type", CARE_TYPE_TEXTS),
      names: ["住院类型"],
      usedFor: ["payment", "supervision"],
    },
    items: {
      title: { zh: "诊疗项目", en: "item codes charged in the stay" },
      type: list(CODE),
      names: ["诊疗项目编码", "诊疗项目代码", "诊疗项目", "项目编码"],
      usedFor: ["supervision"],
    },
    newTechnology: {
      title: { zh: "新技术", en: "new technology" },
      type: flag(),
      names: ["新技术", "新技术新项目", "使用新技术"],
      usedFor: ["grouping"],
      note: "whether the stay used a technology that the area lists as new",
    },
    marks: {
      title: { zh: "申请与核准", en: "applications and approvals" },
      type: MARKS,
      usedFor: ["payment", "supervision"],
      note: "also the place for data of your own",
    },
    drg: {
      title: { zh: "DRG 编码", en: "group" },
      type: CODE,
      names: GROUP_CODE_NAMES,
      usedFor: ["payment", "supervision"],
      note: "the group the official platform gave, where it did; settled as it is unless regrouping is asked for",
    },
  },
  required: ["caseId"],
  defaults: { diagnoses: Object.freeze([]), procedures: Object.freeze([]) },
  finish: finishCase,
} as const satisfies RecordTable<InpatientCase>;
