import type { HistoryColumns } from "../columns/history-columns.js";
import { HISTORY_USE, type HistoryOrder } from "./history-order.js";
import type { HospitalSumsBuilder } from "./hospital-sums.js";
import type { TrimmedGroup } from "./trim-group.js";
import { addToYear, type GrowingYearSums, noYearSums } from "./year-sums.js";

/** Where a group lies in a {@link HistoryOrder}. */
export interface GroupBlock {
  readonly from: number;
  readonly to: number;
  /** starts of the years, counted from the start of the block; the last is its end */
  readonly starts: readonly number[];
}

/** What trimming kept, with the bounds of the first trimming beside those of all. */
export interface TrimmedTwice extends TrimmedGroup {
  readonly first: TrimmedGroup["bounds"];
}

/** 病组合计. */
export interface GroupTally {
  readonly kept: GrowingYearSums;
  readonly all: GrowingYearSums;
  /** length of stay of the cases kept that tell it */
  readonly days: { count: number; sum: number };
  /** fen by cost category, over the cases kept */
  readonly categories: readonly number[];
}

/** Sums of a group by year and hospital, length of stay and cost categories; marks the cases that trimming set aside. */
export function tallyGroup(
  history: HistoryColumns,
  order: HistoryOrder,
  block: GroupBlock,
  trimmed: TrimmedTwice,
  hospitals: HospitalSumsBuilder,
): GroupTally {
  const years = order.years.length;
  const kept = noYearSums(years);
  const all = noYearSums(years);
  const days = { count: 0, sum: 0 };
  const categories = (history.costCategories ?? []).map(() => 0);
  for (let year = 0; year < years; year += 1) {
    const { lowerFen, upperFen } = trimmed.bounds[year] ?? EMPTY;
    const first = trimmed.first[year] ?? EMPTY;
    const end = block.from + (block.starts[year + 1] as number);
    for (let place = block.from + (block.starts[year] as number); place < end; place += 1) {
      const i = order.cases[place] as number;
      const fen = order.costs[place] as number;
      const inside = fen >= lowerFen && fen <= upperFen;
      hospitals.add(history.hospital[i] as number, year, fen, inside);
      addToYear(all, year, fen);
      if (!inside) {
        const atFirst = fen < first.lowerFen || fen > first.upperFen;
        order.use[i] = atFirst ? HISTORY_USE.trimmed : HISTORY_USE["trimmed-again"];
        continue;
      }
      addToYear(kept, year, fen);
      addStay(days, history.lengthOfStayDays[i] as number);
      addCategories(categories, history, i);
    }
  }
  return { kept, all, days, categories };
}

const EMPTY = { lowerFen: 0, upperFen: -1 };

function addStay(days: GroupTally["days"], stay: number): void {
  if (stay < 0) return;
  days.count += 1;
  days.sum += stay;
}

function addCategories(categories: number[], history: HistoryColumns, i: number): void {
  for (let c = 0; c < categories.length; c += 1) {
    const fen = history.categoryFen?.[c]?.[i];
    if (fen !== undefined && !Number.isNaN(fen)) categories[c] = (categories[c] as number) + fen;
  }
}
