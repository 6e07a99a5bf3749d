import type { InpatientCase } from "../../cases/index.js";
import { codeCheckOf } from "../../grouping/code-check.js";
import { type CompiledScheme, type GroupingResult, groupCase } from "../../grouping/index.js";
import { type CivilDate, calendarYear, citedOn, yearOf } from "../../primitives/index.js";
import type { Ruleset } from "../../rulesets/index.js";
import {
  deriveSampleScheme,
  SAMPLE_MARKS,
  type SampleArea,
  type SampleDemands,
  type SampleScheme,
  sampleArea,
} from "../../testing/sample/index.js";
import { shippedDictionary } from "../shipped/code-knowledge.js";
import { referenceWeights } from "../shipped/reference-weights.js";

/** Schemes that were worked through already: what is found depends on nothing else. */
const derivedOf = new WeakMap<CompiledScheme, SampleScheme>();

/** 样本生成: makes synthetic areas for an edition, of the codes of its scheme; a scheme is worked through once a thread. */
export function sampleMaker(
  ruleset: Ruleset,
  scheme: CompiledScheme,
): (size: { readonly seed: number; readonly cases: number; readonly dirt?: number }) => SampleArea {
  const derived = derivedOf.get(scheme) ?? deriveSampleScheme(scheme.scheme, groupOfGoodCodes(scheme));
  derivedOf.set(scheme, derived);
  const period = samplePeriod(ruleset);
  return ({ seed, cases, dirt = 0 }) =>
    sampleArea(derived, referenceWeights(), {
      seed,
      cases,
      dirt,
      period,
      historyYears: Math.max(USUAL_YEARS, yearsLookedBackOn(ruleset, period.to)),
      demands: demandsOf(ruleset),
    });
}

/** Groups drafts; one whose codes are in doubt (a heading that the scheme merely counts) is no stay of a sample. */
function groupOfGoodCodes(scheme: CompiledScheme): (record: InpatientCase) => GroupingResult {
  const check = codeCheckOf(scheme, shippedDictionary());
  let judged: InpatientCase | undefined;
  let isInDoubt = false;
  return (record) => {
    const result = groupCase(record, scheme);
    // All patients of a recipe have its lists.
    if (record.diagnoses !== judged?.diagnoses || record.procedures !== judged.procedures)
      isInDoubt = check.inDoubt(record).length > 0;
    judged = record;
    return isInDoubt ? { ...result, status: "invalid" } : result;
  };
}

/** The first whole calendar year in which an edition is in force. */
export function samplePeriod({ effective }: Ruleset): { from: CivilDate; to: CivilDate } {
  const year = yearOf(effective.from);
  return calendarYear(effective.from === calendarYear(year).from ? year : year + 1);
}

/** Years of history that a sample has at least. */
const USUAL_YEARS = 3;

/** Years that the averages of an edition look back on; 0 where it has none or they are not known. */
function yearsLookedBackOn({ weights }: Ruleset, on: CivilDate): number {
  const years = weights?.history?.years;
  if (years === undefined) return 0;
  return years.method === "pooled"
    ? (citedOn(years.years, on).value ?? 0)
    : (citedOn(years.weights, on).value ?? []).length;
}

/** What an edition asks of its sample. */
function demandsOf(ruleset: Ruleset): SampleDemands {
  const { budgetUnits, rate, paymentUnits } = ruleset.settlement ?? {};
  const { caseClasses, coefficient } = ruleset.weights ?? {};
  const classes = Object.values(caseClasses?.classes ?? {});
  const units = Object.values(paymentUnits?.rows ?? {});
  const asked = new Set([...classes, ...units].flatMap(({ when }) => when?.marks ?? []));
  return {
    budgetBase: budgetBase(ruleset),
    communityBudgets: budgetUnits?.method === "own-budget",
    givenCoefficients: coefficient?.method === "given",
    groupsOfHistory: rate === undefined && !classes.some(({ when }) => when.group?.includes("unlisted")),
    rateBudget: rate?.source?.method === "from-budget",
    marks: SAMPLE_MARKS.filter((name) => asked.has(name)),
  };
}

/** What the budget of the sample is a share of: the base on which the edition's points are paid. */
function budgetBase({ settlement }: Ruleset): "total-cost" | "fund" {
  const pointValue = settlement?.pointValue;
  return pointValue?.method === "total-cost" && pointValue.budgetAmount === "total-cost"
    ? "total-cost"
    : "fund";
}
