import { hospitalRecordsErrors } from "./hospital-records-errors.js";
import type { HospitalYear } from "./settlement-input.js";

const HIGHEST_SHARE = 1;

/** Hospitals that are named one by one. */
const MOST_NAMED = 3;

/**
 * 得分的尺度: refuses scores of 0 to 100 that are written as shares (0.95 for 95), whether or not others are above 1: by them a hospital, or everybody, would have
 * failed.
 *
 * @throws `SETTLEMENT_SCORES_ARE_SHARES`
 */
export function refuseShares(
  name: "assessmentScore" | "healthManagementScore",
  years: readonly HospitalYear[],
): void {
  const given = years.flatMap(({ hospitalId, [name]: score }) =>
    score === undefined ? [] : { hospitalId, score },
  );
  // One hospital may have earned a single point.
  const onlyLow = given.length > 1 && given.every(({ score }) => score.lte(HIGHEST_SHARE));
  const shares = given.filter(({ score }) => score.gt(0) && (onlyLow || score.lt(HIGHEST_SHARE)));
  const [first] = shares;
  if (first === undefined) return;
  const info = {
    name,
    score: first.score.toFixed(),
    shares: shares.length,
    hospitals: shares.slice(0, MOST_NAMED).map(({ hospitalId }) => hospitalId),
    scores: given.length,
  };
  throw hospitalRecordsErrors.error("SETTLEMENT_SCORES_ARE_SHARES", info, { path: name });
}
