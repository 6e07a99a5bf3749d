import { FLAG_MARKS, FLAG_WORDS_AS_TEXT, flagOf } from "./case-marks.js";
import { isPlainRecord, mapOf, readJson } from "./collection-readers.js";
import type { CaseMarks } from "./field-values.js";
import { nearMarks } from "./near-mark.js";
import { readingErrors } from "./reading-errors.js";
import { clipped, fail, type ReadContext, type ValueReader, wrongType } from "./value-reader.js";

/** A mark that is yes or no, as it is written. What says neither is refused: taken for either it would move money. */
const readFlagMark: ValueReader<unknown> = (value, path, context) => {
  if (flagOf(value) !== undefined) return value;
  if (typeof value !== "string" && typeof value !== "number")
    return wrongType(value, "yes or no", path, context);
  return fail(context, "RECORD_NOT_ONE_OF", path, {
    field: path,
    value: clipped(String(value)),
    allowed: FLAG_WORDS_AS_TEXT.filter((word) => word !== "").join(", "),
  });
};

const readMap: ValueReader<CaseMarks> = mapOf(
  readJson,
  new Map(FLAG_MARKS.map((name) => [name, readFlagMark])),
);

/** 读取标记: plain JSON under any name; under those of the table that are yes or no, a word that says which. A name that is nearly one of the table is told. */
export const readMarks: ValueReader<CaseMarks> = (value, path, context) => {
  if (isPlainRecord(value)) noteNear(value, path, context);
  return readMap(value, path, context);
};

function noteNear(marks: CaseMarks, path: string, context: ReadContext): void {
  for (const mark of Object.keys(marks)) {
    const likely = nearMarks(mark).filter((name) => marks[name] === undefined || marks[name] === null);
    if (likely.length === 0) continue;
    const info = { mark: clipped(mark), likely: likely.join(", ") };
    context.warnings.push(readingErrors.diagnostic("warning", "MARK_NEARLY_KNOWN", `${path}.${mark}`, info));
  }
}
