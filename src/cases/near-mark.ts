import { CASE_MARKS, SYNTHETIC_MARK } from "./case-marks.js";
import { isPlainRecord } from "./collection-readers.js";
import type { CaseMarks } from "./field-values.js";
import { MARK_WORDS } from "./mark-words.js";
import { readMarks } from "./read-marks.js";
import { readingErrors } from "./reading-errors.js";
import { nearFields } from "./rows/near-column.js";
import { clipped, type ReadContext, type ValueReader } from "./value-reader.js";

const TITLES: ReadonlyMap<string, string> = new Map(
  Object.entries(MARK_WORDS).map(([mark, { title }]) => [title.zh, mark]),
);
const find = nearFields([...Object.keys(CASE_MARKS), ...TITLES.keys()]);

/** 读取标记并提示: as {@link readMarks}, and a name that is nearly one of the table is told. Apart from it, because who only groups loads no words of marks. */
export const readMarksTold: ValueReader<CaseMarks> = (value, path, context) => {
  if (isPlainRecord(value)) noteNear(value, path, context);
  return readMarks(value, path, context);
};

function noteNear(marks: CaseMarks, path: string, context: ReadContext): void {
  for (const mark of Object.keys(marks)) {
    const likely = nearMarks(mark).filter((name) => marks[name] === undefined || marks[name] === null);
    if (likely.length === 0) continue;
    const info = { mark: clipped(mark), likely: likely.join(", ") };
    context.warnings.push(readingErrors.diagnostic("warning", "MARK_NEARLY_KNOWN", `${path}.${mark}`, info));
  }
}

/** 相近的标记: the marks of the table that a name which is none may stand for: one misspelt, in other capitals, or by its Chinese title. Any other is data of one's own. */
function nearMarks(name: string): readonly string[] {
  if (name === SYNTHETIC_MARK || Object.hasOwn(CASE_MARKS, name)) return [];
  return find(name).map((found) => TITLES.get(found) ?? found);
}
