import type { Decimal } from "../primitives/index.js";
import { settlementErrors } from "./settlement-errors.js";

const HIGHEST_SHARE = 1;

/**
 * 得分的尺度: refuses scores of 0 to 100 of which none is above 1 and one above 0: they are written as shares (0.95 for 95), and by them everybody would
 * have failed.
 *
 * @throws `SETTLEMENT_SCORES_ARE_SHARES`
 */
export function refuseShares(
  name: "assessmentScore" | "healthManagementScore",
  scores: readonly (Decimal | undefined)[],
): void {
  const given = scores.filter((score) => score !== undefined);
  if (given.some((score) => score.gt(HIGHEST_SHARE))) return;
  // One hospital may have earned a single point.
  const share = given.find((score) => score.gt(0) && (given.length > 1 || score.lt(HIGHEST_SHARE)));
  if (share === undefined) return;
  const info = { name, score: share.toFixed(), scores: given.length };
  throw settlementErrors.error("SETTLEMENT_SCORES_ARE_SHARES", info, { path: name });
}
