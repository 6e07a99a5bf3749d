import { isPlainRecord, isUsableKey, isUsableSize } from "./collection-readers.js";
import { CASE_TABLE } from "./fields/case-fields.js";
import type { InpatientCase } from "./inpatient-case.js";
import { type ParseOptions, type ParseResult, valueOrThrow } from "./parse-result.js";
import { readCaseFields } from "./read-case-fields.js";
import { noteUnknown, parseBy } from "./record-reader.js";
import { nearFields } from "./rows/near-column.js";
import { fail, kindOf, type ReadContext } from "./value-reader.js";

const FIELDS: ReadonlySet<string> = new Set(Object.keys(CASE_TABLE.fields));
const near = nearFields([...FIELDS]);

/**
 * 解析住院病例: an unknown value to a case, or every problem in it.
 *
 * It decides whether the record can be read: types, ranges, dates, amounts, unknown fields. It does not decide whether
 * the record is plausible or can be grouped. `null` counts as absent; `lengthOfStayDays` is derived from the dates where
 * absent (see `lengthOfStay`) and kept where given.
 *
 * @param input an object of the fields of `InpatientCase`, amounts as decimal strings of yuan
 * @example
 * ```ts
 * const result = safeParseCase({ caseId: "1", totalCost: 100.5 });
 * result.ok || result.problems[0]?.code; // "RECORD_DECIMAL_IS_NUMBER"
 * ```
 */
export function safeParseCase(input: unknown, options?: ParseOptions): ParseResult<InpatientCase> {
  return parseBy(readCase, input, options);
}

/**
 * 解析住院病例: like {@link safeParseCase}, and throws the first problem.
 *
 * @throws the code of the first problem (`RECORD_…`, `AMOUNT_…`, `CASE_…`); `info.problems` has all
 * @example
 * ```ts
 * parseCase({ caseId: "1", admissionDate: "2020-06-12", dischargeDate: "2020-06-15" }).lengthOfStayDays; // 3
 * ```
 */
export function parseCase(input: unknown, options?: ParseOptions): InpatientCase {
  return valueOrThrow(safeParseCase(input, options));
}

/** Reads a case. Unlike the other records its fields are read by generated code: cases come by the million. */
function readCase(value: unknown, _path: string, context: ReadContext): InpatientCase | undefined {
  if (!isPlainRecord(value)) return fail(context, "RECORD_NOT_OBJECT", "", { got: kindOf(value) });
  const names = Object.keys(value);
  if (!isUsableSize(names, "", context)) return undefined;
  for (const name of names) {
    if (!FIELDS.has(name) && isUsableKey(name, "", context))
      noteUnknown(name, { value, near, prefix: "" }, context);
  }
  const read = readCaseFields(value, context);
  // What does not hold between the fields that can be read is told beside those that cannot.
  const finished = CASE_TABLE.finish(read, context);
  return context.problems.length > 0 ? undefined : finished;
}
