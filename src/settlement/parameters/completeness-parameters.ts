import { APPLIES, fields, keyed, rule } from "../../declare/index.js";
import { COMPLETENESS_FIELDS } from "../record-completeness.js";

/** 须有的记录项: by field, whether a stay without it is left unpaid, with the clause that says so. */
export const completeness = keyed(
  COMPLETENESS_FIELDS,
  rule(fields({ applies: APPLIES }), {
    title: { zh: "须有的记录项", en: "what a record must have to be paid" },
    without: {
      zh: "记录缺少此项的病例照常结算",
      en: "stays whose records lack it are settled like others",
    },
  }),
  {
    dischargeDate: { zh: "须有出院日期（住院已结束）", en: "a date of discharge: the stay has ended" },
    admissionDate: { zh: "须有入院日期", en: "a date of admission" },
    patientId: { zh: "须有参保人标识", en: "the insured person's id" },
    sex: { zh: "须有性别", en: "the sex" },
    ageYears: { zh: "须有年龄", en: "the age" },
    diagnoses: { zh: "须有诊断", en: "a diagnosis" },
    dischargeDisposition: { zh: "须有离院方式", en: "the discharge disposition" },
  },
);
