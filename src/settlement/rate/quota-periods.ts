import { compareText, dateOfDayNumber, type LocalizedText, periodOf } from "../../primitives/index.js";
import { NO_DAY } from "../case-details.js";
import { STATUS_NUMBERS } from "../case-status.js";
import type { CaseTally } from "../case-tally.js";
import type { Quota } from "../parameters/quota.js";
import { quotaCount } from "../review/quota-count.js";
import { isOfPopulation, StayCount } from "../review/quota-population.js";
import type { SettlementInput } from "../settlement-input.js";

const SETTLED = STATUS_NUMBERS.settled;

/** One hospital in one period of a quota: the cases it is asked about, and the population it is taken of. */
export interface QuotaPeriod {
  readonly hospital: number;
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
 */
export function countByPeriod(
  quota: Quota,
  input: SettlementInput,
  tally: CaseTally,
  chosen: (index: number) => boolean,
): ReadonlyMap<string, QuotaPeriod> {
  const { cases, details } = input;
  const counts = isOfPopulation(quota, input, tally);
  const periods = new Map<string, QuotaPeriod>();
  for (let index = 0; index < cases.count; index++) {
    const hospital = cases.hospital[index] ?? -1;
    if (hospital < 0) continue;
    const day = details?.dischargeDay?.[index] ?? NO_DAY;
    const period = day === NO_DAY ? "" : periodOf(dateOfDayNumber(day), quota.period);
    const key = `${hospital} ${period}`;
    const own = periods.get(key) ?? { hospital, period, chosen: [], population: new StayCount() };
    periods.set(key, own);
    if (counts(index)) own.population.add(index, input, tally);
    if (tally.status[index] === SETTLED && chosen(index)) own.chosen.push(index);
  }
  const idOf = ({ hospital }: QuotaPeriod) => cases.hospitalIds[hospital] ?? "";
  return new Map(
    [...periods].sort(([a, one], [b, other]) => compareText(idOf(one), idOf(other)) || compareText(a, b)),
  );
}

/** 超过名额: a hospital with more of the cases in a period than the quota allows. */
interface BeyondQuota {
  readonly hospital: string;
  readonly period: LocalizedText;
  readonly cases: number;
  readonly allowed: number;
}

/** 超过名额的医疗机构: of every hospital and period in which more of the settled cases that `chosen` names stand than the quota allows, how many, and its number. */
export function beyondQuota(
  quota: Quota,
  input: SettlementInput,
  tally: CaseTally,
  chosen: (index: number) => boolean,
): readonly (readonly [number, BeyondQuota])[] {
  return [...countByPeriod(quota, input, tally, chosen).values()].flatMap((period) => {
    const [cases, allowed] = [period.chosen.length, quotaCount(quota, period.population.count)];
    const hospital = input.cases.hospitalIds[period.hospital] ?? "";
    const told = { hospital, period: periodWords(period), cases, allowed };
    return cases > allowed ? [[period.hospital, told] as const] : [];
  });
}

function periodWords({ period }: QuotaPeriod): LocalizedText {
  return period === "" ? { zh: "无出院日期", en: "without a discharge date" } : { zh: period, en: period };
}
