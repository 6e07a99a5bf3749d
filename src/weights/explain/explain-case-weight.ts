import type { InpatientCase } from "../../cases/index.js";
import { type ClassTrial, outcomeOf } from "../case/classify-case.js";
import type { PointStep } from "../case/point-step.js";
import { type CaseCircumstances, type CaseWeight, weighFacts } from "../case/weigh-case.js";
import { caseFacts, type WeighTables } from "../case/weighing-facts.js";
import type { Coefficient } from "../coefficient/coefficient-value.js";
import type { GroupedAs } from "../columns/history-columns-builder.js";
import type { GroupRow, GroupTable } from "../groups/group-table.js";
import { NOT_CHECKED } from "../parameters/class-conditions.js";
import type { WeightParameters } from "../parameters.js";
import { requireWeighing } from "../require-weighing.js";
import { groundsMet, type ReviewGround } from "../review/review-grounds.js";

/** 计点说明: how a case came to its points, with the clause of every value that was read. */
export interface CaseWeightExplanation {
  readonly result: CaseWeight;
  /** what the `points` of the result are: base points, or a relative weight */
  readonly unit: GroupTable["unit"];
  /** the row of the group table that was used */
  readonly group?: GroupRow;
  /** classes tried, in order; those that failed, or that ask what nobody looked up, stand before the one that held */
  readonly trials: readonly ClassTrial[];
  readonly coefficient?: Coefficient;
  /** calculations in order, each half-up at 12 decimals unless its formula says otherwise */
  readonly steps: readonly PointStep[];
  /** grounds for special review that hold */
  readonly grounds: readonly ReviewGround[];
  /** path of a parameter -> document and clause; only those that this case touched */
  readonly clauses: Readonly<Record<string, string>>;
}

/**
 * 计点说明: weighs a case as `weighCase` does and keeps every comparison and calculation.
 *
 * @throws `WEIGHTS_PART_ABSENT` when the edition has no decision table
 */
export function explainCaseWeight(
  record: InpatientCase,
  grouped: GroupedAs,
  tables: WeighTables,
  parameters: WeightParameters,
  circumstances: CaseCircumstances = {},
): CaseWeightExplanation {
  requireWeighing({ record, grouped, tables, parameters });
  const trials: ClassTrial[] = [];
  const steps: PointStep[] = [];
  const result = weighFacts(caseFacts(record, grouped, circumstances), tables, parameters, {
    trial: (trial) => trials.push(withUnchecked(trial)),
    step: (step) => steps.push(step),
  });
  const group = tables.groups.rows.get(grouped.drg);
  const { hospitalId } = record;
  const coefficient = hospitalId === undefined ? undefined : tables.coefficients.of(hospitalId, grouped.drg);
  const grounds = groundsMet(record, grouped, tables.groups, parameters.reviewGrounds);
  return {
    result,
    unit: tables.groups.unit,
    ...(group && { group }),
    trials,
    ...(coefficient && { coefficient }),
    steps,
    grounds,
    clauses: touchedClauses(parameters, { trials, steps, grounds }, coefficient),
  };
}

/** What nobody looked up is weighed as if it did not hold, and told as what cannot be judged. */
function withUnchecked({ caseClass, conditions }: ClassTrial): ClassTrial {
  const told = conditions.map((trial) =>
    trial.actual === NOT_CHECKED ? { ...trial, outcome: "unknown" as const } : trial,
  );
  return { caseClass, outcome: outcomeOf(told), conditions: told };
}

function touchedClauses(
  { clauses = {} }: WeightParameters,
  { trials, steps, grounds }: Pick<CaseWeightExplanation, "trials" | "steps" | "grounds">,
  coefficient: Coefficient | undefined,
): Record<string, string> {
  const prefixes = ["weights.caseClasses.order", "weights.groupWeight"];
  for (const ground of grounds) prefixes.push(`weights.reviewGrounds.${ground}`);
  for (const { caseClass, conditions } of trials) {
    prefixes.push(`weights.caseClasses.classes.${caseClass}.when`);
    for (const { threshold } of conditions) {
      if (threshold !== undefined) prefixes.push(`weights.caseClasses.thresholds.${threshold}`);
    }
    if (conditions.some(({ condition }) => condition === "readmitted")) prefixes.push("weights.readmission");
  }
  for (const { paths } of steps) prefixes.push(...paths);
  if (coefficient?.status === "computed") {
    prefixes.push("weights.coefficient.components", "weights.coefficient.clamp");
    prefixes.push(...coefficient.incentives.map(({ name }) => `weights.coefficient.incentives.${name}`));
  }
  if (coefficient?.status === "without-coefficient")
    prefixes.push("weights.coefficient.groupsWithoutCoefficient");
  const touched = Object.entries(clauses).filter(([path]) =>
    prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}.`)),
  );
  return Object.fromEntries(touched);
}
