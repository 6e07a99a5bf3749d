import type { CaseMarkName, JsonRecord } from "../../cases/index.js";
import type { Random } from "../../primitives/random.js";

/** 样本所带的标记: those by which editions tell the cases of a payment unit; what a review grants within a quota (特病单议) is not among them. */
export const SAMPLE_MARKS = [
  "offSite",
  "otherPayer",
  "selfPaidOffline",
  "specialItems",
  "approvedByItem",
  "newTechnology",
] as const satisfies readonly CaseMarkName[];
export type SampleMark = (typeof SAMPLE_MARKS)[number];

/** How likely a stay carries a mark that is asked for. Synthetic. */
const MARKED_SHARE = 0.003;

/** 抽取标记: at most one of the marks that are asked for, for a stay of ordinary care. */
export function drawnMarks(marks: readonly SampleMark[], random: Random): JsonRecord {
  const mark = marks.find(() => random.chance(MARKED_SHARE));
  return mark === undefined ? {} : { [mark]: true };
}
