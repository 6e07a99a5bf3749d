import * as fc from "fast-check";
import { type InpatientCase, parseCase } from "../cases/index.js";
import { type CompiledScheme, groupCase } from "../grouping/index.js";
import { requireScheme } from "../grouping/require-scheme.js";
import { decimal, round, TO_THE_FEN } from "../primitives/index.js";
import { deriveSampleScheme } from "./sample/derive-sample-scheme.js";
import { patient } from "./sample/prove-recipe.js";
import type { SampleScheme } from "./sample/sample-scheme.js";

/** 入某组的任意病例的选项: the costs that cases lie at. */
export interface CaseOfGroupOptions {
  /** average cost of the group, yuan; default 10000 */
  readonly averageCost?: string;
  /** multiples of it at which classes begin and end; costs lie at, just below and just above them */
  readonly multiples?: readonly string[];
}

const THRESHOLDS = ["1", "0.4", "0.5", "2", "3", "4"];
const LONGEST_STAY = 90;
const OLDEST = 95;
const ADULT = 18;

/** Schemes whose groups have been worked through. */
const derived = new WeakMap<CompiledScheme, SampleScheme>();

/**
 * 入某组的任意病例: a case of the scheme's own codes that is grouped to the DRG, with a cost at, a fen below or a fen above a threshold. It shrinks to an
 * ordinary cost, a short stay and the fewest codes.
 *
 * @throws `RangeError` when no case of the group is known to be reached
 * @example
 * ```ts
 * fc.assert(fc.property(caseOfGroup(scheme, "BR23"), (record) => groupCase(record, scheme).drg === "BR23"));
 * ```
 */
export function caseOfGroup(
  scheme: CompiledScheme,
  drg: string,
  { averageCost = "10000", multiples = THRESHOLDS }: CaseOfGroupOptions = {},
): fc.Arbitrary<InpatientCase> {
  requireScheme(scheme);
  const sample =
    derived.get(scheme) ?? deriveSampleScheme(scheme.scheme, (record) => groupCase(record, scheme));
  derived.set(scheme, sample);
  const recipes = sample.groups.find((group) => group.drg === drg)?.recipes ?? [];
  if (recipes.length === 0)
    throw new RangeError(`no case is known that ${scheme.reference} groups to ${drg}`);
  const bySize = [...recipes].sort(
    (a, b) => a.diagnoses.length + a.procedures.length - b.diagnoses.length - b.procedures.length,
  );
  return fc
    .record({
      recipe: fc.constantFrom(...bySize),
      woman: fc.boolean(),
      ageYears: fc.integer({ min: ADULT, max: OLDEST }),
      lengthOfStayDays: fc.integer({ min: 1, max: LONGEST_STAY }),
      multiple: fc.constantFrom(...multiples),
      fenBeside: fc.constantFrom(0, -1, 1),
    })
    .map(({ recipe, woman, ageYears, lengthOfStayDays, multiple, fenBeside }) => {
      const sex = recipe.sexes[woman ? recipe.sexes.length - 1 : 0] ?? "female";
      const cost = round(decimal(averageCost).times(multiple), TO_THE_FEN).plus(decimal(fenBeside).div(100));
      return parseCase({
        ...(patient(recipe, sex, { ageYears, lengthOfStayDays }) as object),
        totalCost: cost.toFixed(2),
      });
    })
    .filter((record) => groupCase(record, scheme).drg === drg);
}
