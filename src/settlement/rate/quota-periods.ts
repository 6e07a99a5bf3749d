import { compareText, dateOfDayNumber, type LocalizedText, periodOf } from "../../primitives/index.js";
import { NO_DAY } from "../case-details.js";
import { STATUS_NUMBERS } from "../case-status.js";
import type { CaseTally } from "../case-tally.js";
import type { Quota } from "../parameters/quota.js";
import { quotaCount } from "../review/quota-count.js";
import { isOfPopulation, StayCount } from "../review/quota-population.js";
import type { SettlementInput } from "../settlement-input.js";

const SETTLED = STATUS_NUMBERS.settled;

/** 名额的归属: whose the quota of a case is, by its number among ids; -1 = nobody's. */
export interface QuotaHolders {
  readonly of: (index: number) => number;
  readonly ids: readonly string[];
  /** whether a case is paid, so that it takes a place */
  readonly isPaid: (index: number) => boolean;
}

/** One hospital, or other holder, in one period of a quota: the cases it is asked about, and the population it is taken of. */
export interface QuotaPeriod {
  readonly holder: number;
  /** "2025-Q1"; empty where the cases have no discharge date */
  readonly period: string;
  readonly chosen: number[];
  readonly population: StayCount;
}

/**
 * 名额期间: counts a quota's population by hospital and month, quarter or year of discharge, and collects the settled cases that
 * `chosen` names. Cases without a discharge date make a period of their own.
 *
 * In the order of the hospitals' ids and of time, whatever order the cases stand in.
 *
 * @param holders default: the hospitals
 */
export function countByPeriod(
  quota: Quota,
  input: SettlementInput,
  tally: CaseTally,
  chosen: (index: number) => boolean,
  { of, ids, isPaid }: QuotaHolders = hospitalsOf(input, tally),
): ReadonlyMap<string, QuotaPeriod> {
  const { cases, details } = input;
  const counts = isOfPopulation(quota, input, tally);
  const periods = new Map<string, QuotaPeriod>();
  for (let index = 0; index < cases.count; index++) {
    const holder = of(index);
    if (holder < 0) continue;
    const day = details?.dischargeDay?.[index] ?? NO_DAY;
    const period = day === NO_DAY ? "" : periodOf(dateOfDayNumber(day), quota.period);
    const key = `${holder} ${period}`;
    const own = periods.get(key) ?? { holder, period, chosen: [], population: new StayCount() };
    periods.set(key, own);
    if (counts(index)) own.population.add(index, input, tally);
    if (isPaid(index) && chosen(index)) own.chosen.push(index);
  }
  const idOf = ({ holder }: QuotaPeriod) => ids[holder] ?? "";
  return new Map(
    [...periods].sort(([a, one], [b, other]) => compareText(idOf(one), idOf(other)) || compareText(a, b)),
  );
}

function hospitalsOf({ cases }: SettlementInput, { status }: Pick<CaseTally, "status">): QuotaHolders {
  const isPaid = (index: number) => status[index] === SETTLED;
  return { of: (index) => cases.hospital[index] ?? -1, ids: cases.hospitalIds, isPaid };
}

/** 超过名额: a hospital, or other holder, with more of the cases in a period than the quota allows. */
export interface BeyondQuota {
  readonly holder: string;
  readonly period: LocalizedText;
  readonly chosen: readonly number[];
  readonly population: number;
  readonly allowed: number;
}

/** 超过名额的: every holder and period in which more of the cases that `chosen` names stand than the quota allows. */
export function beyondQuota(
  quota: Quota,
  input: SettlementInput,
  tally: CaseTally,
  chosen: (index: number) => boolean,
  holders = hospitalsOf(input, tally),
): readonly BeyondQuota[] {
  return [...countByPeriod(quota, input, tally, chosen, holders).values()].flatMap((period) => {
    const population = period.population.count;
    const allowed = quotaCount(quota, population);
    const holder = holders.ids[period.holder] ?? "";
    const told = { holder, period: periodWords(period), chosen: period.chosen, population, allowed };
    return period.chosen.length > allowed ? [told] : [];
  });
}

function periodWords({ period }: QuotaPeriod): LocalizedText {
  return period === "" ? { zh: "无出院日期", en: "without a discharge date" } : { zh: period, en: period };
}
