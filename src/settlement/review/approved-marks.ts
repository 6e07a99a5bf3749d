import { type Decimal, decimalText, largest } from "../../primitives/index.js";
import type { ReviewOutcome } from "./review-applications.js";

/**
 * 核准标记: what an approval writes into the case's marks, which weighing (points) and pricing (by item) then read. Nothing for an
 * application that was not approved, or whose effect the edition does not say.
 *
 * - `item-cost-points`: `specialReviewApproved`, and `approvedCost` = item-based cost less what was found unreasonable, at least 0 (ZJ-058);
 * - `expert-points`: `specialReviewApproved`, and `approvedPoints` as the experts set them (SX-017, ZJ-014);
 * - `by-item`: `approvedByItem` (NAT-064, NAT-074);
 * - `leave-unit`: `bedDayExit` or `byDiseaseExit` (SX-052, SX-026); `regroup`: no mark, the corrected record is grouped again (SX-050).
 *
 * @param itemCost item-based cost of the case, yuan
 */
export function approvedMarks(
  outcome: ReviewOutcome,
  itemCost: Decimal,
): Readonly<Record<string, string | boolean>> {
  if (outcome.state !== "approved") return {};
  switch (outcome.effect) {
    case "item-cost-points": {
      const net = largest(0, itemCost.minus(outcome.unreasonableCost ?? 0));
      return { specialReviewApproved: true, approvedCost: decimalText(net) };
    }
    case "expert-points":
      return outcome.points === undefined
        ? {}
        : { specialReviewApproved: true, approvedPoints: decimalText(outcome.points) };
    case "by-item":
      return { approvedByItem: true };
    case "leave-unit":
      return outcome.application.kind === "by-disease-exit" ? { byDiseaseExit: true } : { bedDayExit: true };
    default:
      return {};
  }
}
