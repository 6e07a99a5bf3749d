import { type Diagnostic, decimal } from "../../primitives/index.js";
import { isCitedValue, isJsonObject } from "../cited-values.js";
import { joinPath } from "../read-json.js";
import type { Ruleset } from "../ruleset.js";
import { lintMessages } from "./ruleset-lint-messages.js";

/** Most that a quota can be, by its unit. */
const WHOLE: Readonly<Record<string, number>> = { percent: 100, permille: 1000, fraction: 1 };

/** 名额检查: no quota is more than the whole. */
export function checkQuotas(ruleset: Ruleset): readonly Diagnostic[] {
  return [...quotaProblems(ruleset.settlement, "settlement"), ...quotaProblems(ruleset.rules, "rules")];
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
