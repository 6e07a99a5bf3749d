import type { LocalizedText } from "../../primitives/index.js";
import { WEIGH_REASON_CAUSES, WEIGH_REASONS, type WeighReason } from "./weigh-reason.js";

/** What to do; another payment method settles what stands outside of the groups. */
const REMEDIES: Readonly<Record<Exclude<WeighReason, "outside-groups">, LocalizedText>> = {
  "record-invalid": {
    zh: "请按分组诊断信息更正后重新上传。",
    en: "Correct it as the grouping diagnostics say.",
  },
  "cost-missing": {
    zh: "请补齐。",
    en: "Supply it.",
  },
  "cost-not-positive": {
    zh: "请核对。",
    en: "Check it.",
  },
  "cost-out-of-range": {
    zh: "请核对单位是否为元。",
    en: "Check that its unit is yuan.",
  },
  "dates-reversed": {
    zh: "请更正。",
    en: "Correct it.",
  },
  "length-of-stay-missing": {
    zh: "请补实际住院天数或入、出院日期。",
    en: "Supply lengthOfStayDays or both dates.",
  },
  "hospital-unknown": {
    zh: "请补入机构表。",
    en: "Add it.",
  },
  "group-unlisted": {
    zh: "请补病组表，或按特病单议处理。",
    en: "Add it, or have the case reviewed.",
  },
  "no-average-cost": {
    zh: "请在病组表中给出例均费用。",
    en: "Give averageCost in the group table.",
  },
  "no-payment-standard": {
    zh: "请将倍率的分母（weights.caseClasses.multipleOf）改为病组例均费用（groupAverage），或改用费率法的极高、极低病例规则（settlement.rate.abnormal）。",
    en: "Set weights.caseClasses.multipleOf to groupAverage, or use the rules of extreme cases in settlement.rate.abnormal.",
  },
  "no-base-points": {
    zh: "请在病组表中给出，或按特病单议处理。",
    en: "Give them in the group table, or have the case reviewed.",
  },
  "no-area-average": {
    zh: "请在病组表中加一行病组为 * 的例均费用。",
    en: 'Add a row with drg "*" to the group table.',
  },
  "no-coefficient": {
    zh: "请在医疗机构文件或差异系数表中给出，或提供历史病例。",
    en: "Give it in the hospitals file or in a table of coefficients, or supply history.",
  },
  "no-bed-day-standard": {
    zh: "请用 --values 给出。",
    en: "Supply it with --values.",
  },
  "approval-missing": {
    zh: "请在病例标记（marks）中给出核准费用（approvedCost）、核准点数（approvedPoints）或不合理费用（unreasonableCost）。",
    en: "Give marks.approvedCost, marks.approvedPoints or marks.unreasonableCost.",
  },
  "mark-unreadable": {
    zh: "请更正。",
    en: "Correct it.",
  },
  "rule-not-evaluated": {
    zh: "请按结果所列的未执行规则（notEvaluated）用 --values 给出。",
    en: "Supply it with --values: see notEvaluated.",
  },
  "no-class": {
    zh: "请为分类表补一个无条件的末行。",
    en: "Give the table a last row without conditions.",
  },
  "points-out-of-range": {
    zh: "请核对费用和病组均费的单位。",
    en: "Check the units of cost and averages.",
  },
  "not-grouped": {
    zh: "请核对病案，更正后重新上传；确属分组方案没有的，按规则集的规定付费。",
    en: "Check the record and upload it again; one that the scheme really lacks is paid as the edition says.",
  },
};

/** 未计点原因的文字: what each reason means and what to do. */
export const WEIGH_REASON_TEXTS = Object.fromEntries(
  WEIGH_REASONS.map((reason) => [reason, textOf(reason)]),
) as Readonly<Record<WeighReason, LocalizedText>>;

function textOf(reason: WeighReason): LocalizedText {
  const { zh, en } = WEIGH_REASON_CAUSES[reason];
  if (reason === "outside-groups") return { zh: `${zh}。`, en: `${en}.` };
  const remedy = REMEDIES[reason];
  return { zh: `${zh}。${remedy.zh}`, en: `${en}. ${remedy.en}` };
}
