import { at } from "../columns/column-access.js";
import type { YearSums } from "./year-average.js";

/** Year sums while they grow. */
export interface GrowingYearSums {
  readonly counts: number[];
  readonly sumsFen: number[];
}

export function noYearSums(years: number): GrowingYearSums {
  return { counts: Array<number>(years).fill(0), sumsFen: Array<number>(years).fill(0) };
}

export function addToYear(sums: GrowingYearSums, year: number, fen: number): void {
  sums.counts[year] = at(sums.counts, year) + 1;
  sums.sumsFen[year] = at(sums.sumsFen, year) + fen;
}

/** Adds `part` to `total`, year by year. */
export function addYearSums(total: GrowingYearSums, part: YearSums): void {
  for (let year = 0; year < total.counts.length; year += 1) {
    total.counts[year] = at(total.counts, year) + at(part.counts, year);
    total.sumsFen[year] = at(total.sumsFen, year) + at(part.sumsFen, year);
  }
}
