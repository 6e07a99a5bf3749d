import { compareText, Random } from "../../primitives/index.js";
import { type SettledArea, settleArea } from "../../settlement/index.js";
import { rowsAt } from "../rows-at.js";
import { drawRest } from "./draw-year.js";
import { figureKey, type YearFigure, yearFigures } from "./year-figures.js";
import type { YearSoFar } from "./year-so-far.js";

/** 预测: where a figure of the year will lie. */
export interface FigureForecast extends Omit<YearFigure, "value"> {
  /** the middle of what was drawn, and the ends of the interval */
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** How a forecast is drawn. */
export interface ForecastOptions {
  readonly seed: number;
  /** years that are drawn */
  readonly runs: number;
  /** share of the drawn years that the interval holds, default 0.9 */
  readonly share?: number;
}

const USUAL_SHARE = 0.9;

/**
 * 年终预测: the year is drawn to its end many times (see {@link drawRest}), each drawn year is settled whole under the edition and the budget, and of each figure
 * the median and the middle share of the drawn ones are told. The same seed gives the same forecast.
 *
 * What is certain has an interval of nothing: a rate that the edition prints. What a settlement does not know is left out.
 */
export function forecastYear(
  year: YearSoFar,
  { seed, runs, share = USUAL_SHARE }: ForecastOptions,
): readonly FigureForecast[] {
  const drawn = new Map<string, { readonly figure: YearFigure; readonly values: number[] }>();
  for (let run = 0; run < runs; run += 1) {
    for (const figure of yearFigures(drawnYear(year, new Random(seed, "year", run)))) {
      const key = figureKey(figure);
      const known = drawn.get(key) ?? { figure, values: [] };
      drawn.set(key, known);
      known.values.push(figure.value);
    }
  }
  return [...drawn.entries()]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, { figure, values }]) => {
      const sorted = Float64Array.from(values).sort();
      const { value: _value, ...of } = figure;
      const tail = (1 - share) / 2;
      return {
        ...of,
        median: quantile(sorted, 1 / 2),
        low: quantile(sorted, tail),
        high: quantile(sorted, 1 - tail),
      };
    });
}

/** The cases so far and drawn ones for the rest of the year, settled. */
function drawnYear(year: YearSoFar, random: Random): SettledArea {
  const { input, parameters } = year.settled;
  const rest = drawRest(year, random);
  const so = input.cases.count;
  const places = new Int32Array(so + rest.places.length);
  for (let place = 0; place < so; place += 1) places[place] = place;
  places.set(rest.places, so);
  const { priceVariance } = year.drawnFrom;
  const price = random.lognormal(Math.sqrt(priceVariance));
  const cases = rowsAt(year.drawnFrom.cases, places);
  const details = rowsAt(year.drawnFrom.details, places);
  for (let row = so; row < places.length; row += 1) {
    if ((places[row] as number) < so) continue;
    for (const fen of [cases.totalCostFen, cases.fundPaymentFen])
      fen[row] = Math.round((fen[row] as number) * price);
  }
  details.dischargeDay?.set(rest.days, so);
  // Each drawn case is a case of its own: one id twice at a hospital would be one case told twice.
  const caseIds = cases.caseIds.map((id, row) => (row < so ? id : `${id} ${row}`));
  return settleArea({ ...input, cases: { ...cases, caseIds }, details }, parameters);
}

/** The value that one more draw lies below with this probability: of n draws the k-th is that of k / (n + 1); in a straight line between neighbours. */
function quantile(sorted: Float64Array, share: number): number {
  const at = Math.min(Math.max(share * (sorted.length + 1) - 1, 0), sorted.length - 1);
  const low = Math.floor(at);
  const [one, next] = [sorted[low] ?? Number.NaN, sorted[Math.min(low + 1, sorted.length - 1)] ?? Number.NaN];
  return one + (next - one) * (at - low);
}
