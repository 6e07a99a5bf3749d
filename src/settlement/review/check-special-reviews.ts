import type { Diagnostic } from "../../primitives/index.js";
import type { CaseTally } from "../case-tally.js";
import type { SettlementParameters } from "../parameters.js";
import { beyondQuota } from "../rate/quota-periods.js";
import { settlementErrors } from "../settlement-errors.js";
import type { SettlementInput } from "../settlement-input.js";

/** The class of cases whose points a special review has set. */
const SPECIAL_REVIEW = "special-review";

/** 超过名额: what is to be said, and the hospitals whose ledgers cannot be settled for it. */
export interface ExceededReviews {
  readonly diagnostics: readonly Diagnostic[];
  /** numbers of the hospitals that are beyond a hard quota */
  readonly refused: ReadonlySet<number>;
}

/**
 * 特病单议名额的核对: names every hospital and period in which more cases were settled as specially reviewed than the quota allows. The approvals
 * stand, and that is all, unless the quota is said to be hard: beyond it no text says which of them would fall, so that the hospital's ledgers
 * are not settled until the review has decided.
 *
 * @source ZJ-055 (hard), SX-051 and NAT-071 (in principle)
 */
export function checkSpecialReviews(
  input: SettlementInput,
  tally: CaseTally,
  { reviews }: Pick<SettlementParameters, "reviews">,
): ExceededReviews {
  const quota = reviews.find(({ kind }) => kind === SPECIAL_REVIEW)?.quota;
  const reviewed = input.cases.classes.indexOf(SPECIAL_REVIEW);
  if (quota === undefined || quota === "none" || quota === "unreadable") return NONE;
  if (reviewed < 0 || !input.cases.pointsClass.includes(reviewed)) return NONE;
  const isReviewed = (index: number) => input.cases.pointsClass[index] === reviewed;
  const exceeded = beyondQuota(quota, input, tally, isReviewed);
  const hard = quota.force === "hard";
  const [severity, code] = hard
    ? (["error", "SETTLEMENT_QUOTA_BROKEN"] as const)
    : (["warning", "SETTLEMENT_QUOTA_EXCEEDED"] as const);
  return {
    diagnostics: exceeded.map(([, info]) =>
      settlementErrors.diagnostic(severity, code, "review.specialReview.quota", info),
    ),
    refused: new Set(hard ? exceeded.map(([hospital]) => hospital) : []),
  };
}

const NONE: ExceededReviews = { diagnostics: [], refused: new Set() };
