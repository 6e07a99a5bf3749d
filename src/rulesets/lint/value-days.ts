import { addDays, type CivilDate } from "../../primitives/index.js";
import { isJsonObject } from "../cited-values.js";
import type { Ruleset } from "../ruleset.js";

/** 取值日: the first day of an edition and each day on which one of its values changes; between them nothing does. */
export function valueDays(ruleset: Ruleset): readonly CivilDate[] {
  const days = new Set<CivilDate>();
  collectDays(ruleset, days);
  return [ruleset.effective.from, ...[...days].sort()];
}

/** Those of an edition's life; what it inherits may have changed before it. */
export function daysOfLife(ruleset: Ruleset): readonly CivilDate[] {
  const { from, to } = ruleset.effective;
  return valueDays(ruleset).filter((day, at) => at === 0 || (day > from && (to === null || day <= to)));
}

/** 取值期间: both days included; an end that is absent is open. */
export interface ValuePeriod {
  readonly from: CivilDate;
  readonly to?: CivilDate;
}

/** The times within an edition's life that begin with some of its {@link valueDays}. @returns `always` where they are all of it */
export function periodsOf(ruleset: Ruleset, days: readonly CivilDate[]): readonly ValuePeriod[] | "always" {
  const all = daysOfLife(ruleset);
  if (all.every((day) => days.includes(day))) return "always";
  const last = ruleset.effective.to;
  const periods: ValuePeriod[] = [];
  for (const [at, from] of all.entries()) {
    if (!days.includes(from)) continue;
    const next = all[at + 1];
    const to = next === undefined ? last : addDays(next, -1);
    const before = periods.at(-1);
    const joined = before?.to !== undefined && addDays(before.to, 1) === from;
    if (joined) periods.pop();
    periods.push({ from: joined ? before.from : from, ...(to !== null && { to }) });
  }
  return periods;
}

function collectDays(node: unknown, days: Set<CivilDate>): void {
  if (Array.isArray(node)) {
    for (const item of node) collectDays(item, days);
  } else if (isJsonObject(node)) {
    if (typeof node.from === "string" && "status" in node) days.add(node.from);
    for (const member of Object.values(node)) collectDays(member, days);
  }
}
