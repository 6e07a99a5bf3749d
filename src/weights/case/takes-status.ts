import type { GroupingStatus } from "../../grouping/grouping-result.js";
import type { CaseCondition } from "../parameters.js";

/**
 * 状态条件: whether a class takes cases of a grouping status. A case whose ADRG has no DRG (`without-drg`) has no group to be paid by, as one
 * that fits nowhere: a class that names `ungroupable` takes it too.
 */
export function takesStatus({ status: named }: CaseCondition, status: GroupingStatus): boolean {
  if (named === undefined || named.includes(status)) return true;
  return status === "without-drg" && named.includes("ungroupable");
}
