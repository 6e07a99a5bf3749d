import {
  HOSPITAL_GRADES,
  type HospitalGrade,
  INSURANCE_TYPES,
  type InsuranceType,
  type NamedInputs,
} from "../field-values.js";
import { GRADE_TEXTS, INSURANCE_TEXTS } from "./cell-texts.js";
import type { Field } from "./field.js";
import { CODE, choice, DECIMAL, ID, map, NAME_OR_NONE, PERSON_OR_NONE, TEXT } from "./field-types.js";

/** 参保人标识, the same in every table that has one. */
export const PATIENT_ID: Field<string> = {
  title: { zh: "参保人标识", en: "insured person" },
  type: PERSON_OR_NONE,
  names: [
    "参保人标识",
    "人员编号",
    "医保编号",
    "个人编号",
    "患者标识",
    "患者证件号码",
    "证件号码",
    "身份证号",
    "身份证号码",
    "社保卡号",
    "医保卡号",
  ],
  usedFor: ["payment", "supervision"],
};

/** 定点医药机构代码, the same in every table that has one. */
export const HOSPITAL_ID: Field<string> = {
  title: { zh: "定点医药机构代码", en: "hospital code" },
  type: ID,
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
    "机构编码",
    "组织机构代码",
  ],
  usedFor: ["payment", "supervision"],
};

/** 病组编码的列名: of a stay as of the tables that are made of groups. */
export const GROUP_CODE_NAMES = [
  "DRG编码",
  "DRG代码",
  "DRG组",
  "病组编码",
  "病组代码",
  "DRG组编码",
  "DRG组代码",
  "DRG病组编码",
  "DRG病组代码",
  "DRG分组编码",
  "DRG分组代码",
  "DRG入组编码",
  "DRG入组代码",
  "入组编码",
  "入组代码",
  "DRGs编码",
  "DRGs代码",
  "drgCode",
];

/** 病组, in the tables that are made of groups. */
export const GROUP: Field<string> = {
  title: { zh: "DRG 编码", en: "group" },
  type: CODE,
  names: [...GROUP_CODE_NAMES, "病组"],
};

/** 统筹区. */
export const POOLING_AREA: Field<string> = {
  title: { zh: "统筹区", en: "pooling area" },
  type: TEXT,
  names: ["统筹区", "统筹区代码", "统筹区编码", "统筹地区"],
  usedFor: ["payment", "supervision"],
};

/** 险种. */
export const INSURANCE_TYPE: Field<InsuranceType> = {
  title: { zh: "险种", en: "insurance type" },
  type: choice("InsuranceType", INSURANCE_TYPES, "insurance type", INSURANCE_TEXTS),
  names: ["险种", "险种类型", "医保类型"],
  usedFor: ["payment", "supervision"],
};

/** 医疗机构等级. */
export const GRADE: Field<HospitalGrade> = {
  title: { zh: "医疗机构等级", en: "grade" },
  type: choice("HospitalGrade", HOSPITAL_GRADES, "hospital grade", GRADE_TEXTS),
  names: ["医疗机构等级", "医院等级", "医院级别", "机构等级", "等级", "级别"],
};

/** 医共体. */
export const BUDGET_UNIT: Field<string> = {
  title: { zh: "医共体", en: "medical community" },
  type: NAME_OR_NONE,
  names: ["医共体", "预算单位"],
  note: "the unit that shares one budget",
};

/** 另列数值. */
export const INPUTS: Field<NamedInputs> = {
  title: { zh: "另列数值", en: "named inputs" },
  type: map(DECIMAL, "NamedInputs"),
  note: "further inputs of an edition by name; any field that the table lacks becomes one",
};
