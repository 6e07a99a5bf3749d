import { addUnder } from "../../primitives/grouped-by.js";
import { type CivilDate, dateOfDayNumber, dayNumber, periodOf } from "../../primitives/index.js";
import type { CaseDetails, SettledArea } from "../../settlement/index.js";
import { hospitalAt, ledgerAt } from "../../weights/case-at.js";
import {
  followedStays,
  MISSING_DAY,
  type WeighedCases,
  type WeightParameters,
  weighCases,
} from "../../weights/index.js";
import { type CasesKept, caseKeeper, type TakenCases } from "../case-intake.js";
import type { SettledCases } from "../settle-cases.js";
import { type MonthModel, monthModel, type PeriodMonth, type YearCounts } from "./month-model.js";
import { pastAtPrices } from "./past-at-prices.js";

/** 机构与险种: the cases of one hospital in one fund, by their places among the cases so far and those of the past. */
export interface SlotSoFar {
  readonly places: Int32Array;
  /** its cases of the years before */
  readonly past: Int32Array;
  /** cases of all hospitals of its grade, in its fund, past ones too: where single cases may be drawn from that it has not had yet */
  readonly pool: Int32Array;
}

/** 年初至今: the year as it stands, and what is estimated from it. */
export interface YearSoFar {
  readonly settled: SettledArea;
  /** the cases so far, and after them those of the past at the prices of this year: what the rest of the year is drawn from */
  readonly drawnFrom: {
    readonly cases: WeighedCases;
    readonly details: CaseDetails;
    /** variance of the logarithm of the factor that lifted the past to the prices of this year */
    readonly priceVariance: number;
  };
  readonly slots: readonly SlotSoFar[];
  readonly observed: readonly PeriodMonth[];
  readonly remaining: readonly (PeriodMonth & { readonly firstDay: number })[];
  readonly months: MonthModel;
}

/** A month of the period with its first day. */
type Month = YearSoFar["remaining"][number];

const MONTH_LENGTH = 7;

/**
 * 年初至今 of a settled area whose cases end on a day.
 *
 * @param through the last day whose cases are all in
 * @param period of the budget
 * @param weights the parameters that the area was weighed with
 * @param history cases of the years before; their months tell the season
 */
export function yearSoFar(
  area: SettledCases,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  through: CivilDate,
  weights: WeightParameters,
  history?: TakenCases,
): YearSoFar {
  const [first, cut, last] = [dayNumber(from), dayNumber(through), dayNumber(to)];
  const observed = monthsOf(first, cut);
  const drawnFrom = withPast(area, weights, history);
  const slots = slotsOf(area, drawnFrom.cases);
  const { dischargeDay } = area.cases.columns;
  const ends = observed.map(({ firstDay, days }) => firstDay + days);
  const monthOf = (place: number) => ends.findIndex((end) => (dischargeDay[place] as number) < end);
  const counts = slots.map(({ places }) => {
    const own = observed.map(() => 0);
    for (const place of places) {
      const month = monthOf(place);
      if (month >= 0) own[month] = (own[month] ?? 0) + 1;
    }
    return own;
  });
  const past = history === undefined ? [] : yearsOf(history.columns.dischargeDay);
  return {
    ...{ settled: area.settled, drawnFrom, slots, observed, remaining: monthsOf(cut + 1, last) },
    months: monthModel({ observed, counts, past }),
  };
}

/** The months from one day to another, the first and the last perhaps in part. */
function monthsOf(first: number, last: number): Month[] {
  const months: Month[] = [];
  for (let day = first; day <= last; ) {
    const date = dateOfDayNumber(day);
    const month = Number(date.slice(MONTH_LENGTH - 2, MONTH_LENGTH));
    let next = day + 1;
    while (next <= last && dateOfDayNumber(next).slice(0, MONTH_LENGTH) === date.slice(0, MONTH_LENGTH))
      next += 1;
    months.push({ month, days: next - day, firstDay: day });
    day = next;
  }
  return months;
}

/** The cases so far and those of the past, weighed alike. */
function withPast(
  { cases, weights, weighed, readmitted, settled }: SettledCases,
  parameters: WeightParameters,
  history: TakenCases | undefined,
): YearSoFar["drawnFrom"] {
  if (history === undefined)
    return { cases: weighed, details: settled.input.details ?? {}, priceVariance: 0 };
  const { past, variance: priceVariance } = pastAtPrices(cases, history);
  const whole = joinCases([cases, past]);
  const returned = new Uint8Array(whole.columns.count);
  if (readmitted !== undefined) returned.set(readmitted);
  if (parameters.readmission !== undefined) {
    returned.set(followedStays(past.columns, parameters.readmission), cases.columns.count);
  }
  const { careType, marks, costCategories, categoryFen } = whole.columns;
  return {
    cases: weighCases(whole.columns, weights, parameters, { readmitted: returned }),
    details: { ...whole.details, careType, marks, costCategories, categoryFen },
    priceVariance,
  };
}

function slotsOf({ settled, weights, weighed }: SettledCases, all: WeighedCases): SlotSoFar[] {
  const { slot, hospitals } = settled.tally;
  const bySlot = hospitals.map((): number[] => []);
  slot.forEach((one, place) => {
    bySlot[one]?.push(place);
  });
  const pastOf = pastBySlot(all, weighed.count);
  const pools = new Map<string, number[]>();
  const slots = hospitals.map(({ ledger, hospital }, at) => {
    const fund = weighed.ledgers[ledger]?.insuranceType;
    const hospitalId = weighed.hospitalIds[hospital] ?? "";
    const places = bySlot[at] ?? [];
    const past = pastOf.get(`${fund} ${hospitalId}`) ?? [];
    const kind = `${fund} ${weights.hospitals.get(hospitalId)?.grade}`;
    const pool = pools.get(kind) ?? [];
    pools.set(kind, pool);
    for (const place of [...places, ...past]) pool.push(place);
    return { places, past, pool };
  });
  return slots
    .filter(({ places }) => places.length > 0)
    .map(({ places, past, pool }) => ({
      places: Int32Array.from(places),
      past: Int32Array.from(past),
      pool: Int32Array.from(pool),
    }));
}

/** The cases from a place on, by fund and hospital. */
function pastBySlot(cases: WeighedCases, from: number): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (let place = from; place < cases.count; place += 1) {
    const fund = ledgerAt(cases, place)?.insuranceType;
    const key = `${fund} ${hospitalAt(cases, place) ?? ""}`;
    addUnder(places, key, place);
  }
  return places;
}

/** Cases by calendar month of each year that has any in its first month and its last: others are not whole. */
function yearsOf(dischargeDay: Int32Array): YearCounts[] {
  const years = new Map<string, number[]>();
  for (const day of dischargeDay) {
    if (day === MISSING_DAY) continue;
    const date = dateOfDayNumber(day);
    const year = periodOf(date, "year");
    const counts = years.get(year) ?? Array.from({ length: 12 }, () => 0);
    years.set(year, counts);
    const month = Number(date.slice(MONTH_LENGTH - 2, MONTH_LENGTH)) - 1;
    counts[month] = (counts[month] ?? 0) + 1;
  }
  return [...years.values()].filter((counts) => counts[0] !== 0 && counts.at(-1) !== 0);
}

/** 合并已收病例: the columns and details of several takings, one after the other. */
function joinCases(parts: readonly TakenCases[]): CasesKept {
  const keeper = caseKeeper();
  for (const part of parts) keeper.append(part, 0, part.columns.count);
  return keeper.finish();
}
