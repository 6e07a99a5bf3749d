import { listNamed } from "./check-condition.js";
import type { Condition } from "./condition.js";

/** The names of the lists that a condition refers to, in order of first use. */
export function listsOf(condition: Condition): readonly string[] {
  const names = new Set<string>();
  collect(condition, names);
  return [...names];
}

function collect(condition: Condition, names: Set<string>): void {
  if ("all" in condition) for (const part of condition.all) collect(part, names);
  else if ("any" in condition) for (const part of condition.any) collect(part, names);
  else if ("not" in condition) collect(condition.not, names);
  else {
    const name = listNamed(condition.value);
    if (name !== undefined) names.add(name);
  }
}
