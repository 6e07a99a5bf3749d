import type { Decimal, RoundingMode } from "../../primitives/index.js";

/** 名额的基数. */
export type QuotaPopulation =
  | "drg-discharges"
  | "all-discharges"
  | "records"
  | "bed-day-cases"
  | "applied-cases"
  | "cases-of-disease";

/** 名额: how many of a population; every part explicit. */
export interface Quota {
  readonly number: Decimal;
  readonly unit: "percent" | "permille" | "cases";
  readonly population: QuotaPopulation;
  readonly period: "month" | "quarter" | "year";
  readonly rounding: Exclude<RoundingMode, "halfEven">;
}

/** 名额规则: a quota that may be on paper only; `unreadable` when a part of it could not be read, and then it is not applied. */
export type QuotaRule = Quota | "unreadable" | "none";
