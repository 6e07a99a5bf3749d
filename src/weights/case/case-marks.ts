import type { CaseMarks } from "../../cases/index.js";
import { Decimal, isPlainDecimal } from "../../primitives/index.js";

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
} as const;

/** Whether a case carries a mark: present, and neither false nor null. */
export function hasMark(marks: CaseMarks | undefined, name: string): boolean {
  if (marks === undefined || !Object.hasOwn(marks, name)) return false;
  const mark = marks[name];
  return mark !== undefined && mark !== null && mark !== false;
}

/** An amount carried by a mark: absent, unreadable, or a Decimal of at most `scale` decimals. */
export function markAmount(
  marks: CaseMarks | undefined,
  name: string,
  scale: number,
): Decimal | "absent" | "unreadable" {
  if (!hasMark(marks, name)) return "absent";
  const mark = marks?.[name];
  const amount =
    mark instanceof Decimal
      ? mark
      : typeof mark === "string" && isPlainDecimal(mark)
        ? new Decimal(mark)
        : undefined;
  const readable = amount?.isFinite() && !amount.isNegative() && amount.decimalPlaces() <= scale;
  return amount !== undefined && readable ? amount : "unreadable";
}
