import type { CaseMarkName } from "../../cases/index.js";

/** 病例标记 that weighing reads by name; any other name may stand in a condition of the decision table. */
export const MARKS = {
  /** 特病单议已核准: written by `approvedMarks` beside what was approved; the class of approved cases asks for it */
  specialReviewApproved: "specialReviewApproved",
  /** 不合理费用, yuan, taken off the cost before it is turned into points */
  unreasonableCost: "unreasonableCost",
  /** 特病单议核准费用, yuan */
  approvedCost: "approvedCost",
  /** 特病单议核准点数 */
  approvedPoints: "approvedPoints",
  /** 国谈药费用, yuan */
  negotiatedDrugCost: "negotiatedDrugCost",
} as const satisfies Readonly<Record<string, CaseMarkName>>;
