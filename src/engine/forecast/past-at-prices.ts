import { dateOfDayNumber, periodOf } from "../../primitives/index.js";
import { groupAt } from "../../weights/case-at.js";
import { MISSING_DAY } from "../../weights/index.js";
import type { TakenCases } from "../case-intake.js";

/** 按本年价格的历史病例, and the variance of the logarithm of the factor that lifted them. */
export interface PricedPast {
  readonly past: TakenCases;
  readonly variance: number;
}

/** Logarithms of cost: of one group in one year. */
interface Sums {
  cases: number;
  sum: number;
  squares: number;
}

/**
 * 历史病例按本年价格: the cases of the years before with their amounts lifted to the price level of this year. The factor of a year is the mean, over the groups that
 * both years have, of how much dearer the group's cases are now; logarithms are compared, so that single dear cases do not make a level. Another mix of groups is
 * no other level.
 *
 * ```text
 * ln factor = Σ m · (mean ln cost now − mean ln cost then) / Σ m        m = 1 / (1/cases now + 1/cases then), by group
 * ```
 */
export function pastAtPrices(taken: TakenCases, history: TakenCases): PricedPast {
  const now = sumsOf(taken, () => "now").get("now") ?? new Map<string, Sums>();
  const yearOf = (place: number) => yearText(history.columns.dischargeDay[place] as number);
  const levels = [...sumsOf(history, yearOf)].map(([year, then]) => [year, levelOf(now, then)] as const);
  const factors = new Map(levels.map(([year, { logarithm }]) => [year, Math.exp(logarithm)]));
  const byCase = Float64Array.from(
    { length: history.columns.count },
    (_, place) => factors.get(yearOf(place)) ?? 1,
  );
  const variance = levels.reduce((sum, [, level]) => sum + level.variance, 0) / Math.max(1, levels.length);
  const past = {
    ...history,
    columns: lifted(history.columns, byCase),
    details: lifted(history.details, byCase),
  };
  return { past, variance };
}

function yearText(day: number): string {
  return day === MISSING_DAY ? "" : periodOf(dateOfDayNumber(day), "year");
}

/** Logarithms of cost by year and group. */
function sumsOf(
  { columns }: TakenCases,
  yearOf: (place: number) => string,
): ReadonlyMap<string, Map<string, Sums>> {
  const years = new Map<string, Map<string, Sums>>();
  columns.totalCostFen.forEach((fen, place) => {
    const group = groupAt(columns, place);
    if (group === undefined || !(fen > 0)) return;
    const year = years.get(yearOf(place)) ?? new Map<string, Sums>();
    years.set(yearOf(place), year);
    const known = year.get(group) ?? { cases: 0, sum: 0, squares: 0 };
    year.set(group, known);
    const logarithm = Math.log(fen);
    known.cases += 1;
    known.sum += logarithm;
    known.squares += logarithm ** 2;
  });
  return years;
}

function levelOf(now: ReadonlyMap<string, Sums>, then: ReadonlyMap<string, Sums>) {
  let [weight, sum, squares, freedom] = [0, 0, 0, 0];
  for (const [group, before] of then) {
    const after = now.get(group);
    if (after === undefined) continue;
    const own = 1 / (1 / after.cases + 1 / before.cases);
    weight += own;
    sum += own * (after.sum / after.cases - before.sum / before.cases);
    for (const one of [after, before]) {
      squares += one.squares - one.sum ** 2 / one.cases;
      freedom += one.cases - 1;
    }
  }
  if (weight === 0) return { logarithm: 0, variance: 0 };
  return { logarithm: sum / weight, variance: freedom === 0 ? 0 : squares / freedom / weight };
}

/** A table with every column of amounts multiplied, to whole fen. */
function lifted<Table extends object>(table: Table, factors: Float64Array): Table {
  const scale = (column: Float64Array) => column.map((fen, place) => Math.round(fen * (factors[place] ?? 1)));
  const members = Object.entries(table).map(([name, member]) => {
    if (name === "categoryFen") return [name, (member as readonly Float64Array[]).map(scale)];
    return [name, name.endsWith("Fen") && member instanceof Float64Array ? scale(member) : member];
  });
  return Object.fromEntries(members);
}
