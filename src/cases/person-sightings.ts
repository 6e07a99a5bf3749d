import type { Sex } from "./field-values.js";

/** Years by which the ages of one person's stays may be apart, beyond what the dates explain: ages are written down carelessly, not by so much. */
const YEARS_APART = 6;
const DAYS_A_YEAR = 365.2425;

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
  readonly #sexes: (Sex | undefined)[];
  /** earliest and latest birth that a stay tells, in years since 1970 */
  readonly #earliest: number[];
  readonly #latest: number[];
  readonly #doubted = new Set<number>();

  /** @param persons how many there are, where that is known: persons seen in any order then cost no more than in turn */
  constructor(persons = 0) {
    this.#sexes = Array(persons).fill(undefined);
    this.#earliest = Array(persons).fill(Number.NaN);
    this.#latest = Array(persons).fill(Number.NaN);
  }

  /** Takes in a stay; what it does not tell is undefined. @param day day number of admission or discharge */
  see(person: number, sex: Sex | undefined, ageYears: number | undefined, day: number | undefined): void {
    if (sex === "male" || sex === "female") {
      const known = this.#sexes[person];
      if (known !== undefined && known !== sex) this.#doubted.add(person);
      this.#sexes[person] = sex;
    }
    if (ageYears === undefined || day === undefined) return;
    const birth = day / DAYS_A_YEAR - ageYears;
    const [first, last] = [this.#earliest[person] ?? birth, this.#latest[person] ?? birth];
    const earliest = first <= birth ? first : birth;
    const latest = last >= birth ? last : birth;
    this.#earliest[person] = earliest;
    this.#latest[person] = latest;
    if (latest - earliest > YEARS_APART) this.#doubted.add(person);
  }

  /** Whether the stays seen of a person cannot be one person's. */
  isDoubted(person: number): boolean {
    return this.#doubted.has(person);
  }

  /** The persons whose stays cannot be one person's. */
  get doubted(): Iterable<number> {
    return this.#doubted;
  }
}
