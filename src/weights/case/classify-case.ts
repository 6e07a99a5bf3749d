import type { Hospital } from "../../cases/index.js";
import { Decimal, decimalText } from "../../primitives/index.js";
import { type GroupRow, worthOfGroup } from "../groups/group-table.js";
import {
  type Asked,
  askedBy,
  END_HOLDS,
  type GroupStanding,
  MEASURES,
} from "../parameters/class-conditions.js";
import type { CaseClassParameters, CaseClassRow } from "../parameters.js";
import { figureOf } from "./threshold-value.js";
import type { WeighReason } from "./weigh-reason.js";
import type { CaseFacts, WeighTables } from "./weighing-facts.js";

/** 判定结果: a condition holds, fails, or cannot be judged for want of a field. */
export type Outcome = "held" | "failed" | "unknown";

/** 条件判定: one condition of a class, with the values that were compared. */
export interface ConditionTrial {
  /** place in the class, e.g. `multiple.atMost` */
  readonly condition: string;
  readonly outcome: Outcome;
  readonly actual: string;
  readonly required: string;
  /** name of the threshold compared with */
  readonly threshold?: string;
  readonly missing?: WeighReason;
}

/** 分类判定: one class that was tried; the classes that failed stand before the one that held. */
export interface ClassTrial {
  readonly caseClass: string;
  readonly outcome: Outcome;
  readonly conditions: readonly ConditionTrial[];
}

/** What conditions are judged on, looked up once for a case. */
export interface CaseStanding {
  readonly facts: CaseFacts;
  readonly hospital: Hospital | undefined;
  readonly row: GroupRow | undefined;
  readonly group: GroupStanding;
  readonly basePoints: Decimal | undefined;
  /** 倍率的分母 */
  readonly multipleBase: Decimal | "deferred" | undefined;
}

/** Looks up what the conditions of a case are judged on. */
export function caseStanding(
  facts: CaseFacts,
  tables: WeighTables,
  multipleOf: CaseClassParameters["multipleOf"],
): CaseStanding {
  const row = tables.groups.rows.get(facts.drg);
  const ofStandard = multipleOf === "paymentStandard";
  return {
    facts,
    hospital: facts.hospitalId === undefined ? undefined : tables.hospitals.get(facts.hospitalId),
    row,
    group: standingOfGroup(row),
    basePoints: worthOfGroup(tables.groups.unit, row),
    multipleBase: ofStandard ? standardOf(facts) : averageOf(row),
  };
}

/** 病组状况 of a group's row. */
export function standingOfGroup(row: GroupRow | undefined): GroupStanding {
  return row === undefined ? "unlisted" : row.stable ? "stable" : "unstable";
}

/** 例均费用 of a group; an average of zero, as tables print where they have none, is no average. */
export function averageOf(row: GroupRow | undefined): Decimal | undefined {
  return row?.averageCost?.gt(0) ? row.averageCost : undefined;
}

function standardOf({ paymentStandard }: CaseFacts): Decimal | "deferred" | undefined {
  if (paymentStandard === undefined) return "deferred";
  return paymentStandard.gt(0) ? paymentStandard : undefined;
}

/**
 * 病例分类: tries the rows of the decision table from `from` on, in order; the first that holds is the class. A row that cannot be
 * judged ends the search: which class the case belongs to is then undecided.
 *
 * @returns every row tried, the last one held or unknown unless none was left
 */
export function classifyCase(
  standing: CaseStanding,
  parameters: CaseClassParameters,
  from = 0,
): readonly ClassTrial[] {
  const trials: ClassTrial[] = [];
  for (const row of parameters.rows.slice(from)) {
    const trial = tryRow(row, standing, parameters);
    trials.push(trial);
    if (trial.outcome !== "failed") break;
  }
  return trials;
}

function tryRow(
  { caseClass, when }: CaseClassRow,
  standing: CaseStanding,
  parameters: CaseClassParameters,
): ClassTrial {
  const { traits, limits } = askedBy(when);
  const conditions = [
    ...traits.map((trait) => traitTrial(trait, standing)),
    ...limits.map((limit) => limitTrial(limit, standing, parameters)),
  ];
  return { caseClass, outcome: outcomeOf(conditions), conditions };
}

/** A class fails by one condition, whatever is not known of the others. */
export function outcomeOf(conditions: readonly ConditionTrial[]): Outcome {
  const outcomes = conditions.map(({ outcome }) => outcome);
  return (["failed", "unknown"] as const).find((one) => outcomes.includes(one)) ?? "held";
}

function traitTrial(
  { condition, asked, holds, actual }: Asked["traits"][number],
  { facts, group }: CaseStanding,
): ConditionTrial {
  const outcome = holds(facts, group) ? "held" : "failed";
  return { condition, outcome, actual: actual(facts, group), required: asked };
}

function limitTrial(
  limit: Asked["limits"][number],
  { facts, hospital, group, basePoints, multipleBase }: CaseStanding,
  { thresholds }: CaseClassParameters,
): ConditionTrial {
  const { condition, measure, end, asked } = limit;
  const ofBase = limit.figure === undefined;
  const threshold = ofBase ? { threshold: asked } : {};
  const base = multipleBase === undefined ? "none" : multipleBase === "deferred" ? "deferred" : "known";
  const figure = figureOf(limit, { thresholds, group, basePoints, grade: hospital?.grade, base });
  if (figure === "never") {
    return { condition, outcome: "failed", actual: "", required: asked, ...threshold };
  }
  const { of, missing } = MEASURES[measure];
  const actual = of(facts);
  if (typeof figure === "string" || actual === undefined) {
    const reason = typeof figure === "string" ? figure : missing;
    return { condition, outcome: "unknown", actual: "", required: asked, missing: reason };
  }
  const times = ofBase && multipleBase instanceof Decimal ? multipleBase : undefined;
  const most = times === undefined ? figure : figure.times(times);
  return {
    condition,
    outcome: END_HOLDS[end](actual.cmp(most)) ? "held" : "failed",
    actual: decimalText(actual),
    required: times ? `${decimalText(figure)} × ${decimalText(times)} = ${decimalText(most)}` : asked,
    ...threshold,
  };
}
