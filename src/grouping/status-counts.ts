import { GROUPING_STATUSES, type GroupingStatus } from "./grouping-result.js";

/** 分状态计数: how many cases have each grouping status. */
export type StatusCounts = Record<GroupingStatus, number>;

/** A count of each status, all zero. */
export function statusCounts(): StatusCounts {
  return Object.fromEntries(GROUPING_STATUSES.map((status) => [status, 0])) as StatusCounts;
}
