import type { HospitalGrade } from "../../cases/index.js";
import type { Decimal } from "../../primitives/index.js";
import type { Threshold } from "../parameters.js";
import type { WeighReason } from "./weigh-reason.js";

/** A threshold for one case: its multiple; `none` where the edition sets none; or the fact that is missing. */
export type ThresholdValue =
  | { readonly multiple: Decimal }
  | { readonly none: true }
  | { readonly missing: WeighReason };

/** 倍率界限 for a group's base points and a hospital's grade. Bands rise and include their upper end. */
export function thresholdValue(
  threshold: Threshold,
  basePoints: Decimal | undefined,
  grade: HospitalGrade | undefined,
): ThresholdValue {
  switch (threshold.method) {
    case "fixed":
      return { multiple: threshold.multiple };
    case "byBasePoints": {
      if (basePoints === undefined) return { missing: "no-base-points" };
      const band = threshold.bands.find(({ upTo }) => upTo === undefined || basePoints.lte(upTo));
      return band === undefined ? { none: true } : { multiple: band.multiple };
    }
    case "byGrade": {
      if (grade === undefined) return { missing: "hospital-unknown" };
      const multiple = threshold.multiples[grade];
      return multiple === undefined ? { none: true } : { multiple };
    }
  }
}

/** The threshold of that name for one case, where points are calculated with it; or why they cannot be. */
export function thresholdForPoints(
  threshold: Threshold | undefined,
  basePoints: Decimal | undefined,
  grade: HospitalGrade | undefined,
): Decimal | WeighReason {
  const limit = threshold && thresholdValue(threshold, basePoints, grade);
  if (limit === undefined || "none" in limit) return "rule-not-evaluated";
  return "missing" in limit ? limit.missing : limit.multiple;
}
