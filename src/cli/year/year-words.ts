import type { LocalizedText } from "../../primitives/index.js";
import type { ReviewStep } from "../../rules/index.js";
import type {
  ApplicationCause,
  ApplicationState,
  Prepayment,
  ReviewKind,
  ReviewOutcome,
} from "../../settlement/index.js";

/** 申请类别名称. */
export const KIND_WORDS: Readonly<Record<ReviewKind, LocalizedText>> = {
  "record-correction": { zh: "病案修正", en: "record correction" },
  "special-review": { zh: "特病单议", en: "special-case review" },
  "bed-day-exit": { zh: "退出床日结算", en: "leaving bed-day payment" },
  "by-disease-exit": { zh: "退出按病种付费", en: "leaving by-disease payment" },
};

/** 稽核步骤名称, as the slides print them (WX-034). */
export const STEP_WORDS: Readonly<Record<ReviewStep, LocalizedText>> = {
  "highly-suspicious": { zh: "高度疑似", en: "highly suspicious" },
  "joint-judgement": { zh: "综合研判", en: "joint judgement" },
  "targeted-audit": { zh: "针对性稽核", en: "targeted audit" },
  confirmed: { zh: "确认扣款", en: "confirmed" },
  dismissed: { zh: "排除", en: "dismissed" },
};

/** 申请状态名称. */
export const STATE_WORDS: Readonly<Record<ApplicationState, LocalizedText>> = {
  applied: { zh: "已申请", en: "applied" },
  waiting: { zh: "待定", en: "waiting" },
  inadmissible: { zh: "不予受理", en: "not admitted" },
  admissible: { zh: "已受理", en: "admitted" },
  reviewed: { zh: "已评审", en: "reviewed" },
  approved: { zh: "通过", en: "approved" },
  refused: { zh: "不通过", en: "refused" },
  withdrawn: { zh: "已撤回", en: "withdrawn" },
};

/** 不予受理、不通过的原因. */
export const CAUSE_WORDS: Readonly<Record<ApplicationCause, LocalizedText>> = {
  "kind-not-in-force": { zh: "该规则集不受理这类申请", en: "the ruleset hears no application of this kind" },
  "unknown-case": { zh: "结算中没有这个病例", en: "the settlement has no such case" },
  "other-hospital": { zh: "病例不属于该医疗机构", en: "the case is of another hospital" },
  repeated: { zh: "同一病例已有同类申请", en: "the case was applied for before" },
  "reason-not-listed": { zh: "理由不在可申请之列", en: "the reason is not one that is heard" },
  early: {
    zh: "早于申请期：周期结束后才能就该周期申请，可在期限内重新申请",
    en: "before the days of application, which begin after the cycle; it may be made again within them",
  },
  late: { zh: "超过申请期限", en: "after the last day" },
  "other-disease": { zh: "病例不属于所申请的病种", en: "the case is not of the disease that is named" },
  "not-borne-out": { zh: "病例不符合所申请的理由", en: "the case does not bear the reason out" },
  "other-cycle": {
    zh: "病例不在所申请的周期内出院",
    en: "the case was not discharged in the cycle that is applied for",
  },
  "no-effect": { zh: "核准也不会改变该病例的付费", en: "an approval would not change how the case is paid" },
  "record-missing": { zh: "没有附修正后的病案", en: "the corrected record is not given" },
  "record-of-others": {
    zh: "修正后的病案写的是另一病例或另一医疗机构，或没有写医疗机构；请附本病例的病案",
    en: "the corrected record is of another case or hospital, or names no hospital; give that of the case",
  },
  "mark-unreadable": {
    zh: "修正后的病案有一个标记的数额无法读取，该病例会因此不能计付；请写成普通十进制数",
    en: "an amount among the marks of the corrected record cannot be read, and the case could not be paid by it; write a plain decimal",
  },
  "marks-of-others": {
    zh: "修正后的病案改动了由经办机构或评审填写的标记",
    en: "the corrected record changes marks that the agency or the review writes",
  },
  "over-quota": { zh: "超过名额", en: "beyond the quota" },
  "panel-too-small": { zh: "评审专家人数不足", en: "too few experts voted" },
  "voted-down": { zh: "评审未通过", en: "voted down" },
};

