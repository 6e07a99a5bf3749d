import type { Random } from "../../primitives/index.js";
import { gamma, shock } from "./draws.js";

/** 月份: days of a month that lie in the period, and whether they are past. */
export interface PeriodMonth {
  /** calendar month, 1 to 12 */
  readonly month: number;
  readonly days: number;
}

/** 各月例数: of one past year, by calendar month (1 to 12 at places 0 to 11). */
export type YearCounts = readonly number[];

/** What the model of months is estimated from. */
export interface MonthCounts {
  /** months so far, the last perhaps in part */
  readonly observed: readonly PeriodMonth[];
  /** cases of each hospital and fund in each of these months */
  readonly counts: readonly (readonly number[])[];
  /** whole years before; none is needed */
  readonly past: readonly YearCounts[];
}

/** 月份模型: how volume differs by month beside its level: the season, what befalls all hospitals of a month, and what befalls one. */
export interface MonthModel {
  /** factor of each calendar month, mean 1, and the relative variance of its estimate */
  readonly season: readonly { readonly factor: number; readonly variance: number }[];
  /** variance of the factor that all hospitals share in a month, with the degrees of freedom of its estimate */
  readonly common: Spread;
  /** variance of the factor of one hospital in a month */
  readonly own: number;
}

/** 离散: an excess over Poisson counts, as a test statistic, so that its own uncertainty can be drawn. */
interface Spread {
  readonly statistic: number;
  readonly freedom: number;
  /** sum of the expected counts that it was found from */
  readonly expected: number;
}

const MONTHS = 12;
const DAYS = [31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * 月份模型的估计. Counts of a month vary as Poisson counts about `level × days × season × common × own`. Each excess is what Pearson's statistic has over its
 * degrees of freedom, over the expected counts; never below nothing. Months of past years are a season only where they differ by more than chance lets
 * them: where there is none, none is made of noise. How far it is known is part of the forecast.
 */
export function monthModel({ observed, counts, past }: MonthCounts): MonthModel {
  const seasonal = seasonOf(past);
  const totals = monthTotals(counts, observed.length);
  const exposures = observed.map(({ month, days }) => days * (seasonal.season[month - 1]?.factor ?? 1));
  const thisYear = spreadOf(totals, shares(exposures, sumOf(totals)), observed.length - 1);
  const common = together(thisYear, seasonal.common);
  const own = counts.map((ofHospital) => spreadOf(ofHospital, shares(totals, sumOf(ofHospital)), 0));
  const hospitals = own.filter(({ expected }) => expected > 0).length;
  const spread = own.reduce(together, NOTHING);
  const freedom = Math.max(0, hospitals - 1) * Math.max(0, observed.length - 1);
  return { season: seasonal.season, common, own: excessOf({ ...spread, freedom }) };
}

/** The season of past years, and how one month differs from the same month of other years. */
function seasonOf(past: readonly YearCounts[]): Pick<MonthModel, "season" | "common"> {
  const years = past.filter((counts) => sumOf(counts) > 0);
  const expected = years.map((counts) => shares(DAYS, sumOf(counts)));
  const [seen, due] = [monthTotals(years, MONTHS), monthTotals(expected, MONTHS)];
  const raw = seen.map((count, at) => (due[at] ? count / due[at] : 1));
  const common = years
    .map((counts, year) =>
      spreadOf(
        counts,
        DAYS.map((_, at) => (expected[year]?.[at] ?? 0) * (raw[at] ?? 1)),
        0,
      ),
    )
    .reduce(together, NOTHING);
  const between = { ...common, freedom: Math.max(0, years.length - 1) * (MONTHS - 1) };
  const noise = years.length === 0 ? 0 : excessOf(between) / years.length;
  const { statistic, freedom } = spreadOf(seen, due, MONTHS - 1);
  const hasSeason = statistic > freedom + BEYOND_CHANCE * Math.sqrt(2 * freedom);
  const season = raw.map((factor, at) =>
    hasSeason && due[at] ? { factor, variance: (noise + 1 / due[at]) / factor ** 2 } : NO_SEASON,
  );
  return { season, common: years.length > 1 ? between : NOTHING };
}

const NO_SEASON = { factor: 1, variance: 0 };

/** Deviations of a χ² beyond its mean from which months are taken to differ by season, not by chance. */
const BEYOND_CHANCE = 2;

const NOTHING: Spread = { statistic: 0, freedom: 0, expected: 0 };

function spreadOf(counts: readonly number[], expected: readonly number[], freedom: number): Spread {
  const statistic = counts.reduce((sum, count, at) => {
    const due = expected[at] ?? 0;
    return due > 0 ? sum + (count - due) ** 2 / due : sum;
  }, 0);
  return { statistic, freedom: Math.max(0, freedom), expected: sumOf(expected) };
}

function together(one: Spread, other: Spread): Spread {
  return {
    statistic: one.statistic + other.statistic,
    freedom: one.freedom + other.freedom,
    expected: one.expected + other.expected,
  };
}

/** The excess over Poisson counts that a statistic tells of. */
function excessOf({ statistic, freedom, expected }: Spread): number {
  return expected === 0 ? 0 : Math.max(0, (statistic - freedom) / expected);
}

/** A total divided by exposures: by days, or by what all hospitals had. */
function shares(exposures: readonly number[], total: number): readonly number[] {
  const whole = sumOf(exposures);
  return exposures.map((exposure) => (whole === 0 ? 0 : (total * exposure) / whole));
}

/** Month by month, the sum over hospitals or years. */
function monthTotals(counts: readonly (readonly number[])[], months: number): readonly number[] {
  return Array.from({ length: months }, (_, at) => sumOf(counts.map((own) => own[at] ?? 0)));
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** One way in which the months of a year may differ: the factors of the observed months, and of those to come. */
export interface DrawnMonths {
  readonly season: readonly number[];
  readonly common: () => number;
  readonly own: () => number;
}

/** Draws how months differ: the season within what is left about it, and the spread of what befalls all within its own uncertainty. */
export function drawMonths({ season, common, own }: MonthModel, random: Random): DrawnMonths {
  const { statistic, freedom } = common;
  // χ² of so many degrees of freedom is twice a gamma number of half as many.
  const chance = freedom < 2 ? freedom : 2 * gamma(freedom / 2, random);
  const spread = freedom === 0 ? 0 : excessOf({ ...common, statistic: (statistic * freedom) / chance });
  return {
    season: season.map(({ factor, variance }) => factor * shock(variance, random)),
    common: () => shock(spread, random),
    own: () => shock(own, random),
  };
}
