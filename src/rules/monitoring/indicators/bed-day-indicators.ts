import { exact } from "../exact.js";
import { share, yuan } from "../figure.js";
import type { Indicator } from "../indicator.js";

/** 床日考核指标 (SX-027): average stay, daily cost and outcome of stays of special care types; what a target is set against. */
export const BED_DAY_INDICATORS: readonly Indicator[] = [
  {
    id: "bed-day-average-length-of-stay",
    title: { zh: "床日病例平均住院日", en: "Average stay of bed-day cases, days" },
    source: "SX-027",
    compute: ({ tally: { bedDay } }) => ({
      numerator: exact(bedDay.timedDays),
      denominator: exact(bedDay.timed),
      missing: bedDay.cases - bedDay.timed,
    }),
  },
  {
    id: "bed-day-daily-cost",
    title: { zh: "床日病例日均费用（元）", en: "Daily cost of bed-day cases, yuan" },
    unit: "yuan",
    source: "SX-027",
    compute: ({ tally: { bedDay } }) => ({
      numerator: yuan(bedDay.fen),
      denominator: exact(bedDay.days),
      missing: bedDay.cases - bedDay.stays,
    }),
  },
  {
    id: "bed-day-outcome-rate",
    // The text names the outcome of treatment and no measure; the share that left on medical advice is ours.
    title: { zh: "床日病例医嘱离院率", en: "Share of bed-day cases that left on medical advice" },
    source: "SX-027",
    compute: ({ tally: { bedDay } }) =>
      share(bedDay.advised, bedDay.outcomes, bedDay.cases - bedDay.outcomes),
  },
];
