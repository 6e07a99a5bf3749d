import type { LocalizedText } from "../primitives/index.js";
import type { TallyStanding } from "./hospital-tally.js";
import type { UnsettledParameters } from "./parameters/unsettled.js";

interface StatusRow {
  /** how a case stands in the sums; `treated`: as the edition treats cases that cannot be settled */
  readonly standing: TallyStanding | "treated";
  readonly words: LocalizedText;
}

/**
 * 病例结算状态: `settled` by group; `other-unit` paid by another unit; `not-paid` taken by a unit that pays nothing here; or why a case stays outside:
 * no hospital or no ledger in the record, not weighed, no total cost, the same case id twice at one hospital (neither is preferred),
 * discharged outside the period, paid elsewhere by what the caller says, at a hospital that the hospitals file lacks, of a pooling area that
 * neither budget nor hospitals know, in a group that the scheme lacks, with a fund payment above its total cost, of a unit that lacks a
 * value, of a unit that cannot be told for want of a field, without a date of discharge, without another field that the edition asks for, or in a
 * group that has no price at this class of hospital.
 */
const STATUSES = {
  settled: { standing: "settled", words: { zh: "纳入结算", en: "settled" } },
  "no-hospital": { standing: "treated", words: { zh: "无医疗机构", en: "no hospital in the record" } },
  "no-ledger": {
    standing: "treated",
    words: { zh: "无统筹区或险种", en: "no pooling area or insurance type" },
  },
  "not-weighed": { standing: "treated", words: { zh: "未能定点数（权重）", en: "not weighed" } },
  "no-cost": { standing: "treated", words: { zh: "无总费用", en: "no total cost" } },
  repeated: { standing: "treated", words: { zh: "病例号重复", en: "case id twice" } },
  "outside-period": {
    standing: "unsettled",
    words: { zh: "出院不在结算期", en: "discharged outside the period" },
  },
  "paid-elsewhere": { standing: "unsettled", words: { zh: "已由他处支付", en: "paid elsewhere" } },
  "hospital-unlisted": {
    standing: "reserved",
    words: { zh: "医疗机构不在机构文件中", en: "hospital not in the hospitals file" },
  },
  "area-unknown": {
    standing: "reserved",
    words: { zh: "统筹区不在预算和机构文件中", en: "pooling area in neither budget nor hospitals" },
  },
  "group-unknown": {
    standing: "reserved",
    words: { zh: "病组不在分组方案中", en: "group not in the scheme" },
  },
  "fund-above-cost": {
    standing: "reserved",
    words: { zh: "统筹支付高于总费用", en: "fund payment above total cost" },
  },
  "other-unit": { standing: "other", words: { zh: "由其他支付单元支付", en: "paid under another unit" } },
  "not-paid": { standing: "other", words: { zh: "本办法不予支付", en: "not paid under this edition" } },
  "no-unit-value": {
    standing: "treated",
    words: { zh: "所属支付单元缺少标准", en: "its payment unit lacks a value" },
  },
  "unit-undecided": {
    standing: "treated",
    words: {
      zh: "缺少字段，无法判定支付单元或金额",
      en: "its payment unit or amount cannot be told",
    },
  },
  "not-discharged": {
    standing: "reserved",
    words: { zh: "无出院日期，住院尚未结束", en: "no date of discharge: the stay has not ended" },
  },
  "record-incomplete": {
    standing: "reserved",
    words: { zh: "缺少规定的记录项", en: "a field that must be there is missing" },
  },
  "no-standard": {
    standing: "treated",
    words: {
      zh: "病组在该类医疗机构没有支付标准",
      en: "its group has no price at this class of hospital",
    },
  },
} as const satisfies Readonly<Record<string, StatusRow>>;
export type CaseStatus = keyof typeof STATUSES;

/** Every status; a case's status is kept as its place here. */
export const CASE_STATUSES = Object.keys(STATUSES) as readonly CaseStatus[];

/** 状态的编号: the place of each in {@link CASE_STATUSES}; 0 is `settled`. */
export const STATUS_NUMBERS = Object.fromEntries(
  CASE_STATUSES.map((status, number) => [status, number]),
) as Readonly<Record<CaseStatus, number>>;

/** 暂不支付: why one of the cases beyond a hard quota is not paid yet; the code stands in `cases.jsonl`. */
export const WITHHELD = {
  reason: "quota-exceeded",
  words: {
    zh: "超过名额，保留哪些尚待评审决定，暂不支付",
    en: "not paid yet: a quota is exceeded, and the review has still to say which cases stand",
  },
} as const;

/** 病例去向: the standing of a case in words. */
export const STATUS_WORDS: Readonly<Record<CaseStatus | "not-settled", LocalizedText>> = {
  ...(Object.fromEntries(CASE_STATUSES.map((status) => [status, STATUSES[status].words])) as Record<
    CaseStatus,
    LocalizedText
  >),
  "not-settled": { zh: "所在基金未结算", en: "its fund is not settled" },
};

/**
 * 病例在合计中的位置. `reserved`: a case that was treated, and cannot be settled as the record or the values stand, is paid once that is mended;
 * until then its cost is in no other hospital's amount. Only where they are excluded by name do cases that name nothing strange stand
 * beside the total. A stay of another period has no money in this one.
 */
export function standingOf(status: CaseStatus, treatment: UnsettledParameters["treatment"]): TallyStanding {
  const { standing } = STATUSES[status];
  if (standing !== "treated") return standing;
  return treatment === "exclude" ? "unsettled" : "reserved";
}

/** Whether cases of a status are told by name, hospital by hospital, and need no line of their own. */
export function isStranger(status: CaseStatus): boolean {
  return STATUSES[status].standing === "reserved";
}

/** Whether a case of a status is paid, by group or by another unit, or is meant to be unpaid: nothing about it is open. */
export function isClosed(status: CaseStatus): boolean {
  return status === "settled" || STATUSES[status].standing === "other";
}

/** Whether a case that is not settled is of no account in this settlement: it belongs to another period, or was paid elsewhere. */
export function owesNothing(status: CaseStatus | "not-settled"): boolean {
  return status !== "not-settled" && STATUSES[status].standing === "unsettled";
}
