import type { CaseView } from "./case-view.js";
import { allConditions, leavesOf } from "./fold-condition.js";
import type { Scheme } from "./scheme.js";
import { operandOf } from "./take-condition.js";

const NONE: readonly number[] = [];

/** 日龄界限: the ages in days on which conditions of a scheme turn, each by the first day on its far side: 29 for `<= 28`. */
export function dayLimits(scheme: Scheme): readonly number[] {
  const limits = allConditions(scheme)
    .flatMap(leavesOf)
    .flatMap((leaf) => Object.entries(operandOf(leaf, "ageDays") ?? {}))
    .flatMap(([sign, bound]: [string, number]) => TURNS[sign]?.(bound) ?? []);
  return [...new Set(limits)].filter((day) => day > 0).sort((one, other) => one - other);
}

/** The first values on the far side of a comparison. */
const TURNS: Readonly<Record<string, (bound: number) => readonly number[]>> = {
  "<": (bound) => [bound],
  ">=": (bound) => [bound],
  "<=": (bound) => [bound + 1],
  ">": (bound) => [bound + 1],
  "==": (bound) => [bound, bound + 1],
};

/**
 * 另试的日龄: for a child of less than a year the days at which it may have another group: those on the far side of a limit that its age stands beside; of every
 * limit where it has no group. Years are not tried: in any file one case in twenty stands beside a limit of years, and nothing is odd about it.
 */
export function daysToTry(
  { ageYears, ageDays }: CaseView,
  limits: readonly number[],
  isUngrouped: boolean,
): readonly number[] {
  if (ageYears !== 0 || Number.isNaN(ageDays) || limits.length === 0) return NONE;
  return limits.flatMap((limit) => {
    const other = ageDays >= limit ? limit - 1 : limit;
    return isUngrouped || Math.abs(other - ageDays) === 1 ? [other] : [];
  });
}
