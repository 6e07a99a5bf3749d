import { hasMark, markAmount } from "../../cases/case-marks.js";
import type { CaseMarks } from "../../cases/index.js";
import { FEN_DECIMALS, WORKING_SCALE } from "../../primitives/index.js";
import type { WeighReason } from "../case/weigh-reason.js";
import { C_NET, inPoints } from "./net-cost.js";
import { marked } from "./operands.js";
import { pointsRule } from "./points-rule.js";

const points = marked("P", "approvedPoints", WORKING_SCALE, "approval-missing");
const cost = marked("approvedCost", "approvedCost", 2, "approval-missing");

/** 核准的数额: points that were approved; else a cost, else the cost less what is unreasonable, as points. */
export const BY_APPROVAL = [
  points.as("P", "approvedPoints"),
  inPoints(cost).as("P", "approvedCost"),
  inPoints(C_NET).as("P", "byCost"),
];
const BY_COST = BY_APPROVAL.length - 1;

/** Which of {@link BY_APPROVAL} the marks of a case give; the last where they give none. */
export function approvedPlace(marks: CaseMarks | undefined): number | "mark-unreadable" {
  const approved = [
    markAmount(marks, "approvedPoints", WORKING_SCALE),
    markAmount(marks, "approvedCost", FEN_DECIMALS),
  ];
  if (approved.includes("unreadable")) return "mark-unreadable";
  const given = approved.findIndex((amount) => amount !== "absent");
  return given >= 0 ? given : BY_COST;
}

/**
 * 特病单议核准点数: the points that a special review approved; else its cost, else the cost less what is unreasonable, as points.
 *
 * @source ZJ-058
 */
export const approvedCost = pointsRule({}, () => ({
  of: BY_APPROVAL,
  choose: (marks): number | WeighReason => {
    const place = approvedPlace(marks);
    return place === BY_COST && !hasMark(marks, "unreasonableCost") ? "approval-missing" : place;
  },
}));
