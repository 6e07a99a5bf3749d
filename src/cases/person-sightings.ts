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

/** 人员所见: what is known of persons by number; plain data. */
export interface SeenPersons {
  /** one byte a person, so that persons in any order stay near at hand */
  readonly known: Uint8Array;
  /** earliest and latest birth that a stay of a person tells, in 400ths of a day from 1970 */
  readonly births: Int32Array;
}

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
  #known: Uint8Array;
  #births: Int32Array;

  /** @param persons how many there are, where that is known */
  constructor(persons = 0) {
    this.#known = new Uint8Array(persons);
    this.#births = new Int32Array(2 * persons);
  }

  /** Takes in a stay; what it does not tell is undefined. @param day day number of admission or discharge */
  see(person: number, sex: Sex | undefined, ageYears: number | undefined, day: number | undefined): void {
    const told = sex === "male" ? MALE : sex === "female" ? FEMALE : 0;
    const tellsBirth = ageYears !== undefined && day !== undefined;
    const birth = tellsBirth ? day * DAY - ageYears * YEAR : 0;
    this.#note(person, tellsBirth ? told | BORN : told, birth, birth);
  }

  /** What was seen so far. */
  get seen(): SeenPersons {
    return { known: this.#known, births: this.#births };
  }

  /** Takes over what was seen of the persons whose numbers there are in the list, each under the number here that stands in it. */
  join({ known, births }: SeenPersons, persons: readonly number[]): void {
    for (const [there, here] of persons.entries()) {
      this.#note(here, known[there] ?? 0, births[2 * there] ?? 0, births[2 * there + 1] ?? 0);
    }
  }

  #note(person: number, told: number, from: number, to: number): void {
    if (person >= this.#known.length) this.#grow(person + 1);
    const before = this.#known[person] as number;
    let known = before | told;
    if ((known & MALE) !== 0 && (known & FEMALE) !== 0) known |= DOUBTED;
    if ((told & BORN) !== 0) {
      const isFirst = (before & BORN) === 0;
      const earliest = isFirst ? from : Math.min(from, this.#births[2 * person] as number);
      const latest = isFirst ? to : Math.max(to, this.#births[2 * person + 1] as number);
      this.#births[2 * person] = earliest;
      this.#births[2 * person + 1] = latest;
      if (latest - earliest > YEARS_APART * YEAR) known |= DOUBTED;
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
