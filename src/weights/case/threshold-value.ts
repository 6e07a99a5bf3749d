import type { HospitalGrade } from "../../cases/index.js";
import type { Decimal } from "../../primitives/index.js";
import type { GroupStanding, Limit } from "../parameters/class-conditions.js";
import type { Threshold } from "../parameters/threshold.js";
import type { CaseClassParameters } from "../parameters.js";
import type { WeighReason } from "./weigh-reason.js";

/** A threshold for one case: its multiple; `none` where the edition sets none; or the fact that is missing. */
type ThresholdValue =
  | { readonly multiple: Decimal }
  | { readonly none: true }
  | { readonly missing: WeighReason };

/** 倍率界限 for a group's base points and a hospital's grade. Bands rise and include their upper end. */
function thresholdValue(
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

/** What the limits of a class depend on beside the case. */
export interface LimitView {
  readonly thresholds: CaseClassParameters["thresholds"];
  readonly group: GroupStanding;
  readonly basePoints: Decimal | undefined;
  readonly grade: HospitalGrade | undefined;
  /** whether there is something that multiples are measured against; `deferred`: multiples are of the payment standard, and it is not known */
  readonly base: "known" | "none" | "deferred";
}

/** What a case is compared with: days, yuan, or how many times the base; `never` where no case meets it; or why none can be judged. */
export function figureOf(
  { figure, asked }: Limit,
  { thresholds, group, basePoints, grade, base }: LimitView,
): Decimal | WeighReason | "never" {
  if (figure !== undefined) return figure;
  const threshold = thresholds[asked];
  const value = threshold && thresholdValue(threshold, basePoints, grade);
  if (value === undefined || "none" in value) return "never";
  if (base === "deferred") return "no-payment-standard";
  if (base === "none" && group === "unlisted") return "group-unlisted";
  if ("missing" in value) return value.missing;
  return base === "none" ? "no-average-cost" : value.multiple;
}
