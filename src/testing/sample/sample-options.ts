import { type CivilDate, daysBetween } from "../../primitives/index.js";
import { sampleErrors } from "./sample-errors.js";
import type { SampleMark } from "./sample-marks.js";

/** 样本选项: what sample is made. The same options give the same bytes. */
export interface SampleOptions {
  /** whole number; another seed gives another area */
  readonly seed: number;
  /** stays of the settlement period */
  readonly cases: number;
  /** default the year 2020; at least 60 days */
  readonly period?: { readonly from: CivilDate; readonly to: CivilDate };
  /** years of history before the period, default 3, each with `historyShare` times as many cases, default 0.5 */
  readonly historyYears?: number;
  readonly historyShare?: number;
  /** default 2 */
  readonly poolingAreas?: number;
  /**
   * 脏数据: percent of the records that noise strikes, default 0. Above 0 there are also patients about whom a rule errs: honest ones that look like
   * misconduct, and misconduct that shows in part only
   */
  readonly dirt?: number;
  /** what an edition asks of the area; default: one total of all cost a pooling area, and no marks */
  readonly demands?: Partial<SampleDemands>;
}

/** 规则集所需: what an edition asks of an area beside ordinary stays. */
export interface SampleDemands {
  /** what the amounts of the budget are a share of: all cost (default) or what the fund paid by item */
  readonly budgetBase: "total-cost" | "fund";
  /** whether every medical community has a total of its own, and hospitals outside one none */
  readonly communityBudgets: boolean;
  /** whether rates are found from the budget: it then has a row a tier, with reimbursement ratio and forecast weight */
  readonly rateBudget: boolean;
  /** whether the coefficient of every hospital is given, not computed: it is 1 */
  readonly givenCoefficients: boolean;
  /** whether a group without history cannot be weighed: the stays of the settlement period are then of groups that the last two years have */
  readonly groupsOfHistory: boolean;
  /** marks by which the table of payment units tells its cases; a few stays carry each */
  readonly marks: readonly SampleMark[];
}

/** The options with every default filled in. */
export type SampleSettings = Required<Omit<SampleOptions, "demands">> & { readonly demands: SampleDemands };

/**
 * Fills in the defaults.
 *
 * @throws `SAMPLE_OPTION_INVALID`, `DATE_INVALID`
 */
export function sampleSettings(options: SampleOptions): SampleSettings {
  const settings: SampleSettings = {
    period: { from: "2020-01-01", to: "2020-12-31" },
    historyYears: 3,
    historyShare: 0.5,
    poolingAreas: 2,
    dirt: 0,
    ...options,
    demands: {
      budgetBase: "total-cost",
      communityBudgets: false,
      rateBudget: false,
      givenCoefficients: false,
      groupsOfHistory: false,
      marks: [],
      ...options.demands,
    },
  };
  const { from, to } = settings.period;
  requireWhole("seed", settings.seed, -(2 ** 31), 2 ** 32);
  requireWhole("cases", settings.cases, 1, 10_000_000);
  requireWhole("historyYears", settings.historyYears, 0, 10);
  requireWhole("historyShare x 100", Math.round(settings.historyShare * 100), 0, 1_000);
  requireWhole("dirt", settings.dirt, 0, 100);
  requireWhole("poolingAreas", settings.poolingAreas, 1, 20);
  requireWhole("days of the period", daysBetween(from, to) + 1, 60, 3_660);
  return settings;
}

function requireWhole(option: string, value: number, least: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  throw sampleErrors.error("SAMPLE_OPTION_INVALID", { option, value: String(value), least, most });
}
