import { CARE_TYPES, OWNERSHIPS } from "../field-values.js";
import type { Hospital } from "../hospital.js";
import { FIGURE_RANGES, HOSPITAL_FIGURES } from "../hospital-figures.js";
import { inputsInRange } from "../input-range.js";
import { CARE_TYPE_TEXTS, OWNERSHIP_TEXTS } from "./cell-texts.js";
import type { RecordTable } from "./field.js";
import { choice, DATE, FACTOR, MEAN_AMOUNT, map, NAME_OR_NONE, SCORE, TEXT } from "./field-types.js";
import { BUDGET_UNIT, GRADE, HOSPITAL_ID, INPUTS, POOLING_AREA } from "./shared-fields.js";

/** 定点医药机构表: the fields of a hospital. */
export const HOSPITAL_TABLE: RecordTable<Hospital> = {
  name: "Hospital",
  title: { zh: "定点医药机构", en: "a row of the hospitals file" },
  fields: {
    hospitalId: HOSPITAL_ID,
    name: {
      title: { zh: "定点医药机构名称", en: "name" },
      type: TEXT,
      names: ["定点医药机构名称", "定点医疗机构名称", "医疗机构名称", "机构名称", "医院名称", "名称"],
    },
    grade: GRADE,
    tier: {
      title: { zh: "层级", en: "tier" },
      type: NAME_OR_NONE,
      names: ["层级", "医疗机构层级"],
      note: "of an edition that splits hospitals by grade and cost",
    },
    poolingArea: POOLING_AREA,
    budgetUnit: BUDGET_UNIT,
    ownership: {
      title: { zh: "办医性质", en: "ownership" },
      type: choice("Ownership", OWNERSHIPS, "ownership", OWNERSHIP_TEXTS),
      names: ["办医性质", "办别", "所有制性质"],
      note: "of an edition that pays public hospitals in another way",
    },
    businessType: {
      title: { zh: "业务类型", en: "kind of care that it is for" },
      type: choice("CareType", CARE_TYPES, "care type", CARE_TYPE_TEXTS),
      names: ["业务类型", "机构业务类型"],
      note: "of an edition that pays by what a hospital does",
    },
    participatesFrom: {
      title: { zh: "DRG付费起始日期", en: "first day of payment by DRG" },
      type: DATE,
      names: ["DRG付费起始日期", "参加DRG付费日期"],
      note: "stays discharged before it are paid the old way, where the edition says so; absent = from its first day",
    },
    coefficient: {
      title: { zh: "差异系数", en: "difference coefficient" },
      type: FACTOR,
      names: ["差异系数", "医疗机构系数"],
      note: "given for all groups; replaces the computed one",
    },
    coefficients: {
      title: { zh: "分组差异系数", en: "difference coefficients by group" },
      type: map(FACTOR, "GroupCoefficients"),
      note: "replace the computed ones",
    },
    inputs: {
      ...INPUTS,
      entryTitles: HOSPITAL_FIGURES,
      entries: Object.fromEntries(
        Object.entries(HOSPITAL_FIGURES).map(([name, { zh }]) => [name, [name, zh]]),
      ),
      entryTypes: {
        historicCostPerStay: MEAN_AMOUNT,
        assessmentScore: SCORE,
        healthManagementScore: SCORE,
      } satisfies Partial<Record<keyof typeof HOSPITAL_FIGURES, unknown>>,
    },
  },
  required: ["hospitalId", "grade"],
  othersInto: "inputs",
  finish: (hospital, context, path) =>
    inputsInRange(hospital.inputs, FIGURE_RANGES, context, path) ? hospital : undefined,
};
