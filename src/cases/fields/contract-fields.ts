import type { Contract } from "../contract.js";
import { RECORD_LIMITS } from "../record-limits.js";
import { fail } from "../value-reader.js";
import type { RecordTable } from "./field.js";
import { DATE, PERSON, TEXT, whole } from "./field-types.js";
import { HOSPITAL_ID, INSURANCE_TYPE, PATIENT_ID, POOLING_AREA } from "./shared-fields.js";

/** 签约表: the fields of a contract of a person with a primary unit. */
export const CONTRACT_TABLE: RecordTable<Contract> = {
  name: "Contract",
  title: {
    zh: "签约",
    en: "a row of the contracts file: a person signed with a primary unit, for payment by head",
  },
  fields: {
    patientId: { ...PATIENT_ID, type: PERSON },
    hospitalId: HOSPITAL_ID,
    poolingArea: {
      ...POOLING_AREA,
      note: "absent = that of the hospital",
    },
    insuranceType: INSURANCE_TYPE,
    ageYears: {
      title: { zh: "年龄", en: "age" },
      type: whole(RECORD_LIMITS.ageYears, "years", ["岁", "周岁"]),
      names: ["年龄"],
      note: "completed years",
    },
    disease: {
      title: { zh: "慢性病病种", en: "chronic disease" },
      type: TEXT,
      names: ["慢性病病种", "病种", "慢病病种"],
      note: "as the edition's amounts a head name it; absent = none",
    },
    from: {
      title: { zh: "签约起始日期", en: "first day of the contract" },
      type: DATE,
      names: ["签约起始日期", "签约日期", "起始日期"],
    },
    to: {
      title: { zh: "签约终止日期", en: "last day of the contract" },
      type: DATE,
      names: ["签约终止日期", "到期日期", "终止日期"],
    },
    referrals: {
      title: { zh: "转诊次数", en: "referrals" },
      type: whole(RECORD_LIMITS.referrals, "referrals", ["次"]),
      names: ["转诊次数", "转诊人次"],
      note: "in the period, whose fees the unit pays; absent = none",
    },
  },
  required: ["patientId", "hospitalId", "insuranceType", "ageYears", "from", "to"],
  finish: (contract, context, path) => {
    const { from, to } = contract;
    return from <= to ? contract : fail(context, "CONTRACT_DATES_REVERSED", `${path}to`, { from, to });
  },
};
