import type { InpatientCase } from "../../cases/index.js";
import { yearsOfAge } from "../../cases/years-of-age.js";
import { requireMade } from "../../primitives/require-made.js";
import { averageOf } from "../case/classify-case.js";
import type { GroupedAs } from "../columns/history-columns-builder.js";
import type { GroupTable } from "../groups/group-table.js";
import type { ReviewGroundParameters } from "../parameters.js";

/** Whether a ground for special review holds; `unknown` when a field or an average that decides is missing. */
export type GroundOutcome = "met" | "not-met" | "unknown";

/** What of a record a newborn is told by. */
type NewbornFields = Pick<InpatientCase, "birthWeightGrams" | "totalCost" | "ageYears" | "ageDays">;

/**
 * 低体重新生儿单议条件: birth weight below the limit, and a cost of at least so many times the area's and the group's average. A person of a year or more is no
 * newborn.
 *
 * @source ZJ-051 (特病单议附件 条件4)
 */
export function smallNewbornGround(
  record: NewbornFields,
  grouped: Pick<GroupedAs, "drg">,
  groups: GroupTable,
  rule: NonNullable<ReviewGroundParameters["smallNewborn"]>,
): GroundOutcome {
  requireMade({ record }, "parseCase()");
  requireMade({ grouped }, "groupCase()");
  requireMade({ groups }, "groupTable()", "rows");
  requireMade({ rule }, "bindWeights().reviewGrounds.smallNewborn");
  const { drg } = grouped;
  const { birthWeightGrams: grams, totalCost, ageYears, ageDays } = record;
  const groupAverage = averageOf(groups.rows.get(drg));
  const judged = [
    !(yearsOfAge(ageYears ?? Number.NaN, ageDays ?? Number.NaN) >= 1),
    grams === undefined ? undefined : grams < rule.birthWeightBelowGrams,
    atLeast(totalCost, groups.areaAverageCost?.times(rule.timesAreaAverage)),
    atLeast(totalCost, groupAverage?.times(rule.timesGroupAverage)),
  ];
  if (judged.includes(false)) return "not-met";
  return judged.includes(undefined) ? "unknown" : "met";
}

/**
 * 病例过少病组单议条件: a group with fewer history cases than the edition asks for.
 *
 * @source ZJ-014
 */
export function smallGroupGround(
  drg: string,
  groups: GroupTable,
  rule: NonNullable<ReviewGroundParameters["smallGroup"]>,
): GroundOutcome {
  requireMade({ groups }, "groupTable()", "rows");
  requireMade({ rule }, "bindWeights().reviewGrounds.smallGroup", "fewerCasesThan");
  const { fewerCasesThan } = rule;
  const cases = groups.rows.get(drg)?.cases;
  if (cases === undefined) return "unknown";
  return cases < fewerCasesThan ? "met" : "not-met";
}

/** 特病单议条件 that an edition names. */
export type ReviewGround = keyof ReviewGroundParameters;

/** The codes of the reasons that a ground stands behind, as applications name them. */
const GROUND_REASONS: Readonly<Record<string, ReviewGround>> = {
  "small-newborn": "smallNewborn",
  "small-group": "smallGroup",
};

/** 理由的核对: the ground behind a reason, and whether it holds; undefined where the edition has no limits for the reason. */
export function groundOfReason(
  reason: string | undefined,
  record: NewbornFields,
  drg: string,
  groups: GroupTable,
  rules: ReviewGroundParameters,
): { readonly ground: ReviewGround; readonly outcome: GroundOutcome } | undefined {
  const ground = GROUND_REASONS[reason ?? ""];
  const outcome = ground && outcomesOf(record, { drg }, groups, rules)[ground];
  return outcome && { ground, outcome };
}

/** 成立的单议条件: the grounds by which a case may be put forward for special review, as far as its record can tell. */
export function groundsMet(
  record: InpatientCase,
  grouped: GroupedAs,
  groups: GroupTable,
  rules: ReviewGroundParameters = {},
): readonly ReviewGround[] {
  const outcomes = outcomesOf(record, grouped, groups, rules);
  return (Object.keys(outcomes) as ReviewGround[]).filter((ground) => outcomes[ground] === "met");
}

function outcomesOf(
  record: NewbornFields,
  grouped: Pick<GroupedAs, "drg">,
  groups: GroupTable,
  { smallNewborn, smallGroup }: ReviewGroundParameters,
): Readonly<Record<ReviewGround, GroundOutcome | undefined>> {
  return {
    smallNewborn: smallNewborn && smallNewbornGround(record, grouped, groups, smallNewborn),
    smallGroup: smallGroup && smallGroupGround(grouped.drg, groups, smallGroup),
  };
}

function atLeast(cost: InpatientCase["totalCost"], limit: InpatientCase["totalCost"]): boolean | undefined {
  return cost === undefined || limit === undefined ? undefined : cost.gte(limit);
}
