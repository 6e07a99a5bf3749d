import type { InpatientCase } from "../../cases/index.js";
import { averageOf } from "../case/classify-case.js";
import type { GroupedAs } from "../columns/history-columns-builder.js";
import type { GroupTable } from "../groups/group-table.js";
import type { ReviewGroundParameters } from "../parameters.js";

/** Whether a ground for special review holds; `unknown` when a field or an average that decides is missing. */
export type GroundOutcome = "met" | "not-met" | "unknown";

/**
 * 低体重新生儿单议条件: birth weight below the limit, and a cost of at least so many times the area's and the group's average.
 *
 * @source ZJ-051 (特病单议附件 条件4)
 */
export function smallNewbornGround(
  record: InpatientCase,
  { drg }: GroupedAs,
  groups: GroupTable,
  rule: NonNullable<ReviewGroundParameters["smallNewborn"]>,
): GroundOutcome {
  const { birthWeightGrams: grams, totalCost } = record;
  const groupAverage = averageOf(groups.rows.get(drg));
  const judged = [
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
  { fewerCasesThan }: NonNullable<ReviewGroundParameters["smallGroup"]>,
): GroundOutcome {
  const cases = groups.rows.get(drg)?.cases;
  if (cases === undefined) return "unknown";
  return cases < fewerCasesThan ? "met" : "not-met";
}

/** 特病单议条件 that an edition names. */
export type ReviewGround = keyof ReviewGroundParameters;

/** 成立的单议条件: the grounds by which a case may be put forward for special review, as far as its record can tell. */
export function groundsMet(
  record: InpatientCase,
  grouped: GroupedAs,
  groups: GroupTable,
  { smallNewborn, smallGroup }: ReviewGroundParameters = {},
): readonly ReviewGround[] {
  const outcomes = {
    smallNewborn: smallNewborn && smallNewbornGround(record, grouped, groups, smallNewborn),
    smallGroup: smallGroup && smallGroupGround(grouped.drg, groups, smallGroup),
  };
  return (Object.keys(outcomes) as ReviewGround[]).filter((ground) => outcomes[ground] === "met");
}

function atLeast(cost: InpatientCase["totalCost"], limit: InpatientCase["totalCost"]): boolean | undefined {
  return cost === undefined || limit === undefined ? undefined : cost.gte(limit);
}
