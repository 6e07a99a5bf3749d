import { firstWhere } from "../../primitives/first-where.js";
import { FAILS, HOLDS, type Truth, UNKNOWN } from "../conditions/truth.js";
import type { Window } from "../parameters.js";
import { GROUP_MISSING, GROUP_NONE, type SameBy } from "./group-identity.js";
import type { StayCondition } from "./stay-condition.js";
import {
  ABSENT,
  type DatedStay,
  type PatientHistory,
  type PatientStays,
  type StayStore,
} from "./stay-store.js";

/** What makes two stays of a person a pair. */
export interface PairTest {
  readonly window: Window;
  readonly sameBy: SameBy;
  readonly sameHospital: boolean;
  /** only the very next stay that begins at the hospital after the discharge counts */
  readonly consecutive: boolean;
  /** both stays must meet it */
  readonly scope: StayCondition;
  /** the later stay must not meet it */
  readonly exempt: StayCondition;
  /** the earlier stay must not meet it */
  readonly spared: StayCondition;
  /** whether the later stay must have ended: until then nobody knows its group */
  readonly ended: boolean;
}

/** What follows a stay. */
export type PairResult =
  | { readonly truth: typeof FAILS }
  | { readonly truth: typeof UNKNOWN; readonly missing: readonly string[] }
  | { readonly truth: typeof HOLDS; readonly later: DatedStay };

const NO_PAIR: PairResult = { truth: FAILS };

/** 寻找后次住院: looks for the later stay of a pair in a person's history. */
export class PairSearch {
  readonly #store: StayStore;
  readonly #scope: StayCondition;
  readonly #exempt: StayCondition;
  readonly #spared: StayCondition;
  readonly #sameBy: SameBy;
  readonly #groups: { readonly values: Int32Array };
  readonly #sameHospital: boolean;
  readonly #consecutive: boolean;
  readonly #ended: boolean;
  readonly #longestGap: number;

  constructor(test: PairTest, store: StayStore) {
    this.#store = store;
    this.#scope = test.scope;
    this.#exempt = test.exempt;
    this.#spared = test.spared;
    this.#sameBy = test.sameBy;
    this.#groups = store.groups(test.sameBy);
    this.#sameHospital = test.sameHospital;
    this.#consecutive = test.consecutive;
    this.#ended = test.ended;
    this.#longestGap = test.window.days - (test.window.dayCount === "dischargeDayIsOne" ? 1 : 0);
  }

