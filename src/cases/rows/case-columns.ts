import type { InpatientCase } from "../inpatient-case.js";
import {
  amountCell,
  choiceCell,
  dateCell,
  hoursCell,
  integerCell,
  listCell,
  markCell,
  textCell,
} from "./cell-reader.js";
import { CARE_TYPE_TEXTS, DISPOSITION_TEXTS, INSURANCE_TEXTS, SEX_TEXTS } from "./cell-texts.js";
import type { Column, TableColumns } from "./column.js";
import { COST_COLUMNS } from "./cost-columns.js";
import { PATIENT_ID_COLUMN } from "./identity-columns.js";

const YUAN = ["元"];
const DAYS = ["天", "日"];
const GRAMS = ["克", "g"];
const YEARS = ["岁", "周岁"];

const CASE_COLUMNS: readonly (Column & { readonly field: keyof InpatientCase })[] = [
  // 病案号 often names the person at a hospital, not the stay: it counts only where no number of the stay is given.
  {
    field: "caseId",
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
    ],
    cell: textCell,
  },
  {
    field: "hospitalId",
    names: [
      "定点医药机构代码",
      "定点医药机构编号",
      "定点医疗机构代码",
      "定点医疗机构编号",
      "医疗机构代码",
      "医疗机构编码",
      "机构代码",
      "医院代码",
      "医院编码",
    ],
    cell: textCell,
  },
  PATIENT_ID_COLUMN,
  { field: "sex", names: ["性别", "性别代码"], cell: choiceCell("sex", SEX_TEXTS) },
  { field: "ageYears", names: ["年龄"], units: YEARS, cell: integerCell(YEARS) },
  {
    field: "ageDays",
    names: ["不足1周岁的天数", "年龄不足1周岁的年龄", "年龄不足1周岁年龄", "不足一周岁年龄", "日龄"],
    units: DAYS,
    cell: integerCell(DAYS),
  },
  {
    field: "birthWeightGrams",
    names: ["新生儿出生体重", "出生体重"],
    units: GRAMS,
    cell: integerCell(GRAMS),
  },
  {
    field: "admissionWeightGrams",
    names: ["新生儿入院体重", "入院体重"],
    units: GRAMS,
    cell: integerCell(GRAMS),
  },
  { field: "admissionDate", names: ["入院日期", "入院时间"], cell: dateCell },
  { field: "dischargeDate", names: ["出院日期", "出院时间"], cell: dateCell },
  {
    field: "lengthOfStayDays",
    names: ["实际住院天数", "实际住院", "住院天数"],
    units: DAYS,
    cell: integerCell(DAYS),
  },
  {
    field: "dischargeDisposition",
    names: ["离院方式"],
    cell: choiceCell("discharge disposition", DISPOSITION_TEXTS),
  },
  {
    field: "department",
    names: ["出院科别代码", "出院科别", "科别代码", "科别", "出院科室"],
    cell: textCell,
  },
  { field: "diagnoses", names: ["诊断编码", "诊断代码", "诊断"], cell: listCell },
  {
    field: "diagnoses",
    part: "first",
    names: ["主要诊断编码", "主要诊断代码", "主要诊断疾病代码", "出院主要诊断编码", "主要诊断"],
    cell: textCell,
  },
  {
    field: "diagnoses",
    part: "other",
    names: ["其他诊断编码", "其他诊断代码", "其他诊断疾病代码", "出院其他诊断编码", "其他诊断"],
    cell: listCell,
  },
  {
    field: "procedures",
    names: ["手术操作编码", "手术操作代码", "手术及操作编码", "手术及操作代码", "手术操作"],
    cell: listCell,
  },
  {
    field: "procedures",
    part: "first",
    names: [
      "主要手术操作编码",
      "主要手术操作代码",
      "主要手术及操作编码",
      "主要手术及操作代码",
      "主要手术操作",
      "主要手术",
    ],
    cell: textCell,
  },
  {
    field: "procedures",
    part: "other",
    names: [
      "其他手术操作编码",
      "其他手术操作代码",
      "其他手术及操作编码",
      "其他手术及操作代码",
      "其他手术操作",
      "其他手术",
    ],
    cell: listCell,
  },
  {
    field: "ventilatorHours",
    names: ["呼吸机使用时间", "有创呼吸机使用时间"],
    units: ["小时"],
    cell: hoursCell,
  },
  {
    field: "totalCost",
    names: ["住院总费用", "总费用", "医疗费总额", "医疗总费用", "费用总额", "金额合计"],
    units: YUAN,
    cell: amountCell,
  },
  {
    field: "fundPayment",
    names: ["按项目统筹支付", "医保统筹基金支付", "统筹基金支付", "统筹支付"],
    units: YUAN,
    cell: amountCell,
  },
  { field: "patientPayment", names: ["个人负担", "个人负担金额", "个人支付"], units: YUAN, cell: amountCell },
  {
    field: "selfFunded",
    names: ["全自费", "全自费金额", "个人自费", "自费金额"],
    units: YUAN,
    cell: amountCell,
  },
  ...COST_COLUMNS,
  {
    field: "insuranceType",
    names: ["险种", "险种类型", "医保类型"],
    cell: choiceCell("insurance type", INSURANCE_TEXTS),
  },
  { field: "poolingArea", names: ["统筹区", "统筹区代码", "统筹区编码", "统筹地区"], cell: textCell },
  { field: "careType", names: ["住院类型"], cell: choiceCell("care type", CARE_TYPE_TEXTS) },
  { field: "items", names: ["诊疗项目编码", "诊疗项目代码", "诊疗项目", "项目编码"], cell: listCell },
  { field: "drg", names: ["DRG编码", "DRG代码", "DRG组", "病组编码", "病组代码"], cell: textCell },
];

/** 病例表的列: the settlement list and the front page, in English and Chinese. */
export const CASE_TABLE: TableColumns = {
  columns: CASE_COLUMNS,
  required: ["caseId"],
  maps: { costs: amountCell, marks: markCell },
};
