import type { CaseMarkName } from "../cases/case-marks.js";
import { MARK_WORDS } from "../cases/mark-words.js";
import { counted, excerpt, messageTable } from "../primitives/index.js";

/** Cases that a mark says more of than they cost. */
interface CasesAboveCost {
  readonly cases: number;
  /** the first of them, yuan */
  readonly first: readonly { readonly caseId: string; readonly amount: string; readonly cost: string }[];
}

/** Stays that are paid more than once. */
export interface StaysPaid {
  readonly stays: number;
  readonly cases: number;
  /** yuan */
  readonly paid: string;
  /** the first of them, those that are paid most first */
  readonly dearest: readonly {
    readonly from: string;
    readonly to: string;
    readonly cases: readonly { readonly hospital: string; readonly caseId: string }[];
  }[];
}

interface SettledRecordsErrorInfo {
  SETTLEMENT_STAY_PAID_TWICE: StaysPaid;
  SETTLEMENT_STAY_PAID_ELSEWHERE: StaysPaid;
  SETTLEMENT_UNREASONABLE_ABOVE_COST: CasesAboveCost;
  SETTLEMENT_MARK_ABOVE_COST: CasesAboveCost & { mark: CaseMarkName };
  SETTLEMENT_DISEASE_UNKNOWN: {
    contracts: number;
    persons: number;
    /** as the contracts have them, those with most contracts first */
    diseases: readonly {
      readonly name: string;
      readonly contracts: number;
      readonly nearest: string | undefined;
    }[];
    /** those of the edition's amounts a head */
    known: readonly string[];
  };
}

/** 记录所见的代码: what the records that are settled say of themselves that cannot be meant, though each can be read. Apart from the codes of settling, which does without. */
export const settledRecordsErrors = messageTable<SettledRecordsErrorInfo>({
  SETTLEMENT_STAY_PAID_TWICE: ({ stays, cases, paid, dearest }) => ({
    zh: `${stays} 次住院（参保人、医疗机构、入院与出院日期均相同）以不同病例号付费不止一次，共 ${cases} 例 ${paid} 元：${dearest.map(({ from, to, cases: own }) => `${excerpt(own[0]?.hospital ?? "")} ${from} 至 ${to}（${own.map(({ caseId }) => excerpt(caseId)).join("、")}）`).join("；")}${stays > dearest.length ? " 等" : ""}。红冲后重新结算的仍是一次住院，以哪一例为准这里无从判断。请删去已被冲销或重复上传的病例后重新结算。`,
    en: `${counted(stays, "stay")} (same patient, hospital, day of admission and of discharge) under different case ids ${stays === 1 ? "is" : "are"} paid more than once, ${counted(cases, "case")} and ${paid} yuan in all: ${dearest.map(({ from, to, cases: own }) => `${excerpt(own[0]?.hospital ?? "")}, ${from} to ${to} (${own.map(({ caseId }) => excerpt(caseId)).join(", ")})`).join("; ")}${stays > dearest.length ? "; ..." : ""}. A bill that was reversed and billed anew is one stay; which of the cases holds cannot be told here. Take out what was reversed or sent in twice, and settle again.`,
  }),
  SETTLEMENT_STAY_PAID_ELSEWHERE: ({ stays, cases, paid, dearest }) => ({
    zh: `${stays} 次住院（参保人、入院与出院日期、总费用均相同）在不同医疗机构付费，共 ${cases} 例 ${paid} 元：${dearest.map(({ from, to, cases: own }) => `${from} 至 ${to}（${placed(own, "、")}）`).join("；")}${stays > dearest.length ? " 等" : ""}。同一人同一时间不会住在两家医院，多为改记到另一家的住院，以哪一家为准这里无从判断。请删去不属于该机构的病例后重新结算。`,
    en: `${counted(stays, "stay")} (same patient, day of admission and of discharge, and total cost) ${stays === 1 ? "is" : "are"} paid at more than one hospital, ${counted(cases, "case")} and ${paid} yuan in all: ${dearest.map(({ from, to, cases: own }) => `${from} to ${to} (${placed(own, ", ")})`).join("; ")}${stays > dearest.length ? "; ..." : ""}. Nobody lies in two hospitals at a time: most likely a stay was moved from one to the other, and whose it is cannot be told here. Take it out where it does not belong, and settle again.`,
  }),
  SETTLEMENT_UNREASONABLE_ABOVE_COST: ({ cases, first }) => ({
    zh: `${cases} 例标记的不合理费用高于其总费用：${aboveZh(cases, first)}；扣除后的费用按 0 计，不为负。请核对标记（unreasonableCost）与总费用。`,
    en: `The marks of ${counted(cases, "case")} say that more was unreasonable than the case cost: ${aboveEn(cases, first)}. What is left counts as 0, not less. Check marks.unreasonableCost and the cost.`,
  }),
  SETTLEMENT_MARK_ABOVE_COST: ({ cases, first, mark }) => ({
    zh: `${cases} 例标记的${MARK_WORDS[mark].title.zh}（${mark}）高于其总费用：${aboveZh(cases, first)}；读取该标记的规则已照此计点付费，由同一总额分配的各机构金额随之变动。请核对标记与总费用，更正后重新结算。`,
    en: `The marks of ${counted(cases, "case")} say more of ${mark} (${MARK_WORDS[mark].title.en}) than the case cost: ${aboveEn(cases, first)}. A rule that reads the mark pays by that amount, and every hospital that shares the total is moved by it. Check the mark and the cost, and settle again.`,
  }),
  SETTLEMENT_DISEASE_UNKNOWN: ({ contracts, persons, diseases, known }) => ({
    zh: `${contracts} 份签约（${persons} 人）的慢性病病种不在人头定额的病种之内：${diseases.map(({ name, contracts: count, nearest }) => `${excerpt(name)} ${count} 份${nearest === undefined ? "" : `（是否应为“${nearest}”？）`}`).join("、")}；按未写病种的定额计算。定额${known.length === 0 ? "没有写明任何病种" : `写明的病种：${known.join("、")}`}。请核对病种名称，或补上这些病种的定额。`,
    en: `The disease of ${counted(contracts, "contract")} (${counted(persons, "person")}) is in none of the amounts a head: ${diseases.map(({ name, contracts: count, nearest }) => `${excerpt(name)} ${count}${nearest === undefined ? "" : ` (is "${nearest}" meant?)`}`).join(", ")}. They count at the amount that names no disease. The amounts a head ${known.length === 0 ? "name no disease" : `name ${known.join(", ")}`}. Check the names, or supply the amounts of these diseases.`,
  }),
});

function placed(cases: StaysPaid["dearest"][number]["cases"], comma: string): string {
  return cases.map(({ hospital, caseId }) => `${excerpt(hospital)} ${excerpt(caseId)}`).join(comma);
}

function aboveZh(cases: number, first: CasesAboveCost["first"]): string {
  const named = first.map(({ caseId, amount, cost }) => `${excerpt(caseId)} ${amount} 元 > ${cost} 元`);
  return `${named.join("、")}${cases > first.length ? " 等" : ""}`;
}

function aboveEn(cases: number, first: CasesAboveCost["first"]): string {
  const named = first.map(({ caseId, amount, cost }) => `${excerpt(caseId)} ${amount} > ${cost} yuan`);
  return `${named.join(", ")}${cases > first.length ? ", ..." : ""}`;
}
