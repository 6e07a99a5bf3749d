import type { LocalizedText } from "../../primitives/index.js";
import type { PaymentStatus } from "../../settlement/index.js";

/** 病例去向: the standing of a case in words. */
export const STATUS_WORDS: Readonly<Record<PaymentStatus, LocalizedText>> = {
  settled: { zh: "纳入结算", en: "settled" },
  "no-hospital": { zh: "无医疗机构", en: "no hospital in the record" },
  "no-ledger": { zh: "无统筹区或险种", en: "no pooling area or insurance type" },
  "not-weighed": { zh: "未能定点数（权重）", en: "not weighed" },
  "no-cost": { zh: "无总费用", en: "no total cost" },
  repeated: { zh: "病例号重复", en: "case id twice" },
  "outside-period": { zh: "出院不在结算期", en: "discharged outside the period" },
  "paid-elsewhere": { zh: "按床日、病种等另付", en: "paid under another unit" },
  "hospital-unlisted": { zh: "医疗机构不在机构文件中", en: "hospital not in the hospitals file" },
  "area-unknown": { zh: "统筹区不在预算和机构文件中", en: "pooling area in neither budget nor hospitals" },
  "group-unknown": { zh: "病组不在分组方案中", en: "group not in the scheme" },
  "fund-above-cost": { zh: "统筹支付高于总费用", en: "fund payment above total cost" },
  "not-settled": { zh: "所在基金未结算", en: "its fund is not settled" },
};
