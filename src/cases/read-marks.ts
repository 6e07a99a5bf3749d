import { FLAG_MARKS, FLAG_WORDS_AS_TEXT, flagOf } from "./case-marks.js";
import { mapOf, readJson } from "./collection-readers.js";
import type { CaseMarks } from "./field-values.js";
import { clipped, fail, type ValueReader, wrongType } from "./value-reader.js";

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

/** 读取标记: plain JSON under any name; under those of the table that are yes or no, a word that says which. */
export const readMarks: ValueReader<CaseMarks> = mapOf(
  readJson,
  new Map(FLAG_MARKS.map((name) => [name, readFlagMark])),
);
