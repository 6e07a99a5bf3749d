import type { Hospital, PublishedGroup } from "../../cases/index.js";
import type { HospitalYear, SettlementBudget } from "../../settlement/index.js";
import type { WeightParameters } from "../../weights/index.js";
import type { TakenCases } from "../case-intake.js";
import type { Engine } from "../engine.js";
import { type SettledCases, settleCases } from "../settle-cases.js";
import { weighArea } from "../weigh-area.js";

/** The same records, taken by one of the two engines. */
export interface TakenArea {
  readonly cases: TakenCases;
  readonly history?: TakenCases;
}

/** What two editions are compared on. */
export interface ComparisonSource {
  /** taken by the baseline's engine and by the candidate's, in the same order */
  readonly baseline: TakenArea;
  readonly candidate: TakenArea;
  readonly hospitals: readonly Hospital[];
  readonly groups?: readonly PublishedGroup[];
  readonly budget?: SettlementBudget;
  readonly years?: readonly HospitalYear[];
}

/** 差异原因: what of the candidate came in at a step. `method` is all that follows grouping, where the payment units differ. */
export type ComparisonCause =
  | "grouping"
  | "groupValues"
  | "coefficients"
  | "caseRules"
  | "settlement"
  | "method";

/** 逐步比较: the area settled under the baseline, then with one more part of the candidate at each step; the last is the candidate. */
export interface EditionComparison {
  readonly hospitals: readonly Hospital[];
  readonly before: SettledCases;
  readonly after: SettledCases;
  readonly causes: readonly ComparisonCause[];
  /** payment of each case (DRG total, fen; NaN = not settled) under the baseline and after each cause: one more than `causes` */
  readonly paymentsFen: readonly Float64Array[];
}

/** One settlement on the way: which engine gives each part. */
interface Step {
  readonly cause: ComparisonCause;
  readonly weights: WeightParameters;
  readonly settlement: Engine;
}

/**
 * 比较两个政策版本 on the same cases: settles the area under the baseline and then replaces grouping, group values, coefficients, case
 * rules and settlement by the candidate's, one after the other. Each step's difference is the effect of its cause in that order,
 * and the effects sum to the whole difference, case by case, to the fen.
 *
 * @throws what weighing and settling throw
 */
export function compareEditions(
  baseline: Engine,
  candidate: Engine,
  source: ComparisonSource,
): EditionComparison {
  const before = settleStep(baseline, baseline.parameters.weights, baseline, source.baseline, source);
  const outcomes = stepsOf(baseline, candidate).map(({ weights, settlement }) =>
    settleStep(candidate, weights, settlement, source.candidate, source),
  );
  return {
    hospitals: source.hospitals,
    before,
    after: outcomes.at(-1) ?? before,
    causes: stepsOf(baseline, candidate).map(({ cause }) => cause),
    paymentsFen: [before, ...outcomes].map(({ payments }) => payments.drgTotalFen),
  };
}

/** The steps from baseline to candidate. A rate cannot price points, so where the units differ the parts come in together. */
function stepsOf(baseline: Engine, candidate: Engine): readonly Step[] {
  const before = baseline.parameters.weights;
  const after = candidate.parameters.weights;
  if (baseline.parameters.settlement.unit !== candidate.parameters.settlement.unit) {
    return [
      { cause: "grouping", weights: before, settlement: baseline },
      { cause: "method", weights: after, settlement: candidate },
    ];
  }
  const withValues = replaced(before, after, ["history", "stability", "groupWeight"]);
  const withCoefficients = replaced(withValues, after, ["coefficient"]);
  return [
    { cause: "grouping", weights: before, settlement: baseline },
    { cause: "groupValues", weights: withValues, settlement: baseline },
    { cause: "coefficients", weights: withCoefficients, settlement: baseline },
    { cause: "caseRules", weights: after, settlement: baseline },
    { cause: "settlement", weights: after, settlement: candidate },
  ];
}

/** Parameters with some parts taken from others; a part the others lack is left out. */
function replaced(
  from: WeightParameters,
  others: WeightParameters,
  parts: readonly (keyof WeightParameters)[],
): WeightParameters {
  const kept = Object.entries(from).filter(([name]) => !parts.includes(name as keyof WeightParameters));
  const taken = parts.map((part) => [part, others[part]] as const).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...kept, ...taken]);
}

/** @param tables the engine whose edition may hold the group table, and by whose scheme the cases are grouped */
function settleStep(
  tables: Engine,
  weights: WeightParameters,
  settlement: Engine,
  { cases, history }: TakenArea,
  { hospitals, groups, budget, years }: ComparisonSource,
): SettledCases {
  const weighed = weighArea(
    { hospitals, ...(history && { history }), ...(groups && { groups }) },
    tables.ruleset,
    weights,
    tables.on,
    tables.scheme,
  );
  return settleCases(
    { cases, weights: weighed, ...(budget && { budget }), ...(years && { years }) },
    { weights, settlement: settlement.parameters.settlement },
  );
}
