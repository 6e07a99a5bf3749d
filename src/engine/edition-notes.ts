import type { InpatientCase } from "../cases/index.js";
import type { CivilDate, Diagnostic } from "../primitives/index.js";
import { changingValues } from "../rulesets/changing-values.js";
import type { Ruleset } from "../rulesets/index.js";
import { engineErrors } from "./engine-errors.js";

/** Says so where the day that is calculated for lies outside the dates of the edition: as a comparison may want, a payment may not. */
export function editionNotes(ruleset: Ruleset, on: CivilDate): readonly Diagnostic[] {
  if (isInForce(ruleset, on)) return [];
  const info = { ...datesOf(ruleset), on };
  return [engineErrors.diagnostic("warning", "ENGINE_OUTSIDE_EDITION", "effective", info)];
}

/** Changes that a message names. */
const MOST_CHANGES = 4;

/**
 * 期间内变动的取值: says so where values of the edition change within the time that is calculated, all of it with those of one day: a case before the change gets the
 * value after it.
 *
 * @param within the period that is settled; for one case its year
 */
export function changeNotes(
  ruleset: Ruleset,
  within: { readonly from: CivilDate; readonly to: CivilDate },
  on: CivilDate,
): readonly Diagnostic[] {
  const changes = changingValues(ruleset, within);
  if (changes.length === 0) return [];
  const named = changes.slice(0, MOST_CHANGES);
  const more = changes.length - named.length;
  const info = { ruleset: ruleset.reference, from: within.from, to: within.to, on, changes: named, more };
  return [engineErrors.diagnostic("warning", "ENGINE_VALUES_CHANGE_WITHIN", "effective", info)];
}

/**
 * 有效期外的出院病例: counts the cases that were discharged when an edition was not in force, for work that takes its cases one by one and
 * has no period of its own (screening, monitoring). A case without a date is not counted.
 */
export class DischargesOutside {
  readonly #ruleset: Ruleset;
  #cases = 0;
  #first: CivilDate = "";
  #last: CivilDate = "";

  constructor(ruleset: Ruleset) {
    this.#ruleset = ruleset;
  }

  add({ dischargeDate: day }: InpatientCase): void {
    if (day === undefined || isInForce(this.#ruleset, day)) return;
    this.#cases += 1;
    if (this.#first === "" || day < this.#first) this.#first = day;
    if (day > this.#last) this.#last = day;
  }

  /** Those that were counted so far; plain data. */
  get counted(): CountedOutside {
    return { cases: this.#cases, first: this.#first, last: this.#last };
  }

  /** Takes over what another one counted. */
  join({ cases, first, last }: CountedOutside): void {
    if (cases === 0) return;
    if (this.#cases === 0 || first < this.#first) this.#first = first;
    if (last > this.#last) this.#last = last;
    this.#cases += cases;
  }

  /** Nothing where every dated case was discharged under the edition. */
  diagnostics(): readonly Diagnostic[] {
    if (this.#cases === 0) return [];
    const info = { ...datesOf(this.#ruleset), cases: this.#cases, first: this.#first, last: this.#last };
    return [engineErrors.diagnostic("warning", "ENGINE_CASES_OUTSIDE_EDITION", "effective", info)];
  }
}

/** Cases that were discharged outside the dates, the first day and the last. */
export interface CountedOutside {
  readonly cases: number;
  readonly first: CivilDate;
  readonly last: CivilDate;
}

function isInForce({ effective: { from, to } }: Ruleset, day: CivilDate): boolean {
  return day >= from && (to === null || day <= to);
}

function datesOf({ reference, effective: { from, to } }: Ruleset) {
  return { ruleset: reference, from, to: to ?? "" };
}
