import { compareText, type Decimal, yuanOf } from "../../primitives/index.js";
import { priceChanged } from "../../settlement/index.js";
import { hospitalAt } from "../../weights/case-at.js";
import { type CaseLimit, type WeightParameters, weighCases } from "../../weights/index.js";
import { rowsAt } from "../rows-at.js";
import type { SettledCases } from "../settle-cases.js";
import { type Bunching, bunching, type CliffCounts } from "./bunching.js";
import { type CliffReach, type NearLimit, nearLimits } from "./near-limits.js";

/** 断点: a limit at which the payment of cases changes its rule, and the cases that stand near it. Amounts in yuan. */
export interface Cliff extends CliffCounts, Bunching, Omit<CaseLimit, "last"> {
  /** absent: of all hospitals */
  readonly hospitalId?: string;
  /** what a step over the limit pays a case near it: just beyond less just before, the mean; null where no payment on both sides is known */
  readonly step: Decimal | null;
  /** the same summed over the cases just before: what they would gain, or lose, by stepping over */
  readonly ahead: Decimal;
  /** and over those just beyond: what they have gained, or lost */
  readonly behind: Decimal;
  /** width of a window: a share of the limit for costs, days for stays and returns, fewer than asked for where the limit is near the first day */
  readonly window: number;
  /** cases by distance, in bins of one width from two windows before the limit to two beyond; a bin a day for stays and returns */
  readonly bins: readonly number[];
}

/** 断点表: of all hospitals, by limit, and of each of them. */
export interface Cliffs {
  readonly area: readonly Cliff[];
  readonly hospitals: readonly Cliff[];
}

/** Bins of the distribution about a limit of cost. */
const COST_BINS = 24;

/** Windows from one end of the distribution to the other. */
const SPAN = 4;

/**
 * 断点分析: how many cases stand near each limit of the edition, what a step over it pays at the prices of the settlement, and whether they crowd on one side.
 *
 * Each case near a limit is weighed and priced twice more, as if its cost, its stay or its patient's return lay just before the limit and just beyond it, all
 * else as it is; where a quota says how many are paid by the rule beyond (`hasQuota`), as if within it. Where class, the class whose points it has, unit and pricing are the same on both sides the limit is none for the case, and it is not counted.
 *
 * @param weights the parameters that the area was weighed with
 */
export function findCliffs(area: SettledCases, weights: WeightParameters, reach: CliffReach): Cliffs {
  const near = [...nearLimits(area, weights, reach)];
  const [before, beyond] = (["before", "beyond"] as const).map((side) =>
    priceSide(area, weights, near, side),
  );
  const whole = new Map<string, Tally>();
  const byHospital = new Map<string, Tally>();
  near.forEach((one, row) => {
    if (before === undefined || beyond === undefined || before.rule[row] === beyond.rule[row]) return;
    const { weighed } = area;
    const hospitalId = hospitalAt(weighed, one.index);
    const step = (beyond.totalFen[row] ?? Number.NaN) - (before.totalFen[row] ?? Number.NaN);
    const key = `${one.limit.path} ${one.limit.figure}`;
    const { limit } = one;
    const { width, room } = one.windows;
    const isCost = limit.measure === "cost";
    const of = { limit, room, window: isCost ? reach.share : width };
    const bins = () => zeros(isCost ? COST_BINS : width * SPAN);
    count(whole, key, { ...of, bins: bins() }, one, step);
    if (hospitalId === undefined) return;
    count(byHospital, `${key} ${hospitalId}`, { ...of, hospitalId, bins: bins() }, one, step);
  });
  const [ofArea, ofHospitals] = [whole, byHospital].map((tallies) =>
    [...tallies.values()].map(cliffOf).sort(inOrder),
  );
  return { area: ofArea ?? [], hospitals: ofHospitals ?? [] };
}

