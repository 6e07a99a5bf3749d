import type { TextNumbers } from "../../weights/columns/text-numbers.js";
import type { AuditCase } from "../audit-case.js";

/** What makes two stays be of the same group. */
export type SameBy = "drg" | "adrg" | "mdc" | "any";

/** The group is not known. */
export const GROUP_MISSING = -1;

/** The stay is known to be in no group (未入组): it is never in the same group as another. */
export const GROUP_NONE = -2;

/**
 * 组别标识: the group of a case as a small number, {@link GROUP_MISSING} or {@link GROUP_NONE}. The ambiguous cases of a chapter are in one group, its QY,
 * as settlement has them.
 */
export function groupIdentity(subject: AuditCase, sameBy: SameBy, names: TextNumbers): number {
  if (sameBy === "any") return names.number("any");
  const isAmbiguous = isOfAmbiguousGroup(subject);
  if (isOutsideGroups(subject) && !isAmbiguous) return GROUP_NONE;
  const group = isAmbiguous && sameBy === "adrg" ? subject.drg : subject[sameBy];
  return group === undefined ? GROUP_MISSING : names.number(group);
}

/** 未正常入组: ambiguous (QY) or in no group (0000); by the grouping status, or else by the code the platform gave. */
export function isOutsideGroups({ groupingStatus, drg }: AuditCase): boolean {
  if (groupingStatus !== undefined) return groupingStatus !== "grouped";
  return drg !== undefined && (drg === UNGROUPED_CODE || isAmbiguousCode(drg));
}

/** 歧义组病例; by the grouping status, or else by the code. */
export function isOfAmbiguousGroup({ groupingStatus, drg }: AuditCase): boolean {
  if (groupingStatus !== undefined) return groupingStatus === "ambiguous";
  return drg !== undefined && isAmbiguousCode(drg);
}

/** The code of a case that no group takes (NAT-019). */
const UNGROUPED_CODE = "0000";

/** Whether a code is that of an ambiguous group: the letter of the MDC and QY (NAT-018). */
function isAmbiguousCode(drg: string): boolean {
  return drg.length === 3 && drg.endsWith("QY");
}