/** 退出按病种付费的理由不符. */
export const NO_TWO_OPERATIONS_WORDS: LocalizedText = {
  zh: "病案没有两个病种的主手术/操作",
  en: "the record shows no operations of two diseases",
};

/** 待定的缘由. */
export const WAITING_WORDS: Readonly<Record<ReviewOutcome["notApplied"][number], LocalizedText>> = {
  quota: {
    zh: "名额的单位、基数或周期未知，请以本地取值给出",
    en: "unit, base or cycle of the quota is not known; supply it by a local value",
  },
  points: {
    zh: "评审已通过，但未给出专家核定的点数，不能生效；请在评审决定中给出点数（points）",
    en: "it passed, but the points that the experts set are missing, so that it has no effect; give them in the decision",
  },
  deadline: {
    zh: "申请期限未知，请给出周期与包含期限所在年度的工作日历",
    en: "the last day is not known; give the cycle, and a calendar that holds the year of the day",
  },
};

/** 超过原则上的名额. */
export const BEYOND_WORDS: LocalizedText = {
  zh: "超过名额；条文写“原则上”，仍予受理，请评审说明理由",
  en: "beyond the quota; the text limits it in principle only, so that it is heard: the review says why",
};

/** 评审决定中不起作用的一项. */
export const UNREASONABLE_IDLE_WORDS: LocalizedText = {
  zh: "评审决定中的不合理费用不起作用：该类核准不按项目费用折点，金额没有扣除；须扣除的，请由专家计入核定的点数",
  en: "the unreasonable cost of the decision does nothing: an approval of this kind is not converted from item cost, and the amount is not taken off; where it is to be, the experts set the points less it",
};
export const POINTS_IDLE_WORDS: LocalizedText = {
  zh: "评审决定中的点数不起作用：该类核准不按专家核定的点数付费",
  en: "the points of the decision do nothing: an approval of this kind is not paid by points that experts set",
};

/** 已撤回. */
export const WITHDRAWN_WORDS: LocalizedText = { zh: "医疗机构已撤回", en: "taken back by the hospital" };

/** 此前核准的去向: it stands; it falls with its application; or it corrected the record, which nothing but the record as it was undoes. */
export type EarlierFate = "stands" | "revoked" | "corrected";

/** 此前核准的去向, told beside what became of an application on the same case. */
export const EARLIER_WORDS: Readonly<Record<EarlierFate, LocalizedText>> = {
  stands: { zh: "此前的核准仍然有效", en: "the earlier approval stands" },
  revoked: { zh: "此前的核准随之撤销", en: "its earlier approval is taken back" },
  corrected: {
    zh: "病例已按修正后的病案结算，不会因此恢复；须恢复的，请附原病案申请修正",
    en: "the case was settled by its corrected record, which this does not undo; to undo it, apply with the record as it was",
  },
};

/** 换选的结果. */
export const SWAP_WORDS = {
  swapped: { zh: "已换选为另一病例", en: "swapped for another case" },
  none: { zh: "该规则集不允许换选", en: "the ruleset allows no swap" },
  unreadable: {
    zh: "换选的名额未知，请以本地取值给出",
    en: "the quota of swaps is not known; supply it by a local value",
  },
  gone: {
    zh: "所换的申请已撤回、已换选、本身是未成的换选，或属于另一类别",
    en: "the application to take the place of was taken back or swapped before, is itself a swap that was not made, or is of another kind",
  },
  "not-heard": { zh: "所换的申请不变", en: "the application to take the place of stays" },
  "unknown-application": { zh: "所换的申请不存在", en: "there is no such application to take the place of" },
  "other-hospital": {
    zh: "所换的申请属于另一医疗机构",
    en: "the application to take the place of is of another hospital",
  },
  "over-quota": { zh: "超过换选的名额", en: "beyond the quota of swaps" },
} as const satisfies Record<string, LocalizedText>;

/** 预拨办法名称. */
export const METHOD_WORDS: Readonly<Record<Prepayment["method"] | "paid", LocalizedText>> = {
  "item-ratio": { zh: "按项目比例", en: "share of the item cost" },
  "points-so-far": { zh: "按累计点数", en: "by the points so far" },
  "by-item": { zh: "按项目全额", en: "by item in full" },
  paid: { zh: "已付", en: "as paid" },
};
