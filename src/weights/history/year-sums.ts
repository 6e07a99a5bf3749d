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
  sums.counts[year] = (sums.counts[year] as number) + 1;
  sums.sumsFen[year] = (sums.sumsFen[year] as number) + fen;
}

/** Adds `part` to `total`, year by year. */
export function addYearSums(total: GrowingYearSums, part: YearSums): void {
  for (let year = 0; year < total.counts.length; year += 1) {
    total.counts[year] = (total.counts[year] as number) + (part.counts[year] as number);
    total.sumsFen[year] = (total.sumsFen[year] as number) + (part.sumsFen[year] as number);
  }
}