/** What every near case is paid on one side of its limit, and by which rule. */
function priceSide(
  { cases, weights: tables, weighed, settled, readmitted }: SettledCases,
  parameters: WeightParameters,
  near: readonly NearLimit[],
  side: "before" | "beyond",
) {
  const places = Int32Array.from(near, ({ index }) => index);
  const columns = rowsAt(cases.columns, places);
  const details = rowsAt(settled.input.details ?? {}, places);
  const costs = columns.totalCostFen;
  const days = columns.lengthOfStayDays;
  const returned = Uint8Array.from(places, (place) => readmitted?.[place] ?? 0);
  near.forEach(({ limit: { measure, last } }, row) => {
    const value = side === "before" ? last : last + 1;
    if (measure === "cost") costs[row] = value;
    else if (measure === "days") days[row] = value;
    else returned[row] = side === "before" ? 1 : 0;
  });
  const again = weighCases(columns, tables, parameters, { readmitted: returned });
  const { points, basePoints, coefficient, caseClass, pointsClass, reason } = again;
  const changed = {
    places,
    cases: {
      ...rowsAt(weighed, places),
      totalCostFen: costs,
      points,
      basePoints,
      coefficient,
      caseClass,
      pointsClass,
      reason,
    },
    details: { ...details, lengthOfStayDays: days },
  };
  const { totalFen, rule } = priceChanged(settled, changed);
  const rules = rule.map((one, row) =>
    [caseClass, pointsClass].reduce((number, column) => number * MOST_CLASSES + (column[row] ?? -1), one),
  );
  return { totalFen, rule: rules };
}

const MOST_CLASSES = 64;

interface Tally extends Pick<Cliff, "hospitalId" | "window"> {
  readonly limit: CaseLimit;
  /** windows that there is room for before the limit */
  readonly room: number;
  readonly windows: [outerBefore: number, before: number, beyond: number, outerBeyond: number];
  readonly bins: number[];
  /** sums in fen over the cases just before and just beyond, and how many of them they are of */
  readonly steps: [before: number, beyond: number];
  priced: number;
}

function count(
  tallies: Map<string, Tally>,
  key: string,
  of: Omit<Tally, "windows" | "steps" | "priced">,
  { distance }: NearLimit,
  step: number,
): void {
  const known = tallies.get(key);
  const tally: Tally = known ?? { ...of, windows: [0, 0, 0, 0], steps: [0, 0], priced: 0 };
  tallies.set(key, tally);
  const window = Math.min(SPAN - 1, Math.floor(distance + SPAN / 2));
  const bin = Math.min(tally.bins.length - 1, Math.floor(((distance + SPAN / 2) / SPAN) * tally.bins.length));
  tally.windows[window] = (tally.windows[window] ?? 0) + 1;
  tally.bins[bin] = (tally.bins[bin] ?? 0) + 1;
  const isNear = window === 1 || window === 2;
  if (!isNear || Number.isNaN(step)) return;
  tally.steps[window - 1] = (tally.steps[window - 1] ?? 0) + step;
  tally.priced += 1;
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0);
}

function cliffOf({ limit, room, hospitalId, window, windows, bins, steps, priced }: Tally): Cliff {
  const [outerBefore, before, beyond, outerBeyond] = windows;
  const counts = { outerBefore: room < SPAN / 2 ? null : outerBefore, before, beyond, outerBeyond };
  const { path, figure, measure, hasQuota } = limit;
  return {
    ...{ path, figure, measure },
    ...(hasQuota && { hasQuota }),
    ...(hospitalId !== undefined && { hospitalId }),
    ...counts,
    ...bunching(counts),
    step: priced === 0 ? null : yuanOf(Math.round((steps[0] + steps[1]) / priced)),
    ahead: yuanOf(steps[0]),
    behind: yuanOf(steps[1]),
    window,
    bins,
  };
}

function inOrder(a: Cliff, b: Cliff): number {
  const text = ({ path, hospitalId = "" }: Cliff) => `${path} ${hospitalId}`;
  return compareText(text(a), text(b)) || Number(a.figure) - Number(b.figure);
}
