import { caseKeeper, type TakenCases } from "../../engine/index.js";
import { GROUPING_STATUSES, statusCounts } from "../../grouping/index.js";
import { addUnder } from "../../primitives/grouped-by.js";
import { dateOfDayNumber, yearOf } from "../../primitives/index.js";
import { MISSING_DAY } from "../../weights/index.js";

/** 历年病例: the cases of a file by their year of discharge, the oldest first; those without a date are in none. */
export class PastYears {
  readonly #taken: TakenCases;
  readonly #places = new Map<number, number[]>();
  #undated = 0;

  constructor(taken: TakenCases) {
    this.#taken = taken;
    taken.columns.dischargeDay.forEach((day, place) => {
      if (day === MISSING_DAY) {
        this.#undated += 1;
        return;
      }
      addUnder(this.#places, yearOf(dateOfDayNumber(day)), place);
    });
  }

  /** Cases without a discharge date, which are of no year. */
  get undated(): number {
    return this.#undated;
  }

  get years(): readonly number[] {
    return [...this.#places.keys()].sort((a, b) => a - b);
  }

  /** The cases of one year. */
  of(year: number): TakenCases {
    return this.#only((one) => one === year);
  }

  /** The cases of the years before. */
  before(year: number): TakenCases {
    return this.#only((one) => one < year);
  }

  #only(isWanted: (year: number) => boolean): TakenCases {
    const places = this.years.filter(isWanted).flatMap((year) => this.#places.get(year) ?? []);
    const keeper = caseKeeper();
    const byStatus = statusCounts();
    for (const place of places) {
      keeper.append(this.#taken, place, place + 1);
      byStatus[GROUPING_STATUSES[this.#taken.columns.status[place] ?? -1] ?? "invalid"] += 1;
    }
    return { ...this.#taken, ...keeper.finish(), byStatus };
  }
}
