import { type CivilDate, citedOn, dateOfDayNumber, dayNumber } from "../primitives/index.js";
import { placedValues } from "./cited-values.js";
import type { Ruleset } from "./ruleset.js";

/** 期间内变动的取值: a value of an edition and the day on which it becomes another. */
export interface ChangingValue {
  readonly path: string;
  readonly from: CivilDate;
}

/**
 * 期间内变动的取值: the values of weighing and settlement that are others after the first day of a time than before, by day; a state with another source for the
 * same value is no change.
 *
 * @param within the time, both days included; what changes on its first day holds for all of it
 */
export function changingValues(
  { weights, settlement }: Pick<Ruleset, "weights" | "settlement">,
  within: { readonly from: CivilDate; readonly to: CivilDate },
): readonly ChangingValue[] {
  return placedValues({ weights, settlement })
    .flatMap(({ path, cited }) => {
      if (!("history" in cited)) return [];
      const said = (on: CivilDate) => JSON.stringify(citedOn(cited, on).value);
      return cited.history
        .filter(({ from }) => from > within.from && from <= within.to && said(from) !== said(dayBefore(from)))
        .map(({ from }) => ({ path, from }));
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function dayBefore(day: CivilDate): CivilDate {
  return dateOfDayNumber(dayNumber(day) - 1);
}
