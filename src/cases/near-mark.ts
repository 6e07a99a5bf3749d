import { CASE_MARKS, SYNTHETIC_MARK } from "./case-marks.js";
import { MARK_WORDS } from "./mark-words.js";
import { nearFields } from "./rows/near-column.js";

const TITLES: ReadonlyMap<string, string> = new Map(
  Object.entries(MARK_WORDS).map(([mark, { title }]) => [title.zh, mark]),
);
const find = nearFields([...Object.keys(CASE_MARKS), ...TITLES.keys()]);

/**
 * 相近的标记: the marks of the table that a name which is none may stand for: one misspelt, in other capitals, or by its Chinese title. Any other is data of one's own.
 */
export function nearMarks(name: string): readonly string[] {
  if (name === SYNTHETIC_MARK || Object.hasOwn(CASE_MARKS, name)) return [];
  return find(name).map((found) => TITLES.get(found) ?? found);
}
