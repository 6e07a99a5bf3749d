import { textCell } from "./cell-reader.js";
import type { Column } from "./column.js";

/** 参保人标识 column, under the same headers in every table that has one. */
export const PATIENT_ID_COLUMN = {
  field: "patientId",
  names: [
    "参保人标识",
    "人员编号",
    "医保编号",
    "个人编号",
    "患者标识",
    "患者证件号码",
    "证件号码",
    "身份证号",
  ],
  cell: textCell,
} as const satisfies Column;

/** 定点医药机构代码 column of the tables of hospitals and events. */
export const HOSPITAL_ID_COLUMN = {
  field: "hospitalId",
  names: [
    "定点医药机构代码",
    "定点医药机构编号",
    "定点医疗机构代码",
    "医疗机构代码",
    "机构代码",
    "医院代码",
    "医院编码",
  ],
  cell: textCell,
} as const satisfies Column;
