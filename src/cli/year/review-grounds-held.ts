import { type LocalizedText, yuanOf } from "../../primitives/index.js";
import type { Application } from "../../settlement/index.js";
import { groupAt } from "../../weights/case-at.js";
import type { ReviewGroundParameters } from "../../weights/parameters.js";
import { groundOfReason } from "../../weights/review/review-grounds.js";
import type { SettledYear } from "../settle/settlement-summary.js";
import type { CasesById } from "./cases-by-id.js";

/** What is told of an application whose reason the settled case does not bear out, and that is heard all the same. */
const UNPROVEN_WORDS = {
  unknown: {
    zh: "理由所依据的项目不全在结算数据中，请评审核对病案",
    en: "what the reason rests on is not all in the settled data: the review holds it against the record",
  },
  "not-met": {
    zh: "病例不符合该理由；条文写“原则上”，仍予受理，请评审说明理由",
    en: "the case does not bear the reason out; the text says so in principle only, so that it is heard: the review says why",
  },
} as const satisfies Record<string, LocalizedText>;

/** 单议理由的核对: the printed limits of a reason for special review, held against the case as it was settled. */
export class ReviewGrounds {
  readonly #area: SettledYear["area"];
  readonly #rules: ReviewGroundParameters | undefined;
  readonly #byId: CasesById;

  constructor(area: SettledYear["area"], rules: ReviewGroundParameters | undefined, byId: CasesById) {
    this.#area = area;
    this.#rules = rules;
    this.#byId = byId;
  }

  /** A newborn's limits are printed (ZJ-051): a case beyond them is not one. */
  against(application: Application): "not-borne-out" | undefined {
    const { ground, outcome } = this.#judged(application) ?? {};
    return ground === "smallNewborn" && outcome === "not-met" ? "not-borne-out" : undefined;
  }

  /** The printed limits that a newborn is held against, for the reason why one is not heard. */
  limits(): LocalizedText | undefined {
    const rule = this.#rules?.smallNewborn;
    if (rule === undefined) return undefined;
    const grams = rule.birthWeightBelowGrams;
    const [area, group] = [rule.timesAreaAverage.toFixed(), rule.timesGroupAverage.toFixed()];
    return {
      zh: `低体重新生儿须不满一岁、出生体重低于 ${grams} 克，且总费用不低于统筹区次均费用的 ${area} 倍、病组次均费用的 ${group} 倍`,
      en: `a small newborn is less than a year old, was born below ${grams} grams, and cost at least ${area} times the average of the area and ${group} times that of its group`,
    };
  }

  /** What is to be told of an application that is heard; the cases of a group are few in principle (ZJ-014). */
  told(application: Application): LocalizedText | undefined {
    const { outcome } = this.#judged(application) ?? {};
    return outcome === undefined || outcome === "met" ? undefined : UNPROVEN_WORDS[outcome];
  }

  #judged({ kind, reason, caseId, hospitalId }: Application) {
    const [index] = this.#byId.find(caseId, hospitalId);
    if (kind !== "special-review" || index === undefined || this.#rules === undefined) return undefined;
    const { cases, weights, settled } = this.#area;
    const ageYears = cases.columns.ageYears[index] ?? -1;
    const birthWeightGrams = settled.input.details?.birthWeightGrams?.[index] ?? -1;
    const fen = cases.columns.totalCostFen[index] ?? Number.NaN;
    const record = {
      ...(ageYears >= 0 && { ageYears }),
      ...(birthWeightGrams >= 0 && { birthWeightGrams }),
      ...(!Number.isNaN(fen) && { totalCost: yuanOf(fen) }),
    };
    return groundOfReason(reason, record, groupAt(cases.columns, index) ?? "", weights.groups, this.#rules);
  }
}
