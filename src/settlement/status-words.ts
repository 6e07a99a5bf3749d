import type { LocalizedText } from "../primitives/index.js";
import type { CaseStatus } from "./case-tally.js";

/** 病例去向: the standing of a case in words. */
export const STATUS_WORDS: Readonly<Record<CaseStatus | "not-settled", LocalizedText>> = {
  settled: { zh: "纳入结算", en: "settled" },
  "no-hospital": { zh: "无医疗机构", en: "no hospital in the record" },
  "no-ledger": { zh: "无统筹区或险种", en: "no pooling area or insurance type" },
  "not-weighed": { zh: "未能定点数（权重）", en: "not weighed" },
  "no-cost": { zh: "无总费用", en: "no total cost" },
  repeated: { zh: "病例号重复", en: "case id twice" },
  "outside-period": { zh: "出院不在结算期", en: "discharged outside the period" },
  "paid-elsewhere": { zh: "已由他处支付", en: "paid elsewhere" },
  "hospital-unlisted": { zh: "医疗机构不在机构文件中", en: "hospital not in the hospitals file" },
  "area-unknown": { zh: "统筹区不在预算和机构文件中", en: "pooling area in neither budget nor hospitals" },
  "group-unknown": { zh: "病组不在分组方案中", en: "group not in the scheme" },
  "fund-above-cost": { zh: "统筹支付高于总费用", en: "fund payment above total cost" },
  "other-unit": { zh: "由其他支付单元支付", en: "paid under another unit" },
  "not-paid": { zh: "本办法不予支付", en: "not paid under this edition" },
  "no-unit-value": { zh: "所属支付单元缺少标准", en: "its payment unit lacks a value" },
  "unit-undecided": {
    zh: "缺少字段，无法判定支付单元或金额",
    en: "its payment unit or amount cannot be told",
  },
  "not-discharged": { zh: "无出院日期，住院尚未结束", en: "no date of discharge: the stay has not ended" },
  "record-incomplete": { zh: "缺少规定的记录项", en: "a field that must be there is missing" },
  "no-standard": {
    zh: "病组在该类医疗机构没有支付标准",
    en: "its group has no price at this class of hospital",
  },
  "not-settled": { zh: "所在基金未结算", en: "its fund is not settled" },
};
