import type { InpatientCase } from "../cases/index.js";
import { type GroupingOptions, type GroupingResult, NO_GROUP } from "../grouping/index.js";

/** `000` and the letter of a chapter. */
const CHAPTER_ROW = /^000[A-Z]$/;

/** 大类未入组的行: the rows of a group table that hold the ungrouped cases of one chapter (`000P`). */
export function chapterRows(groups: Iterable<string>): readonly string[] {
  return [...groups].filter((code) => CHAPTER_ROW.test(code));
}

/** The row of an ungrouped case: that of the chapter whose condition it met, where the table has one, else `0000`. */
export function chapterRowOf(
  record: InpatientCase,
  chapters: readonly string[],
  group: (record: InpatientCase, options: GroupingOptions) => GroupingResult,
): string {
  if (chapters.length === 0) return NO_GROUP.drg;
  const met = (group(record, { trace: "full" }).trace ?? [])
    .filter(({ level, held }) => level === "mdc" && held)
    .map(({ entry }) => `000${entry.at(-1)}`);
  return chapters.find((code) => met.includes(code)) ?? NO_GROUP.drg;
}
