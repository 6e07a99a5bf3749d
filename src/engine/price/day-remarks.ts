import type { InpatientCase } from "../../cases/index.js";
import type { CivilDate } from "../../primitives/index.js";
import { changeDays, valuesDay } from "../../rulesets/index.js";
import { isInForce } from "../edition-notes.js";
import type { Engine } from "../engine.js";

/** 取值日说明: a price by values that may not be those of the case's day. */
export type DayRemark =
  /** the case was discharged when other values held */
  | { readonly kind: "other-day"; readonly on: CivilDate; readonly discharged: CivilDate }
  /** the case does not say when it was discharged, and the edition's values change */
  | { readonly kind: "undated"; readonly on: CivilDate }
  /** the day of discharge, or the engine's, lies outside the edition's life, whose nearest day gave the values */
  | {
      readonly kind: "outside-edition";
      readonly day: CivilDate;
      readonly from: CivilDate;
      readonly to: CivilDate | null;
    };

/** 取值日说明: nothing where the edition was in force, and its values are the same on the engine's day and on that of the case. */
export function dayRemarks(
  { ruleset, on }: Pick<Engine, "ruleset" | "on">,
  { dischargeDate: discharged }: InpatientCase,
): readonly DayRemark[] {
  const { from, to } = ruleset.effective;
  const outside = [discharged ?? on, on].find((day) => !isInForce(ruleset, day));
  const remarks: DayRemark[] =
    outside === undefined ? [] : [{ kind: "outside-edition", day: outside, from, to }];
  const changes = changeDays(ruleset);
  if (changes.length === 0) return remarks;
  if (discharged === undefined) return [...remarks, { kind: "undated", on }];
  const isSame = valuesDay(ruleset, discharged, changes) === valuesDay(ruleset, on, changes);
  return isSame ? remarks : [...remarks, { kind: "other-day", on, discharged }];
}
