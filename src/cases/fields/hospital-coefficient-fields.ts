import type { HospitalCoefficient } from "../hospital-coefficient.js";
import type { RecordTable } from "./field.js";
import { FACTOR, TEXT } from "./field-types.js";
import { GROUP, HOSPITAL_ID } from "./shared-fields.js";

/** 差异系数表: the fields of a coefficient of one hospital in one group. */
export const HOSPITAL_COEFFICIENT_TABLE: RecordTable<HospitalCoefficient> = {
  name: "HospitalCoefficient",
  title: {
    zh: "分组差异系数",
    en: "a row of `coefficients.csv`, as `weigh` writes it and `settle --coefficients` reads it",
  },
  fields: {
    hospitalId: HOSPITAL_ID,
    drg: GROUP,
    status: {
      title: { zh: "状态", en: "status" },
      type: TEXT,
      names: ["状态"],
      note: "where the coefficient comes from; for people",
    },
    coefficient: {
      title: { zh: "差异系数", en: "difference coefficient" },
      type: FACTOR,
      names: ["差异系数"],
      note: "absent: there is none",
    },
  },
  required: ["hospitalId", "drg"],
};
