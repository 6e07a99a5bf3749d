import type { InpatientCase } from "../cases/index.js";
import { type CivilDate, type Diagnostic, type DrgError, dateOfDayNumber } from "../primitives/index.js";
import { changingValues } from "../rulesets/changing-values.js";
import { changeDays, dayOfLife, idleValues, type Ruleset, valuesDay } from "../rulesets/index.js";
import { MISSING_DAY } from "../weights/index.js";
import type { Engine } from "./engine.js";
import { engineErrors } from "./engine-errors.js";
import type { SettlingSource } from "./settle-cases.js";

/**
 * Says so where the day that is calculated for lies outside the dates of the edition, as a comparison may want and a payment may not; and where a value that was supplied
 * is not that of the day.
 */
export function editionNotes(ruleset: Ruleset, on: CivilDate): readonly Diagnostic[] {
  const taken = dayOfLife(ruleset, on);
  const idle = idleValues(ruleset, taken);
  if (isInForce(ruleset, on)) return idle;
  const info = { ...datesOf(ruleset), on, taken };
  return [...idle, engineErrors.diagnostic("warning", "ENGINE_OUTSIDE_EDITION", "effective", info)];
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

/** Cases that were counted for their day of discharge, the first day and the last. */
export interface CountedDischarges {
  readonly cases: number;
  readonly first: CivilDate;
  readonly last: CivilDate;
}

/** A count of discharges on days that matter; a case without a date is not counted. */
class DischargeCount {
  readonly #matters: (day: CivilDate) => boolean;
  #counted: CountedDischarges = { cases: 0, first: "", last: "" };

  constructor(matters: (day: CivilDate) => boolean) {
    this.#matters = matters;
  }

  add({ dischargeDate: day }: Pick<InpatientCase, "dischargeDate">): void {
    if (day !== undefined && this.#matters(day)) this.join({ cases: 1, first: day, last: day });
  }

  /** Those that were counted so far; plain data. */
  get counted(): CountedDischarges {
    return this.#counted;
  }

  /** Takes over what another one counted. */
  join(other: CountedDischarges): void {
    const own = this.#counted;
    if (other.cases === 0) return;
    this.#counted = {
      cases: own.cases + other.cases,
      first: own.cases === 0 || other.first < own.first ? other.first : own.first,
      last: other.last > own.last ? other.last : own.last,
    };
  }
}

/**
 * 有效期外的出院病例: counts the cases that were discharged when an edition was not in force, for work that takes its cases one by one and
 * has no period of its own (screening, monitoring). A case without a date is not counted.
 */
export class DischargesOutside extends DischargeCount {
  readonly #ruleset: Ruleset;

  constructor(ruleset: Ruleset) {
    super((day) => !isInForce(ruleset, day));
    this.#ruleset = ruleset;
  }

  /** Nothing where every dated case was discharged under the edition. */
  diagnostics(): readonly Diagnostic[] {
    if (this.counted.cases === 0) return [];
    const info = { ...datesOf(this.#ruleset), ...this.counted };
    return [engineErrors.diagnostic("warning", "ENGINE_CASES_OUTSIDE_EDITION", "effective", info)];
  }
}

/**
 * 取值不同之时的出院病例: counts the cases that were discharged within the edition's life on a day whose values are not those that count, for
 * the edition changes in between.
 */
export class DischargesOfOtherValues extends DischargeCount {
  readonly #info: {
    readonly ruleset: string;
    readonly on: CivilDate;
    readonly changes: readonly CivilDate[];
  };

  /** @param parts the parts of the edition whose changes matter, as in `changeDays` */
  constructor({ ruleset, on }: Pick<Engine, "ruleset" | "on">, parts?: readonly string[]) {
    const changes = changeDays(ruleset, parts);
    const counting = valuesDay(ruleset, on, changes);
    super((day) => isInForce(ruleset, day) && valuesDay(ruleset, day, changes) !== counting);
    this.#info = { ruleset: ruleset.reference, on, changes };
  }

  /** Nothing where every dated case was discharged under the values that count. */
  diagnostics(): readonly Diagnostic[] {
    if (this.counted.cases === 0) return [];
    const info = { ...this.#info, ...this.counted };
    return [engineErrors.diagnostic("warning", "ENGINE_CASES_OF_OTHER_VALUES", "effective", info)];
  }

  /** What work is refused with where nobody said which day's values count; nothing where it does not matter. */
  refusal(): DrgError | undefined {
    if (this.counted.cases === 0) return undefined;
    const info = { ...this.#info, ...this.counted };
    const place = { path: "on", rulesetId: info.ruleset };
    return engineErrors.error("ENGINE_CASES_OF_OTHER_VALUES", info, place);
  }
}

/**
 * Says so where what is settled is of a day with other values than those of the engine: its period by the last day, as settling takes it; without one, each case. What
 * changes within the period is told too.
 */
export function settledNotes(
  engine: Pick<Engine, "ruleset" | "on">,
  { cases, budget }: Pick<SettlingSource, "cases" | "budget">,
): readonly Diagnostic[] {
  const { ruleset, on } = engine;
  const changes = changeDays(ruleset);
  if (budget === undefined) {
    const discharges = new DischargesOfOtherValues(engine);
    // Where nothing changes no day of a case needs to be looked at.
    for (const day of changes.length === 0 ? [] : cases.columns.dischargeDay) {
      if (day !== MISSING_DAY) discharges.add({ dischargeDate: dateOfDayNumber(day) });
    }
    return discharges.diagnostics();
  }
  const until = budget.period.to;
  const within = changeNotes(ruleset, budget.period, on);
  if (valuesDay(ruleset, until, changes) === valuesDay(ruleset, on, changes)) return within;
  const info = { ruleset: ruleset.reference, on, changes, until };
  return [engineErrors.diagnostic("warning", "ENGINE_PERIOD_OF_OTHER_VALUES", "effective", info), ...within];
}

/** 施行期内: whether an edition is in force on a day. */
export function isInForce({ effective: { from, to } }: Ruleset, day: CivilDate): boolean {
  return day >= from && (to === null || day <= to);
}

function datesOf({ reference, effective: { from, to } }: Ruleset) {
  return { ruleset: reference, from, to: to ?? "" };
}
