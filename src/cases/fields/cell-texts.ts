import type {
  CareEventKind,
  CareType,
  DischargeDisposition,
  HospitalGrade,
  InsuranceType,
  Ownership,
  Sex,
} from "../field-values.js";

/** 性别: names and the codes of GB/T 2261.1. */
export const SEX_TEXTS: Readonly<Record<string, Sex>> = {
  male: "male",
  m: "male",
  男: "male",
  男性: "male",
  "1": "male",
  female: "female",
  f: "female",
  女: "female",
  女性: "female",
  "2": "female",
  unknown: "unknown",
  未知: "unknown",
  未知的性别: "unknown",
  不详: "unknown",
  未说明: "unknown",
  未说明的性别: "unknown",
  "0": "unknown",
  "9": "unknown",
};

/** 险种: names, and the codes 310 and 390 of the national insurance platform. */
export const INSURANCE_TEXTS: Readonly<Record<string, InsuranceType>> = {
  employee: "employee",
  职工: "employee",
  职工医保: "employee",
  城镇职工: "employee",
  职工基本医疗保险: "employee",
  城镇职工基本医疗保险: "employee",
  "310": "employee",
  resident: "resident",
  居民: "resident",
  居民医保: "resident",
  城乡居民: "resident",
  城乡居民医保: "resident",
  城乡居民基本医疗保险: "resident",
  "390": "resident",
};

/** 住院类型. */
export const CARE_TYPE_TEXTS: Readonly<Record<string, CareType>> = {
  acute: "acute",
  普通: "acute",
  普通住院: "acute",
  急性: "acute",
  psychiatric: "psychiatric",
  精神: "psychiatric",
  精神病: "psychiatric",
  精神类: "psychiatric",
  精神专科: "psychiatric",
  hospice: "hospice",
  安宁疗护: "hospice",
  临终关怀: "hospice",
  rehabilitation: "rehabilitation",
  康复: "rehabilitation",
  康复治疗: "rehabilitation",
};

/** 离院方式: the codes and names of the front page. */
export const DISPOSITION_TEXTS: Readonly<Record<string, DischargeDisposition>> = {
  "1": 1,
  医嘱离院: 1,
  "2": 2,
  医嘱转院: 2,
  "3": 3,
  医嘱转社区: 3,
  "医嘱转社区卫生服务机构/乡镇卫生院": 3,
  医嘱转社区卫生服务机构: 3,
  "4": 4,
  非医嘱离院: 4,
  "5": 5,
  死亡: 5,
  "9": 9,
  其他: 9,
  其它: 9,
};

/** 医院等级: names only; a bare number is not read, because code tables number the grades in opposite orders. */
export const GRADE_TEXTS: Readonly<Record<string, HospitalGrade>> = {
  tertiary: "tertiary",
  secondary: "secondary",
  primary: "primary",
  ungraded: "ungraded",
  ...graded("三", "tertiary"),
  ...graded("二", "secondary"),
  ...graded("一", "primary"),
  未定级: "ungraded",
  未评级: "ungraded",
  无等级: "ungraded",
  未定等: "ungraded",
};

/** 办医性质. */
export const OWNERSHIP_TEXTS: Readonly<Record<string, Ownership>> = {
  public: "public",
  公立: "public",
  公立医院: "public",
  private: "private",
  民营: "private",
  非公立: "private",
  民营医院: "private",
};

/** 就诊事件类型. */
export const EVENT_KIND_TEXTS: Readonly<Record<string, CareEventKind>> = {
  outpatient: "outpatient",
  门诊: "outpatient",
  门急诊: "outpatient",
  pharmacy: "pharmacy",
  药店: "pharmacy",
  药店购药: "pharmacy",
  购药: "pharmacy",
};

/** 是否. */
export const FLAG_TEXTS: Readonly<Record<string, boolean>> = {
  true: true,
  是: true,
  "1": true,
  false: false,
  否: false,
  "0": false,
};

/** 是否稳定. */
export const STABLE_TEXTS: Readonly<Record<string, boolean>> = {
  ...FLAG_TEXTS,
  稳定: true,
  不稳定: false,
  非稳定: false,
};

/** 三级, 三甲, 三级甲等, ... of one numeral. */
function graded(numeral: string, grade: HospitalGrade): Record<string, HospitalGrade> {
  const classes = ["特", "甲", "乙", "丙"];
  const names = [
    `${numeral}级`,
    `${numeral}级医院`,
    `${numeral}级未定等`,
    ...classes.flatMap((each) => [`${numeral}${each}`, `${numeral}级${each}等`]),
  ];
  return Object.fromEntries(names.map((name) => [name, grade]));
}
