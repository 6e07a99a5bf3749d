import type { Sex } from "./field-values.js";

/** Years by which the ages of one person's stays may be apart, beyond what the dates explain: ages are written down carelessly, not by so much. */
const YEARS_APART = 6;
/** A year of 365.2425 days and a day in 400ths of a day: the span of births is compared in whole numbers. */
const YEAR = 146_097;
const DAY = 400;

/** What is known of a person, bit by bit. */
const MALE = 1;
const FEMALE = 2;
const BORN = 4;
const DOUBTED = 8;

/**
 * 人员核对: whether the stays under one id can be those of one person: of one sex, and of ages that fit the days on which they were told. An id under
 * which they cannot is nobody's: a spreadsheet has damaged it, or two people were written under it. Persons are told by numbers.
 *
 * @example
 * ```ts
 * const people = new PersonSightings();
 * people.see(0, "male", 60, 18_000);
 * people.see(0, "female", 60, 18_100);
 * people.isDoubted(0); // true
 * ```
 */
export class PersonSightings {
  /** one byte a person, so that persons in any order stay near at hand */
  #known: Uint8Array;
  /** earliest and latest birth that a stay of a person tells, in 400ths of a day from 1970 */
  #births: Int32Array;

  /** @param persons how many there are, where that is known */
  constructor(persons = 0) {
    this.#known = new Uint8Array(persons);
    this.#births = new Int32Array(2 * persons);
  }

  /** Takes in a stay; what it does not tell is undefined. @param day day number of admission or discharge */
  see(person: number, sex: Sex | undefined, ageYears: number | undefined, day: number | undefined): void {
    if (person >= this.#known.length) this.#grow(person + 1);
    let known = this.#known[person] as number;
    if (sex === "male") known |= MALE;
    else if (sex === "female") known |= FEMALE;
    if ((known & MALE) !== 0 && (known & FEMALE) !== 0) known |= DOUBTED;
    if (ageYears !== undefined && day !== undefined) {
      const birth = day * DAY - ageYears * YEAR;
      const isFirst = (known & BORN) === 0;
      const earliest = isFirst ? birth : Math.min(birth, this.#births[2 * person] as number);
      const latest = isFirst ? birth : Math.max(birth, this.#births[2 * person + 1] as number);
      this.#births[2 * person] = earliest;
      this.#births[2 * person + 1] = latest;
      known |= latest - earliest > YEARS_APART * YEAR ? BORN | DOUBTED : BORN;
    }
    this.#known[person] = known;
  }

  /** Whether the stays seen of a person cannot be one person's. */
  isDoubted(person: number): boolean {
    return ((this.#known[person] ?? 0) & DOUBTED) !== 0;
  }

  /** The persons whose stays cannot be one person's, by number. */
  get doubted(): readonly number[] {
    return Array.from(this.#known.keys()).filter((person) => this.isDoubted(person));
  }

  #grow(persons: number): void {
    const [known, births] = [this.#known, this.#births];
    this.#known = new Uint8Array(2 * persons);
    this.#births = new Int32Array(4 * persons);
    this.#known.set(known);
    this.#births.set(births);
  }
}
