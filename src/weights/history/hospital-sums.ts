import { at } from "../columns/column-access.js";
import { GrowingColumn } from "../columns/growing-column.js";
import type { HospitalSums } from "./history-statistics.js";

/** Collects the sums of each hospital in one group after the other. */
export class HospitalSumsBuilder {
  readonly #hospitalIds: readonly string[];
  readonly #years: number;
  /** counts and sums of the current group: hospital × years × (kept count, kept sum, all count, all sum) */
  readonly #current: Float64Array;
  readonly #touched: number[] = [];
  readonly #ranges = new Map<string, readonly [number, number]>();
  readonly #hospital = new GrowingColumn((length) => new Int32Array(length));
  readonly #keptCounts = new GrowingColumn((length) => new Float64Array(length));
  readonly #keptSums = new GrowingColumn((length) => new Float64Array(length));
  readonly #allCounts = new GrowingColumn((length) => new Float64Array(length));
  readonly #allSums = new GrowingColumn((length) => new Float64Array(length));

  constructor(hospitalIds: readonly string[], years: number) {
    this.#hospitalIds = hospitalIds;
    this.#years = years;
    this.#current = new Float64Array(hospitalIds.length * years * 4);
  }

  add(hospital: number, year: number, fen: number, kept: boolean): void {
    if (hospital < 0) return;
    if (!this.#isTouched(hospital)) this.#touched.push(hospital);
    const cell = (hospital * this.#years + year) * 4;
    const current = this.#current;
    if (kept) {
      current[cell] = at(current, cell) + 1;
      current[cell + 1] = at(current, cell + 1) + fen;
    }
    current[cell + 2] = at(current, cell + 2) + 1;
    current[cell + 3] = at(current, cell + 3) + fen;
  }

  /** Ends the group: its sums become entries. */
  endGroup(drg: string): void {
    const from = this.#hospital.length;
    for (const hospital of this.#touched) {
      this.#hospital.push(hospital);
      for (let year = 0; year < this.#years; year += 1) {
        const cell = (hospital * this.#years + year) * 4;
        this.#keptCounts.push(at(this.#current, cell));
        this.#keptSums.push(at(this.#current, cell + 1));
        this.#allCounts.push(at(this.#current, cell + 2));
        this.#allSums.push(at(this.#current, cell + 3));
        this.#current.fill(0, cell, cell + 4);
      }
    }
    this.#touched.length = 0;
    this.#ranges.set(drg, [from, this.#hospital.length]);
  }

  finish(): HospitalSums {
    return {
      hospitalIds: this.#hospitalIds,
      ranges: this.#ranges,
      hospital: this.#hospital.finish(),
      keptCounts: this.#keptCounts.finish(),
      keptSumsFen: this.#keptSums.finish(),
      allCounts: this.#allCounts.finish(),
      allSumsFen: this.#allSums.finish(),
    };
  }

  #isTouched(hospital: number): boolean {
    for (let year = 0; year < this.#years; year += 1) {
      if (at(this.#current, (hospital * this.#years + year) * 4 + 2) > 0) return true;
    }
    return false;
  }
}
