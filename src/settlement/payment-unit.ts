import type { LocalizedText } from "../primitives/index.js";

const UNITS_OF_STAYS = {
  drg: { zh: "按病组", en: "by group" },
  "bed-day": { zh: "按床日", en: "by bed-day" },
  "by-disease": { zh: "按病种", en: "by disease" },
  "by-item": { zh: "按项目", en: "by item" },
  "off-site": { zh: "异地就医", en: "off-site" },
  "new-technology": { zh: "新技术", en: "new technology" },
  "special-items": { zh: "特殊药品与耗材", en: "special drugs and consumables" },
  "abnormal-stay": { zh: "异常与超长住院", en: "abnormal and over-long stays" },
  excluded: { zh: "不在范围", en: "outside of the scope" },
} as const satisfies Readonly<Record<string, LocalizedText>>;

/** 支付单元: the ways in which a stay is paid for; every stay is paid by exactly one. */
export type PaymentUnit = keyof typeof UNITS_OF_STAYS;
export const PAYMENT_UNITS = Object.keys(UNITS_OF_STAYS) as readonly PaymentUnit[];

/** 支付单元名称: the units of stays, and payment by head, which stands beside them. */
export const UNIT_NAMES = { ...UNITS_OF_STAYS, capitation: { zh: "按人头", en: "by head" } } as const;

/** 付费单元. */
export type PaidUnit = keyof typeof UNIT_NAMES;
export const PAID_UNITS = Object.keys(UNIT_NAMES) as readonly PaidUnit[];
