import type { CodesByPlace } from "../condition-kind.js";
import { conjuncts } from "../fold-condition.js";
import { operandOf } from "../take-condition.js";
import type { GroupWay, SchemeProbe } from "./scheme-probe.js";

/** The principal codes that every condition on a way lets through, of lists and of headings. */
export function principalCodes(probe: SchemeProbe, way: GroupWay): CodesByPlace {
  const codes: Partial<Record<"principalDiagnosis" | "principalProcedure", ReadonlySet<string>>> = {};
  const parts = way.conditions.flatMap((owned) =>
    conjuncts(owned.condition).map((part) => ({ part, owned })),
  );
  for (const place of ["principalDiagnosis", "principalProcedure"] as const) {
    const lists = parts.flatMap(({ part, owned }) => {
      const reference = operandOf(part, place);
      return reference === undefined ? [] : [probe.codes(reference, owned)];
    });
    const headings = parts.flatMap(({ part }) => operandOf(part, `${place}StartsWith`) ?? []);
    const [first, ...others] = lists;
    if (first === undefined) continue;
    const sets = others.map((list) => new Set(list));
    codes[place] = new Set(
      first.filter(
        (code) => sets.every((set) => set.has(code)) && headings.every((heading) => code.startsWith(heading)),
      ),
    );
  }
  return codes;
}
