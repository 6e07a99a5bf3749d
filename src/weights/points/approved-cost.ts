import { hasMark, markAmount } from "../../cases/case-marks.js";
import type { CaseMarks } from "../../cases/index.js";
import { FEN_DECIMALS, WORKING_SCALE } from "../../primitives/index.js";
import type { WeighReason } from "../case/weigh-reason.js";
import { C_NET, inPoints } from "./net-cost.js";
import { marked } from "./operands.js";
import { pointsRule } from "./points-rule.js";

const points = marked("P", "approvedPoints", WORKING_SCALE, "approval-missing");
const cost = marked("approvedCost", "approvedCost", 2, "approval-missing");

/**
 * 特病单议核准点数: the points that a special review approved; else its cost, else the cost less what is unreasonable, as points.
 *
 * @source ZJ-058
 */
export const approvedCost = pointsRule({}, () => ({
  of: [
    points.as("P", "approvedPoints"),
    inPoints(cost).as("P", "approvedCost"),
    inPoints(C_NET).as("P", "byCost"),
  ],
  choose: approvedBy,
}));

function approvedBy(marks: CaseMarks | undefined): number | WeighReason {
  const approved = [
    markAmount(marks, "approvedPoints", WORKING_SCALE),
    markAmount(marks, "approvedCost", FEN_DECIMALS),
  ];
  if (approved.includes("unreadable")) return "mark-unreadable";
  const given = approved.findIndex((amount) => amount !== "absent");
  if (given >= 0) return given;
  return hasMark(marks, "unreasonableCost") ? approved.length : "approval-missing";
}
