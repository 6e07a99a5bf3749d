import { createEngine, type Engine } from "chs-drg";
import { applyValues } from "chs-drg/rulesets";
import { choice, date, flag, jsonObject, optional, text, type ValuesOf } from "../requests/field.js";
import { CODES_MODES, codesUnder, rulesetOn, type Shelf, schemeOn } from "../shelf/shelf.js";

/** The fields of every request under an edition. */
export const EDITION_FIELDS = {
  ruleset: text("规则集 id@version of a loaded edition; an id alone is its latest"),
  on: optional(date("the day whose values count; default: the edition's first day")),
  values: optional(
    jsonObject(
      "地方参数: a values file, see rulesets/schema/values.schema.json; values that the edition does not know",
    ),
  ),
  strict: optional(flag("严格: refuse values that are only assumed")),
  regroup: optional(flag("重新分组: also cases that carry their drg")),
  codes: optional(choice(CODES_MODES, "编码校验方式, as for grouping")),
};

/**
 * The engine of a request: its edition with the area's values, and the loaded scheme that it groups with on that day.
 *
 * @throws `RULESET_NOT_FOUND`, `SCHEME_NOT_LOADED` and the codes of changing an edition
 */
export function engineFor(
  { ruleset: reference, on, values, strict, regroup, codes }: ValuesOf<typeof EDITION_FIELDS>,
  shelf: Shelf,
): Engine {
  const ruleset =
    values === undefined ? rulesetOn(shelf, reference) : applyValues(rulesetOn(shelf, reference), values);
  const dated = { on: on ?? ruleset.effective.from, ...(strict && { strict }) };
  const scheme = createEngine(ruleset, dated).parameters.scheme((held) => shelf.schemes.has(held));
  return createEngine(ruleset, {
    ...dated,
    ...codesUnder(shelf.codes, codes),
    scheme: schemeOn(shelf, scheme, "ruleset"),
    ...(codes && { codes }),
    ...(regroup && { regroup }),
  });
}

/** 依据: what every figure of an answer stands on. */
export function basisOf({ ruleset, on, scheme, assumptions, supplied, notEvaluated, diagnostics }: Engine) {
  return {
    ruleset: ruleset.reference,
    on,
    scheme: scheme?.reference ?? "",
    assumptions,
    supplied,
    notEvaluated,
    diagnostics,
  };
}
