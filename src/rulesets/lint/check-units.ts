import { type Diagnostic, decimal } from "../../primitives/index.js";
import { isCitedValue, isJsonObject, placedStates, placedValues } from "../cited-values.js";
import { joinPath } from "../read-json.js";
import type { Ruleset } from "../ruleset.js";
import { fitsForm, UNITS } from "../units.js";
import { lintMessages } from "./lint-messages.js";

/** Most that a quota can be, by its unit. */
const WHOLE: Readonly<Record<string, number>> = { percent: 100, permille: 1000, fraction: 1 };

/** 单位检查: every unit is in the table of units, and every value looks like one in its unit. */
export function checkUnits(ruleset: Ruleset): readonly Diagnostic[] {
  const values = placedValues(ruleset)
    .flatMap(placedStates)
    .flatMap(({ path, cited }): Diagnostic[] => {
      const unit = UNITS[cited.unit];
      if (unit === undefined)
        return [lintMessages.diagnostic("error", "LINT_UNIT_UNKNOWN", path, { unit: cited.unit })];
      if (cited.value === null || fitsForm(cited.value, unit.form)) return [];
      const info = { unit: cited.unit, value: JSON.stringify(cited.value) };
      return [lintMessages.diagnostic("error", "LINT_UNIT_MISFIT", path, info)];
    });
  return [
    ...values,
    ...quotaProblems(ruleset.settlement, "settlement"),
    ...quotaProblems(ruleset.rules, "rules"),
  ];
}

/** A quota is an object with a cited `number` and a cited `unit`, wherever it stands. */
function quotaProblems(node: unknown, path: string): readonly Diagnostic[] {
  if (!isJsonObject(node)) return [];
  const { number, unit } = node;
  const inside = Object.entries(node).flatMap(([key, member]) => quotaProblems(member, joinPath(path, key)));
  if (!isCitedValue(number) || !isCitedValue(unit) || "history" in number || "history" in unit) return inside;
  const whole = WHOLE[String(unit.value)];
  if (whole === undefined || number.value === null || decimal(String(number.value)).lte(whole)) return inside;
  const info = { number: String(number.value), unit: String(unit.value) };
  return [...inside, lintMessages.diagnostic("error", "LINT_QUOTA_RANGE", path, info)];
}
