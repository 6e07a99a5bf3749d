import { engineSummary } from "../area/run-summary.js";
import type { SettledSide } from "../statement/settled-sides.js";

/** 一侧的摘要: the edition of one side, what was changed in it, and what its figures rest on and lack. */
export function sideSummary({ engine, causes }: SettledSide, set: readonly string[]) {
  const { ruleset, supplied, assumptions, notEvaluated } = engineSummary(engine);
  return {
    ...ruleset,
    ...(supplied.length > 0 && { supplied }),
    ...(set.length > 0 && { set }),
    ...{ assumptions, notEvaluated },
    unsettled: causes,
  };
}
