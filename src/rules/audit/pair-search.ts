import { FAILS, HOLDS, type Truth, UNKNOWN } from "../conditions/truth.js";
import type { Window } from "../parameters.js";
import type { SameBy } from "./group-identity.js";
import { GROUP_MISSING, GROUP_NONE } from "./group-identity.js";
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
  /** only the very next stay at the hospital counts */
  readonly consecutive: boolean;
  /** both stays must meet it */
  readonly scope: StayCondition;
  /** the later stay must not meet it */
  readonly exempt: StayCondition;
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
  readonly #groups: readonly number[];
  readonly #sameHospital: boolean;
  readonly #consecutive: boolean;
  readonly #longestGap: number;

  constructor(test: PairTest, store: StayStore) {
    this.#store = store;
    this.#scope = test.scope;
    this.#exempt = test.exempt;
    this.#groups = store.groups(test.sameBy);
    this.#sameHospital = test.sameHospital;
    this.#consecutive = test.consecutive;
    this.#longestGap = test.window.days - (test.window.dayCount === "dischargeDayIsOne" ? 1 : 0);
  }

  /** Whether two of the stays could be of one group: without that there is no pair, whatever their dates. */
  couldPair({ indexes }: PatientStays): boolean {
    for (let at = 1; at < indexes.length; at += 1) {
      for (let before = 0; before < at; before += 1) {
        if (this.#sameGroup(indexes[at] as number, indexes[before] as number) !== FAILS) return true;
      }
    }
    return false;
  }

  /** What follows `earlier`: a stay that makes a pair, surely none, or unknown for want of fields. */
  after(history: PatientHistory, earlier: DatedStay, position: number): PairResult {
    const missing: string[] = [];
    let next: DatedStay | undefined;
    let isObscured = false;
    for (let at = position + 1; at < history.inOrder.length; at += 1) {
      const later = history.inOrder[at] as DatedStay;
      if (later.index === earlier.index) continue;
      if (this.#gap(earlier, later) === "beyond") break;
      const place = this.#hospitals(earlier.index, later.index);
      const truth = Math.min(this.#pair(earlier, later), place) as Truth;
      if (truth === UNKNOWN) missing.push(...this.#missingOf(earlier, later));
      else if (truth === HOLDS) next = later;
      if (truth === HOLDS || (this.#consecutive && place === HOLDS)) break;
      isObscured ||= place === UNKNOWN;
    }
    if (next !== undefined && !this.#consecutive) return { truth: HOLDS, later: next };
    for (const undated of history.undated) {
      if (undated.index === earlier.index) continue;
      const place = this.#hospitals(earlier.index, undated.index);
      // Where a next stay is known, one without date may still lie between.
      const truth = next === undefined ? Math.min(this.#pair(earlier, undated), place) : place;
      if (truth !== FAILS) missing.push(...this.#missingOf(earlier, undated));
    }
    if (next !== undefined && isObscured) missing.push("hospitalId");
    if (missing.length > 0) return { truth: UNKNOWN, missing };
    return next === undefined ? NO_PAIR : { truth: HOLDS, later: next };
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
    ) as Truth;
  }

  #sameGroup(earlier: number, later: number): Truth {
    const [a, b] = [this.#groups[earlier], this.#groups[later]];
    if (a === GROUP_NONE || b === GROUP_NONE) return FAILS;
    if (a === GROUP_MISSING || b === GROUP_MISSING) return UNKNOWN;
    return a === b ? HOLDS : FAILS;
  }

  #hospitals(earlier: number, later: number): Truth {
    if (!this.#sameHospital) return HOLDS;
    const [a, b] = [this.#store.hospital[earlier], this.#store.hospital[later]];
    if (a === ABSENT || b === ABSENT) return UNKNOWN;
    return a === b ? HOLDS : FAILS;
  }

  #missingOf(earlier: DatedStay, later: DatedStay): readonly string[] {
    const missing: string[] = [];
    if (earlier.discharge === undefined) missing.push("dischargeDate");
    if (later.admission === undefined) missing.push("admissionDate");
    for (const { index } of [earlier, later]) {
      if (this.#groups[index] === GROUP_MISSING) missing.push("drg");
      if (this.#sameHospital && this.#store.hospital[index] === ABSENT) missing.push("hospitalId");
      missing.push(...this.#scope.missing(index));
    }
    missing.push(...this.#exempt.missing(later.index));
    return missing;
  }
}
