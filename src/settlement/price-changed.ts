import { toScaled } from "../primitives/index.js";
import { POINTS_SCALE, type WeighedCases } from "../weights/weighed-cases.js";
import type { CaseDetails } from "./case-details.js";
import { caseJudge } from "./case-judge.js";
import { statusAt } from "./case-tally.js";
import { paidByOthersFen } from "./paid-by-others.js";
import { PRICINGS, pricingOf } from "./rate/abnormal-cases.js";
import { candidateOf } from "./rate/candidate-of.js";
import { standardToFen } from "./rate/payment-standard.js";
import { pricesOf } from "./rate/price-by-rate.js";
import type { SettledArea } from "./settle.js";
import { standardsOf } from "./standards-of.js";
import { statementBySlot } from "./statement-by-slot.js";

/** 变更后的病例: rows of a settled area with other figures, and the place that each had in it. */
export interface ChangedCases {
  readonly places: Int32Array;
  readonly cases: WeighedCases;
  readonly details: CaseDetails;
}

/** 计价: fen by row, NaN = not paid here, and a number that says how: two rows of one number are paid by the same rule. */
export interface ChangedPrices {
  readonly totalFen: Float64Array;
  readonly rule: Int32Array;
}

/**
 * 按已定价格计价: what a case would be paid if its figures were others and nobody else's: at the point value, or by the rates, that the area was settled at.
 * Where a quota limits who is paid by item, it counts as within it.
 */
export function priceChanged(area: SettledArea, changed: ChangedCases): ChangedPrices {
  const { places, cases, details } = changed;
  const judge = caseJudge({ ...area.input, cases, details }, area.parameters);
  const price = area.prices === undefined ? byPoints(area, changed) : byRate(area, changed);
  const totalFen = new Float64Array(places.length).fill(Number.NaN);
  const rule = new Int32Array(places.length);
  for (let row = 0; row < places.length; row += 1) {
    const { status, unit, paid } = judge(row, false);
    const byGroup = paid === undefined && statusAt(status) === "settled" ? price(row) : undefined;
    totalFen[row] = paid?.totalFen ?? byGroup?.fen ?? Number.NaN;
    rule[row] = (status * MOST_RULES + unit) * MOST_RULES + (byGroup?.pricing ?? 0);
  }
  return { totalFen, rule };
}

const MOST_RULES = 64;

/** What a row is paid by group, and by which pricing. */
type PriceOf = (row: number) => { readonly fen: number; readonly pricing: number };

const UNPRICED = { fen: Number.NaN, pricing: 0 };

/** Points at the value of the case's own total. */
function byPoints(area: SettledArea, { places, cases }: ChangedCases): PriceOf {
  const { tally, parameters } = area;
  const values = statementBySlot(area).map((line) =>
    line?.unit === "points" ? toScaled(line.costPerPoint, POINTS_SCALE) : undefined,
  );
  const onFund = parameters.pointValue?.method === "fund";
  return (row) => {
    const value = values[tally.slot[places[row] ?? -1] ?? -1];
    const points = cases.points[row] ?? -1n;
    if (value === undefined || points < 0n) return UNPRICED;
    const share = Number(standardToFen(points * value));
    return { fen: onFund ? share + paidByOthersFen(cases, row) : share, pricing: 0 };
  };
}

/** The standard of the case, or what the rules of abnormal cases pay. */
function byRate(area: SettledArea, changed: ChangedCases): PriceOf {
  const { places, cases, details } = changed;
  const { rate } = area.parameters;
  if (rate === undefined) return () => UNPRICED;
  const standards = standardsOf(area, cases);
  const standardFen = new Float64Array(places.length);
  const standardAt = (row: number) => standards.get(area.tally.slot[places[row] ?? -1] ?? -1);
  const exactAt = (row: number) => standardAt(row)?.exactOf(row) ?? 0n;
  const price = pricesOf(cases, details, rate, standardFen, exactAt);
  return (row) => {
    const of = standardAt(row);
    if (of === undefined) return UNPRICED;
    const { standard, exactOf } = of;
    standardFen[row] = Number(standardToFen(exactOf(row)));
    // Under a rate that floats, weights share a total and the rules of single cases rest.
    const isFloating = standard.shareFen !== undefined;
    const one = candidateOf(row, cases, details, standardFen, exactOf);
    const pricing = isFloating
      ? "tier-share"
      : pricingOf(one, standard.member.hospital?.grade, rate.abnormal);
    return { fen: price(pricing, row), pricing: PRICINGS.indexOf(pricing) };
  };
}
