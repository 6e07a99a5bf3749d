import type { CaseMarkName } from "../cases/index.js";

/** 结算的病例标记: marks that settlement, its reviews and the units of an edition write or read by name. */
export const SETTLEMENT_MARKS = {
  /** 按项目付费获批 (NAT-064, NAT-074) */
  approvedByItem: "approvedByItem",
  /** 退出床日结算 (SX-052); the bed-day class asks that it is absent */
  bedDayExit: "bedDayExit",
  /** 退出按病种结算 (SX-026) */
  byDiseaseExit: "byDiseaseExit",
  /** 同意入住特需病房: the insured person agreed to a ward above the insurance standard (SX-062) */
  wardConsent: "wardConsent",
  /** 另行收费: what was charged to the insured beside a disease's standard, yuan; none may be (SX-062) */
  otherCharges: "otherCharges",
  /** 异地就医 */
  offSite: "offSite",
  /** 床日类别: the class of care, where daily standards differ by it */
  careClass: "careClass",
  /** 全省点数 of an off-site case paid at the province's values (ZJ-040) */
  provincialPoints: "provincialPoints",
  /** 自费未联网结算 (SX-022, SX-043) */
  selfPaidOffline: "selfPaidOffline",
  /** 由其他支付方支付的住院 */
  otherPayer: "otherPayer",
  /** 特殊药品、高值耗材 on the list of an edition (SMX-011) */
  specialItems: "specialItems",
  /** 先行自付, yuan */
  firstSelfPaid: "firstSelfPaid",
  /** 起付线, yuan */
  deductible: "deductible",
  /** 报销比例, a fraction of 1 */
  reimbursementRatio: "reimbursementRatio",
} as const satisfies Readonly<Record<string, CaseMarkName>>;
