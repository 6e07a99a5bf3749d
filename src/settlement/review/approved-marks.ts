import { type CaseMarkName, type CaseMarks, hasMark, markAmount } from "../../cases/index.js";
import { type Decimal, decimalText, FEN_DECIMALS, largest } from "../../primitives/index.js";
import { requireDecimals, requireMade } from "../../primitives/require-made.js";
import type { ReviewEffect, ReviewKind } from "../parameters.js";
import type { ReviewOutcome } from "./review-applications.js";

/**
 * 核准标记: what an approval writes into the case's marks, which weighing (points) and pricing (by item) then read. Nothing for an
 * application that was not approved, or whose effect the edition does not say.
 *
 * - `item-cost-points`: `specialReviewApproved`, and `approvedCost` = item-based cost less what was found unreasonable, at least 0 (ZJ-058): what the decision
 *   says of it or, where it says nothing, what the case carries; the two are one finding and are never both taken off;
 * - `expert-points`: `specialReviewApproved`, and `approvedPoints` as the experts set them (SX-017, ZJ-014);
 * - `by-item`: `approvedByItem` (NAT-064, NAT-074);
 * - `leave-unit`: `bedDayExit` or `byDiseaseExit` (SX-052, SX-026); `regroup`: no mark, the corrected record is grouped again (SX-050).
 *
 * @param itemCost item-based cost of the case, yuan
 * @param marks of the case so far
 * @returns nothing either where what the case carries cannot be read: it is not taken for 0
 */
export function approvedMarks(
  outcome: ReviewOutcome,
  itemCost: Decimal,
  marks: CaseMarks = {},
): Readonly<Record<string, string | boolean>> {
  requireMade({ outcome }, "reviewApplications()", "state");
  requireDecimals({ itemCost });
  if (outcome.state !== "approved") return {};
  switch (outcome.effect) {
    case "item-cost-points": {
      const carried = markAmount(marks, "unreasonableCost", FEN_DECIMALS);
      const unreasonable = outcome.unreasonableCost ?? (carried === "absent" ? 0 : carried);
      if (unreasonable === "unreadable") return {};
      const net = largest(0, itemCost.minus(unreasonable));
      return { specialReviewApproved: true, approvedCost: decimalText(net) };
    }
    case "expert-points":
      return outcome.points === undefined
        ? {}
        : { specialReviewApproved: true, approvedPoints: decimalText(outcome.points) };
    case "by-item":
    case "leave-unit":
      return { [approvalMark(outcome.application.kind, outcome.effect)]: true };
    default:
      return {};
  }
}

const MARKS_OF_KINDS: Readonly<Record<ReviewKind, CaseMarkName>> = {
  "special-review": "specialReviewApproved",
  "record-correction": "recordCorrected",
  "bed-day-exit": "bedDayExit",
  "by-disease-exit": "byDiseaseExit",
};

/** 核准所凭的标记: the mark by which an approval of a kind stands with its case. */
export function approvalMark(kind: ReviewKind, effect: ReviewEffect | undefined): CaseMarkName {
  return effect === "by-item" ? "approvedByItem" : MARKS_OF_KINDS[kind];
}

/** What an approval wrote beside its mark. */
const WORTH = ["approvedCost", "approvedPoints"] as const satisfies readonly CaseMarkName[];

/**
 * 撤销核准: what takes an approval off the marks of its case: the mark by which it stands, and the cost or points that it set, which other classes of cases would go by. Nothing
 * of a corrected record: only the record as it was could undo it.
 *
 * @param marks of the case, among them the approval
 * @source ZJ-056
 */
export function revokedMarks(
  kind: ReviewKind,
  effect: ReviewEffect | undefined,
  marks: CaseMarks = {},
): Readonly<Record<string, false>> {
  if (kind === "record-correction") return {};
  const worth = kind === "special-review" ? WORTH.filter((name) => hasMark(marks, name)) : [];
  return Object.fromEntries([approvalMark(kind, effect), ...worth].map((name) => [name, false]));
}
