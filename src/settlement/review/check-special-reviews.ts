import type { Diagnostic } from "../../primitives/index.js";
import type { CaseTally } from "../case-tally.js";
import type { SettlementParameters } from "../parameters.js";
import { countByPeriod } from "../rate/quota-periods.js";
import { settlementErrors } from "../settlement-errors.js";
import type { SettlementInput } from "../settlement-input.js";
import { quotaCount } from "./quota.js";

/** The class of cases whose points a special review has set. */
const SPECIAL_REVIEW = "special-review";

/**
 * 特病单议名额的核对: names every hospital and period in which more cases were settled as specially reviewed than the quota allows. The approvals
 * stand, whoever gave them: no text says which of them would fall, so that is for the review to decide.
 *
 * @source ZJ-055, SX-051, NAT-071
 */
export function checkSpecialReviews(
  input: SettlementInput,
  tally: CaseTally,
  { reviews }: Pick<SettlementParameters, "reviews">,
): Diagnostic[] {
  const quota = reviews.find(({ kind }) => kind === SPECIAL_REVIEW)?.quota;
  const reviewed = input.cases.classes.indexOf(SPECIAL_REVIEW);
  if (quota === undefined || quota === "none" || quota === "unreadable") return [];
  if (reviewed < 0 || !input.cases.caseClass.includes(reviewed)) return [];
  const isReviewed = (index: number) => input.cases.caseClass[index] === reviewed;
  return [...countByPeriod(quota, input, tally, isReviewed).values()].flatMap(
    ({ hospital, chosen, population }) => {
      const allowed = quotaCount(quota, population);
      if (chosen.length <= allowed) return [];
      const info = { hospital: input.cases.hospitalIds[hospital] ?? "", cases: chosen.length, allowed };
      const path = "review.specialReview.quota";
      return [settlementErrors.diagnostic("warning", "SETTLEMENT_QUOTA_EXCEEDED", path, info)];
    },
  );
}
