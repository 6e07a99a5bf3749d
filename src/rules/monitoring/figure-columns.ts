import { GrowingColumn } from "../../weights/columns/growing-column.js";
import { WITHOUT_ID } from "./dimension.js";
import type { CaseFigures } from "./figure-reader.js";

/** The figures that are whole numbers, NaN where a case has none. */
const NUMBERS = [
  "costFen",
  "fundFen",
  "drgPaymentFen",
  "patientFen",
  "selfFundedFen",
  "days",
] as const satisfies readonly (keyof CaseFigures)[];

/** What each other figure can be; together they are one number. */
const TRAITS = {
  groupedAs: ["grouped", "ambiguous", "ungrouped", "unknown"],
  died: [undefined, false, true],
  inGroupingRate: [undefined, false, true],
  leftAsAdvised: [undefined, false, true],
  isLowRisk: [false, true],
  isHighWeight: [false, true],
  isBedDay: [false, true],
} as const satisfies { readonly [Name in keyof CaseFigures]?: readonly CaseFigures[Name][] };
const TRAIT_NAMES = Object.keys(TRAITS) as (keyof typeof TRAITS)[];

/** No weight; those of groups end far above it. */
const NO_WEIGHT = -1n;

/** 一批病例数据: what {@link FigureColumns} hands over; plain data. */
export interface FigureBatch {
  readonly numbers: Float64Array;
  readonly weights: BigInt64Array;
  readonly traits: Int32Array;
}

/** 病例数据列: the figures of every stay, so that one which turns out to be none can be taken off the tallies again. The group is told by the tally that the stay counts in. */
export class FigureColumns {
  readonly #numbers = new GrowingColumn((length) => new Float64Array(length));
  readonly #weights = new GrowingColumn((length) => new BigInt64Array(length));
  readonly #traits = new GrowingColumn((length) => new Int32Array(length));

  add(figures: CaseFigures): void {
    for (const name of NUMBERS) this.#numbers.push(figures[name] ?? Number.NaN);
    this.#weights.push(figures.weight ?? NO_WEIGHT);
    let traits = 0;
    for (const name of TRAIT_NAMES) {
      const values: readonly unknown[] = TRAITS[name];
      traits = traits * values.length + values.indexOf(figures[name]);
    }
    this.#traits.push(traits);
  }

  /** The figures of a stay. @param group what the tally of its group is of */
  of(index: number, group: string): CaseFigures {
    const known: Partial<Record<keyof CaseFigures, unknown>> = {};
    NUMBERS.forEach((name, place) => {
      const value = this.#numbers.values[NUMBERS.length * index + place] as number;
      known[name] = Number.isNaN(value) ? undefined : value;
    });
    const weight = this.#weights.values[index];
    known.weight = weight === NO_WEIGHT ? undefined : weight;
    let traits = this.#traits.values[index] as number;
    for (const name of [...TRAIT_NAMES].reverse()) {
      const values: readonly unknown[] = TRAITS[name];
      known[name] = values[traits % values.length];
      traits = Math.floor(traits / values.length);
    }
    known.drg = known.groupedAs === "grouped" && group !== WITHOUT_ID ? group : undefined;
    return known as unknown as CaseFigures;
  }

  /** The figures since the last time, which are let go. */
  take(): FigureBatch {
    return { numbers: this.#numbers.take(), weights: this.#weights.take(), traits: this.#traits.take() };
  }

  /** Takes over the figures of the stays that come next. */
  append({ numbers, weights, traits }: FigureBatch): void {
    this.#numbers.append(numbers);
    this.#weights.append(weights);
    this.#traits.append(traits);
  }
}
