import type { Condition, LeafCondition } from "./condition.js";
import type { Scheme } from "./scheme.js";

/** How a reader of conditions reads each part: the combinations of what it read before, and what is no combination. */
export interface ConditionReading<Result> {
  all(parts: readonly Result[]): Result;
  any(parts: readonly Result[]): Result;
  not(part: Result): Result;
  leaf(condition: LeafCondition): Result;
}

/** 条件归约: reads a condition from the inside out. The one place that knows how conditions are made of others. */
export function foldCondition<Result>(condition: Condition, reading: ConditionReading<Result>): Result {
  if (typeof condition === "string") return reading.leaf(condition);
  if ("all" in condition) return reading.all(condition.all.map((part) => foldCondition(part, reading)));
  if ("any" in condition) return reading.any(condition.any.map((part) => foldCondition(part, reading)));
  return "not" in condition ? reading.not(foldCondition(condition.not, reading)) : reading.leaf(condition);
}

/** The parts of a condition that are no combinations, in the order of writing. */
export function leavesOf(condition: Condition): readonly LeafCondition[] {
  return foldCondition(condition, LEAVES);
}

const LEAVES: ConditionReading<readonly LeafCondition[]> = {
  all: (parts) => parts.flat(),
  any: (parts) => parts.flat(),
  not: (part) => part,
  leaf: (leaf) => [leaf],
};

/** Every condition of a scheme, in the order of writing. */
export function allConditions({ mdcs }: Pick<Scheme, "mdcs">): readonly Condition[] {
  return mdcs.flatMap(({ condition, ambiguous, adrgs }) => [
    condition,
    ...(ambiguous ? [ambiguous.condition] : []),
    ...adrgs.flatMap((adrg) => [adrg.condition, ...adrg.drgs.map((drg) => drg.condition)]),
  ]);
}

/** The parts of a condition that must all hold. */
export function conjuncts(condition: Condition): readonly Condition[] {
  return typeof condition === "object" && "all" in condition ? condition.all.flatMap(conjuncts) : [condition];
}
