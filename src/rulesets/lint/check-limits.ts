import { citedOn, type Diagnostic, decimal, isPlainDecimal } from "../../primitives/index.js";
import { isCitedValue, isJsonObject } from "../cited-values.js";
import { joinPath } from "../read-json.js";
import type { Ruleset } from "../ruleset.js";
import { lintMessages } from "./ruleset-lint-messages.js";
import { valueDays } from "./value-days.js";

/** 上下限检查: a lower limit is not above the upper one beside it, in any period. */
export function checkLimits(ruleset: Ruleset): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const [path, lower, upper] of limitsIn({ weights: ruleset.weights, settlement: ruleset.settlement })) {
    for (const on of valueDays(ruleset)) {
      const [least, most] = [lower, upper].map((end) => (isCitedValue(end) ? citedOn(end, on).value : null));
      if (!isNumber(least) || !isNumber(most) || decimal(least).lte(most)) continue;
      const info = { lower: least, upper: most };
      found.set(path, lintMessages.diagnostic("error", "LINT_LIMITS_REVERSED", path, info));
    }
  }
  return [...found.values()];
}

function isNumber(value: unknown): value is string {
  return typeof value === "string" && isPlainDecimal(value);
}

/** Every part that has both limits, by its path. */
function* limitsIn(node: unknown, path = ""): Generator<readonly [string, unknown, unknown]> {
  if (!isJsonObject(node) || isCitedValue(node)) return;
  if (node.lower !== undefined && node.upper !== undefined) yield [path, node.lower, node.upper];
  for (const [key, member] of Object.entries(node)) yield* limitsIn(member, joinPath(path, key));
}