  /** Whether two of the stays could be of one group: without that there is no pair, whatever their dates. */
  couldPair({ indexes }: PatientStays): boolean {
    for (let at = 1; at < indexes.length; at += 1) {
      // A made-up id can have a hundred thousand stays; of those in groups two meet soon, the others never do.
      if (this.#groups.values[indexes[at] as number] === GROUP_NONE) continue;
      for (let before = 0; before < at; before += 1) {
        if (this.#sameGroup(indexes[at] as number, indexes[before] as number) !== FAILS) return true;
      }
    }
    return false;
  }

  /** What follows `earlier`: a stay that makes a pair, surely none, or unknown for want of fields. */
  after(history: PatientHistory, earlier: DatedStay, position: number): PairResult {
    const own = this.#own(earlier);
    if (own === FAILS) return NO_PAIR;
    const missing = new Set<string>();
    let next: DatedStay | undefined;
    let isObscured = false;
    for (let at = firstAfter(history, earlier, position); at < history.inOrder.length; at += 1) {
      const later = history.inOrder[at] as DatedStay;
      if (this.#isSame(earlier, later)) continue;
      if (this.#gap(earlier, later) === "beyond") break;
      const place = this.#hospitals(earlier.index, later.index);
      const truth = Math.min(this.#pair(earlier, later), place) as Truth;
      if (truth === UNKNOWN) this.#noteMissing(missing, earlier, later);
      else if (truth === HOLDS) next = later;
      // Of a stay that is itself uncertain nothing more can be learnt.
      if (truth === HOLDS || (truth === UNKNOWN && own === UNKNOWN)) break;
      if (this.#consecutive && place === HOLDS) break;
      isObscured ||= place === UNKNOWN;
    }
    if (next !== undefined && !this.#consecutive) return { truth: HOLDS, later: next };
    if (missing.size === 0) this.#noteUndated(missing, history, earlier, next);
    if (next !== undefined && isObscured) missing.add("hospitalId");
    if (missing.size > 0) return { truth: UNKNOWN, missing: [...missing] };
    return next === undefined ? NO_PAIR : { truth: HOLDS, later: next };
  }

  /** The first stay without date that may be the later one or, where a next stay is known, may lie between. */
  #noteUndated(
    missing: Set<string>,
    history: PatientHistory,
    earlier: DatedStay,
    next: DatedStay | undefined,
  ): void {
    const undated = history.undated.find((stay) => {
      if (this.#isSame(earlier, stay)) return false;
      const place = this.#hospitals(earlier.index, stay.index);
      return (next === undefined ? Math.min(this.#pair(earlier, stay), place) : place) !== FAILS;
    });
    if (undated !== undefined) this.#noteMissing(missing, earlier, undated);
  }

  /** What the earlier stay alone says: FAILS when it can be part of no pair, UNKNOWN when no pair of it can be certain. */
  #own({ index, discharge }: DatedStay): Truth {
    if (this.#groups.values[index] === GROUP_NONE) return FAILS;
    const lacks =
      discharge === undefined ||
      this.#groups.values[index] === GROUP_MISSING ||
      (this.#sameHospital && this.#store.hospitalOf(index) === ABSENT);
    return Math.min(this.#scope.of(index), HOLDS - this.#spared.of(index), lacks ? UNKNOWN : HOLDS) as Truth;
  }

  /** A case that was given twice is one stay; the same id with other days or at another hospital is another: record numbers name a person. */
  #isSame(a: DatedStay, b: DatedStay): boolean {
    if (a.index === b.index) return true;
    return (
      a.admission === b.admission &&
      a.discharge === b.discharge &&
      this.#store.hospitalOf(a.index) === this.#store.hospitalOf(b.index) &&
      this.#store.caseIds[a.index] === this.#store.caseIds[b.index]
    );
  }

  #gap(earlier: DatedStay, later: DatedStay): Truth | "beyond" {
    if (earlier.discharge === undefined || later.admission === undefined) return UNKNOWN;
    const days = later.admission - earlier.discharge;
    if (days > this.#longestGap) return "beyond";
    return days >= 0 ? HOLDS : FAILS;
  }

  #pair(earlier: DatedStay, later: DatedStay): Truth {
    const gap = this.#gap(earlier, later);
    if (gap === "beyond" || gap === FAILS) return FAILS;
    return Math.min(
      gap,
      this.#sameGroup(earlier.index, later.index),
      this.#scope.of(earlier.index),
      this.#scope.of(later.index),
      HOLDS - this.#exempt.of(later.index),
      HOLDS - this.#spared.of(earlier.index),
      this.#isOpen(later) ? UNKNOWN : HOLDS,
    ) as Truth;
  }

  #isOpen({ discharge }: DatedStay): boolean {
    return this.#ended && discharge === undefined;
  }

  #sameGroup(earlier: number, later: number): Truth {
    const [a, b] = [this.#groups.values[earlier], this.#groups.values[later]];
    if (a === GROUP_NONE || b === GROUP_NONE) return FAILS;
    if (a === GROUP_MISSING || b === GROUP_MISSING) return UNKNOWN;
    return a === b ? HOLDS : FAILS;
  }

  #hospitals(earlier: number, later: number): Truth {
    if (!this.#sameHospital) return HOLDS;
    const [a, b] = [this.#store.hospitalOf(earlier), this.#store.hospitalOf(later)];
    if (a === ABSENT || b === ABSENT) return UNKNOWN;
    return a === b ? HOLDS : FAILS;
  }

  #noteMissing(missing: Set<string>, earlier: DatedStay, later: DatedStay): void {
    if (earlier.discharge === undefined || this.#isOpen(later)) missing.add("dischargeDate");
    if (later.admission === undefined) missing.add("admissionDate");
    for (const { index } of [earlier, later]) {
      if (this.#groups.values[index] === GROUP_MISSING) missing.add(this.#sameBy);
      if (this.#sameHospital && this.#store.hospitalOf(index) === ABSENT) missing.add("hospitalId");
      for (const name of this.#scope.missing(index)) missing.add(name);
    }
    for (const name of this.#exempt.missing(later.index)) missing.add(name);
    for (const name of this.#spared.missing(earlier.index)) missing.add(name);
  }
}

/** Where the search for a later stay begins: past the stay itself, and past all that began before it ended. */
function firstAfter({ inOrder }: PatientHistory, { discharge }: DatedStay, position: number): number {
  if (discharge === undefined) return position + 1;
  return firstWhere(position + 1, inOrder.length, (place) => (inOrder[place]?.admission ?? 0) >= discharge);
}
