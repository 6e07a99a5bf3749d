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
      current[cell] = (current[cell] as number) + 1;
      current[cell + 1] = (current[cell + 1] as number) + fen;
    }
    current[cell + 2] = (current[cell + 2] as number) + 1;
    current[cell + 3] = (current[cell + 3] as number) + fen;
  }

  /** Ends the group: its sums become entries. */
  endGroup(drg: string): void {
    const from = this.#hospital.length;
    for (const hospital of this.#touched) {
      this.#hospital.push(hospital);
      for (let year = 0; year < this.#years; year += 1) {
        const cell = (hospital * this.#years + year) * 4;
        this.#keptCounts.push(this.#current[cell] as number);
        this.#keptSums.push(this.#current[cell + 1] as number);
        this.#allCounts.push(this.#current[cell + 2] as number);
        this.#allSums.push(this.#current[cell + 3] as number);
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
      if ((this.#current[(hospital * this.#years + year) * 4 + 2] as number) > 0) return true;
    }
    return false;
  }
}
