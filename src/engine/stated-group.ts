import type { InpatientCase } from "../cases/index.js";
import { type GroupingStatus, NO_GROUP } from "../grouping/index.js";

/** What a case that was grouped elsewhere says of its group. */
export interface StatedGroup {
  readonly drg: string;
  readonly status: GroupingStatus;
}

/** `<MDC letter>QY` (NAT-018). */
const AMBIGUOUS_CODE = /^[A-Z]QY$/;

/**
 * 已有分组结果: the group a case carries from the official platform, taken as it is. `0000` is ungroupable (NAT-019), `?QY` ambiguous
 * (NAT-018), anything else a group.
 *
 * @example
 * ```ts
 * statedGroup("BQY"); // { drg: "BQY", status: "ambiguous" }
 * ```
 */
export function statedGroup(drg: string): StatedGroup {
  if (drg === NO_GROUP.drg) return { drg, status: "ungroupable" };
  return { drg, status: AMBIGUOUS_CODE.test(drg) ? "ambiguous" : "grouped" };
}

/** 不带病组的记录: the record for the scheme to group, whatever group it carries. */
export function withoutGroup({ drg: _drg, ...record }: InpatientCase): InpatientCase {
  return record;
}
