import { requireCivilDate } from "../primitives/civil-date.js";
import { addDays, type CivilDate, citedOn, compareText } from "../primitives/index.js";
import { placedValues } from "./cited-values.js";
import { firstDay, requireRuleset } from "./require-ruleset.js";
import type { Ruleset } from "./ruleset.js";

/** 期间内变动的取值: a value of an edition and the day on which it becomes another. */
export interface ChangingValue {
  readonly path: string;
  readonly from: CivilDate;
}

/** The members of an edition that hold cited values. */
const SECTIONS = ["scheme", "weights", "settlement", "rules"] as const;
type Section = (typeof SECTIONS)[number];

/**
 * 期间内变动的取值: the values of weighing and settlement, or of other sections, that are others after the first day of a time than before, by day; a state with another source for the
 * same value is no change.
 *
 * @param within the time, both days included; what changes on its first day holds for all of it
 */
export function changingValues(
  ruleset: Pick<Ruleset, Section>,
  within: { readonly from: CivilDate; readonly to: CivilDate },
  sections: readonly Section[] = ["weights", "settlement"],
): readonly ChangingValue[] {
  return placedValues(Object.fromEntries(sections.map((name) => [name, ruleset[name]])))
    .flatMap(({ path, cited }) => {
      if (!("history" in cited)) return [];
      const said = (on: CivilDate) => JSON.stringify(citedOn(cited, on).value);
      return cited.history
        .filter(
          ({ from }) => from > within.from && from <= within.to && said(from) !== said(addDays(from, -1)),
        )
        .map(({ from }) => ({ path, from }));
    })
    .sort((a, b) => compareText(a.from, b.from));
}

/**
 * 变动日: the days within an edition's life on which a value changes, in order; the first day of its life is none. Between two of them nothing does.
 *
 * @param parts the parts that are asked about, as paths (`rules.audit`); default: all that hold values, the grouping scheme among them
 */
export function changeDays(ruleset: Ruleset, parts?: readonly string[]): readonly CivilDate[] {
  requireRuleset({ ruleset });
  const changes = changed.get(ruleset) ?? changingValues(ruleset, lifeOf(ruleset), SECTIONS);
  changed.set(ruleset, changes);
  const asked = changes.filter(({ path }) => parts?.some((part) => path.startsWith(`${part}.`)) ?? true);
  return [...new Set(asked.map(({ from }) => from))];
}

/** The changes of editions that were asked about: these are frozen, and asked about again for every case. */
const changed = new WeakMap<Ruleset, readonly ChangingValue[]>();

/**
 * 有效期内的取值日: the day whose values hold for a day: itself, or the nearest end of the edition's life, before and after which the edition has none.
 *
 * @throws `DATE_INVALID`
 */
export function dayOfLife(
  { effective: { from, to } }: Pick<Ruleset, "effective">,
  day: CivilDate,
): CivilDate {
  requireCivilDate(day, "on");
  if (day < from) return from;
  return to !== null && day > to ? to : day;
}

function lifeOf({ effective: { from, to } }: Ruleset) {
  return { from, to: to ?? LAST_DAY };
}

/** A day behind all that change values: the life of an edition may be open. */
const LAST_DAY = "9999-12-31";

/**
 * 取值日: the day from which the values hold that hold on a day: the last {@link changeDays change} up to it, or the edition's first day. Days with one such
 * day have the same values, so that one engine serves them.
 *
 * @param day default: the edition's first day
 * @example
 * ```ts
 * valuesDay(ruleset, "2021-10-01"); // "2021-09-15", of an edition whose values change on that day
 * ```
 */
export function valuesDay(
  ruleset: Ruleset,
  day: CivilDate = firstDay(ruleset),
  changes: readonly CivilDate[] = changeDays(ruleset),
): CivilDate {
  return changes.findLast((change) => change <= day) ?? ruleset.effective.from;
}
