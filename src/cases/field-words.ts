import type { LocalizedText } from "../primitives/index.js";
import type { CareType, HospitalGrade, InsuranceType } from "./field-values.js";

/** 住院类型 in words. */
export const CARE_TYPE_WORDS: Readonly<Record<CareType, LocalizedText>> = {
  acute: { zh: "普通住院", en: "acute care" },
  psychiatric: { zh: "精神类住院", en: "psychiatric care" },
  hospice: { zh: "安宁疗护", en: "hospice care" },
  rehabilitation: { zh: "康复住院", en: "rehabilitation" },
};

/** 医疗机构等级 in words. */
export const HOSPITAL_GRADE_WORDS: Readonly<Record<HospitalGrade, LocalizedText>> = {
  tertiary: { zh: "三级医疗机构", en: "tertiary hospitals" },
  secondary: { zh: "二级医疗机构", en: "secondary hospitals" },
  primary: { zh: "一级医疗机构", en: "primary hospitals" },
  ungraded: { zh: "未定级医疗机构", en: "ungraded hospitals" },
};

/** 险种名称. */
export const FUND_NAMES: Readonly<Record<InsuranceType, LocalizedText>> = {
  employee: { zh: "职工", en: "employee" },
  resident: { zh: "居民", en: "resident" },
};

/** 医疗机构等级名称, as a table says them. */
export const GRADE_NAMES: Readonly<Record<HospitalGrade, LocalizedText>> = {
  tertiary: { zh: "三级", en: "tertiary" },
  secondary: { zh: "二级", en: "secondary" },
  primary: { zh: "一级", en: "primary" },
  ungraded: { zh: "未定级", en: "ungraded" },
};
