/** 支付单元: the ways in which a stay is paid for; every stay is paid by exactly one. */
export const PAYMENT_UNITS = [
  "drg",
  "bed-day",
  "by-disease",
  "by-item",
  "off-site",
  "new-technology",
  "special-items",
  "abnormal-stay",
  "excluded",
] as const;
export type PaymentUnit = (typeof PAYMENT_UNITS)[number];

/** 付费单元: those of stays, and payment by head, which stands beside them. */
export const PAID_UNITS = [...PAYMENT_UNITS, "capitation"] as const;
export type PaidUnit = (typeof PAID_UNITS)[number];
