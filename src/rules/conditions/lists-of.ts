import { listNamed } from "./check-condition.js";
import { leavesOf } from "./combinations.js";
import type { Condition } from "./rule-condition.js";

/** The names of the lists that a condition refers to, in order of first use. */
export function listsOf(condition: Condition): readonly string[] {
  return [...new Set(leavesOf(condition).flatMap(({ value }) => listNamed(value) ?? []))];
}
