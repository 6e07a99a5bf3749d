import type { Hospital } from "../../cases/index.js";
import { type Decimal, decimalText } from "../../primitives/index.js";
import { type GroupRow, worthOfGroup } from "../groups/group-table.js";
import type {
  CaseClassParameters,
  CaseClassRow,
  CaseCondition,
  GroupStanding,
  Range,
} from "../parameters.js";
import type { CaseFacts, WeighTables } from "./case-facts.js";
import { hasMark } from "./case-marks.js";
import { takesStatus } from "./takes-status.js";
import { thresholdValue } from "./threshold-value.js";
import type { WeighReason } from "./weigh-reason.js";

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
    group: row === undefined ? "unlisted" : row.stable ? "stable" : "unstable",
    basePoints: worthOfGroup(tables.groups, row),
    // Before the settlement knows the standard, classes that need it wait for `classifyCase` with a standard.
    multipleBase: ofStandard ? standardOf(facts) : averageOf(row),
  };
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
  const conditions = [...plainTrials(when, standing), ...multipleTrials(when.multiple, standing, parameters)];
  const failed = conditions.some(({ outcome }) => outcome === "failed");
  const unknown = conditions.some(({ outcome }) => outcome === "unknown");
  return { caseClass, outcome: failed ? "failed" : unknown ? "unknown" : "held", conditions };
}

function plainTrials(when: CaseCondition, { facts, group }: CaseStanding): ConditionTrial[] {
  const trials: ConditionTrial[] = [];
  const judge = (condition: string, held: boolean, actual: string, required: string) =>
    trials.push({ condition, outcome: held ? "held" : "failed", actual, required });
  if (when.careTypes) {
    // A stay that says nothing of its care type is an ordinary one: the special types are marked.
    const held = facts.careType !== undefined && when.careTypes.includes(facts.careType);
    judge("careTypes", held, facts.careType ?? "", when.careTypes.join("|"));
  }
  if (when.status) judge("status", takesStatus(when, facts.status), facts.status, when.status.join("|"));
  if (when.group) judge("group", when.group.includes(group), group, when.group.join("|"));
  for (const name of when.marks ?? []) judge("marks", hasMark(facts.marks, name), marked(facts, name), name);
  for (const name of when.withoutMarks ?? []) {
    judge("withoutMarks", !hasMark(facts.marks, name), marked(facts, name), name);
  }
  if (when.readmitted) {
    judge("readmitted", facts.readmitted === true, String(facts.readmitted ?? "not checked"), "true");
  }
  if (when.lengthOfStayDays) trials.push(...stayTrials(when.lengthOfStayDays, facts.lengthOfStayDays));
  if (when.costLessThan) {
    const cost = facts.totalCost;
    const required = decimalText(when.costLessThan);
    if (cost === undefined) trials.push(missing("costLessThan", required, "cost-missing"));
    else judge("costLessThan", cost.lt(when.costLessThan), decimalText(cost), required);
  }
  return trials;
}

function stayTrials(range: Range<number>, days: number | undefined): ConditionTrial[] {
  return ends(range).map(([end, limit]): ConditionTrial => {
    const condition = `lengthOfStayDays.${end}`;
    if (days === undefined) return missing(condition, String(limit), "length-of-stay-missing");
    const held = COMPARE[end](days - limit);
    return { condition, outcome: held ? "held" : "failed", actual: String(days), required: String(limit) };
  });
}

function multipleTrials(
  range: Range<string> | undefined,
  { facts, hospital, row, basePoints, multipleBase }: CaseStanding,
  { thresholds }: CaseClassParameters,
): ConditionTrial[] {
  return ends(range ?? {}).map(([end, name]): ConditionTrial => {
    const condition = `multiple.${end}`;
    const threshold = thresholds[name];
    const value = threshold && thresholdValue(threshold, basePoints, hospital?.grade);
    const failed = (required: string): ConditionTrial => ({
      condition,
      outcome: "failed",
      actual: "",
      required,
      threshold: name,
    });
    if (multipleBase === "deferred") return failed("paymentStandard");
    if (value === undefined || "none" in value) return failed(name);
    if (row === undefined && multipleBase === undefined) return missing(condition, name, "group-unlisted");
    if ("missing" in value) return missing(condition, name, value.missing);
    if (multipleBase === undefined) return missing(condition, name, "no-average-cost");
    if (facts.totalCost === undefined) return missing(condition, name, "cost-missing");
    const limit = value.multiple.times(multipleBase);
    const held = COMPARE[end](facts.totalCost.comparedTo(limit));
    return {
      condition,
      outcome: held ? "held" : "failed",
      actual: decimalText(facts.totalCost),
      required: `${decimalText(value.multiple)} × ${decimalText(multipleBase)} = ${decimalText(limit)}`,
      threshold: name,
    };
  });
}

/** How each end judges `value − limit`. */
const COMPARE: Record<keyof Range<unknown>, (difference: number) => boolean> = {
  moreThan: (difference) => difference > 0,
  atLeast: (difference) => difference >= 0,
  lessThan: (difference) => difference < 0,
  atMost: (difference) => difference <= 0,
};

const END_NAMES = ["moreThan", "atLeast", "lessThan", "atMost"] as const;

function ends<End>(range: Range<End>): [keyof Range<unknown>, End][] {
  return END_NAMES.flatMap((name) => {
    const end = range[name];
    return end === undefined ? [] : [[name, end] as [typeof name, End]];
  });
}

function missing(condition: string, required: string, reason: WeighReason): ConditionTrial {
  return { condition, outcome: "unknown", actual: "", required, missing: reason };
}

function marked(facts: CaseFacts, name: string): string {
  return hasMark(facts.marks, name) ? name : "";
}
