import type { CivilDate } from "../../primitives/index.js";
import { isJsonObject } from "../cited-values.js";
import type { Ruleset } from "../ruleset.js";

/** 取值日: the first day of an edition and each day on which one of its values changes; between them nothing does. */
export function valueDays(ruleset: Ruleset): readonly CivilDate[] {
  const days = new Set<CivilDate>();
  collectDays(ruleset, days);
  return [ruleset.effective.from, ...[...days].sort()];
}

function collectDays(node: unknown, days: Set<CivilDate>): void {
  if (Array.isArray(node)) {
    for (const item of node) collectDays(item, days);
  } else if (isJsonObject(node)) {
    if (typeof node.from === "string" && "status" in node) days.add(node.from);
    for (const member of Object.values(node)) collectDays(member, days);
  }
}
