import { addUnder } from "../../primitives/grouped-by.js";
import type { NumberTest } from "../condition-forms.js";
import { principalCodes } from "../explain/principal-codes.js";
import type { GroupWay, SchemeProbe } from "../explain/scheme-probe.js";
import { conjuncts } from "../fold-condition.js";
import { numberTest } from "../kinds/numbers.js";
import { takeCondition } from "../take-condition.js";

/** Why no case can meet all conditions on a way: a list without codes, lists without a common code, numbers apart. */
export type Contradiction = "empty-list" | "no-common-code" | "numbers-apart";

/**
 * 条件自相矛盾: proves that no case meets every condition on a way. Only what all of them ask for is looked at, so undefined says
 * nothing about whether a case does.
 */
export function contradictionOf(probe: SchemeProbe, way: GroupWay): Contradiction | undefined {
  const tests = new Map<string, NumberTest[]>();
  for (const owned of way.conditions) {
    for (const part of conjuncts(owned.condition)) {
      const { name, kind, operand } = takeCondition(part);
      const list = kind.list(operand);
      if (list?.place === name && probe.codes(list.reference, owned).length === 0) return "empty-list";
      if (kind.form === "number") addUnder(tests, name, operand as NumberTest);
    }
  }
  if (Object.values(principalCodes(probe, way)).some(({ size }) => size === 0)) return "no-common-code";
  return [...tests].some(([field, own]) => !haveCommonValue(field, own)) ? "numbers-apart" : undefined;
}

/** Whether a number passes all tests: if one does, so does one at a bound or within a half of it. */
function haveCommonValue(field: string, tests: readonly NumberTest[]): boolean {
  const passes = tests.map((test) => numberTest(test, field));
  const values = tests.flatMap((test) =>
    Object.values(test).flatMap((bound) => [bound - 0.5, bound, bound + 0.5]),
  );
  return values.some((value) => passes.every((pass) => pass(value)));
}
