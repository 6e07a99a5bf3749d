import type { LocalizedText } from "../primitives/index.js";
import type { PaidUnit } from "./payment-unit.js";

/** 支付单元名称. */
export const UNIT_NAMES: Readonly<Record<PaidUnit, LocalizedText>> = {
  drg: { zh: "按病组", en: "by group" },
  "bed-day": { zh: "按床日", en: "by bed-day" },
  "by-disease": { zh: "按病种", en: "by disease" },
  "by-item": { zh: "按项目", en: "by item" },
  "off-site": { zh: "异地就医", en: "off-site" },
  "new-technology": { zh: "新技术", en: "new technology" },
  "special-items": { zh: "特殊药品与耗材", en: "special drugs and consumables" },
  "abnormal-stay": { zh: "异常与超长住院", en: "abnormal and over-long stays" },
  excluded: { zh: "不在范围", en: "outside of the scope" },
  capitation: { zh: "按人头", en: "by head" },
};

/** 支付单元表各行的名称: of the rows that the editions usually have. */
export const UNIT_ROW_NAMES: Readonly<Record<string, LocalizedText>> = {
  ...UNIT_NAMES,
  "special-review": { zh: "特病单议", en: "special review" },
  "other-payer": { zh: "由其他支付方支付", en: "paid by another payer" },
  "self-paid-offline": { zh: "自费后线下报销", en: "paid by the patient and claimed later" },
  "long-stay": { zh: "长期住院", en: "long stays" },
  "business-bed-day": { zh: "按床日结算的住院业务", en: "kinds of stays paid by bed-day" },
  "below-second-level": { zh: "二级以下医疗机构", en: "hospitals below the second level" },
  "before-participation": { zh: "医疗机构尚未纳入", en: "before the hospital takes part" },
  "outside-community": { zh: "医共体外", en: "outside of the communities" },
};
