import type { Decimal, Diagnostic } from "../primitives/index.js";
import { isPlainRecord, isUsableKey, isUsableSize } from "./collection-readers.js";
import type { ParseOptions, ParseResult } from "./parse-result.js";
import { recordErrors } from "./record-errors.js";
import { RECORD_LIMITS } from "./record-limits.js";
import { fail, kindOf, type ReadContext, readDecimal, type ValueReader } from "./value-reader.js";

/** 记录结构: the fields of a record type with their readers, and the checks across fields. */
export interface RecordShape<T> {
  readonly fields: { readonly [Field in keyof Required<T>]: ValueReader<NonNullable<T[Field]>> };
  readonly required: readonly (keyof T & string)[];
  /** values of fields that are absent */
  readonly defaults?: Partial<T>;
  /** the field that gathers all other fields as plain decimals */
  readonly othersInto?: keyof T & string;
  /** checks across fields, derives what is derived; called only when each field is well */
  readonly finish?: (record: T, context: ReadContext, path: string) => T | undefined;
}

/** A reader of objects of one shape. */
export function recordOf<T>(shape: RecordShape<T>): ValueReader<T> {
  const readers = new Map<string, ValueReader<unknown>>(Object.entries(shape.fields));
  const defaults = Object.entries(shape.defaults ?? {});
  return (value, path, context) => {
    if (!isPlainRecord(value)) return fail(context, "RECORD_NOT_OBJECT", path, { got: kindOf(value) });
    const before = context.problems.length;
    const prefix = path === "" ? "" : `${path}.`;
    const record: Record<string, unknown> = {};
    const others: Record<string, Decimal> = {};
    const fields = Object.keys(value);
    if (!isUsableSize(fields, path, context)) return undefined;
    for (const field of fields) {
      const given = value[field];
      const read = readers.get(field);
      if (read === undefined) {
        if (!isUsableKey(field, path, context)) continue;
        if (shape.othersInto === undefined) noteUnknown(field, prefix + field, context);
        else if (given !== undefined && given !== null) {
          const other = readDecimal(given, prefix + field, context);
          if (other !== undefined) others[field] = other;
        }
      } else if (given !== undefined && given !== null) {
        const result = read(given, prefix + field, context);
        if (result !== undefined) record[field] = result;
      }
    }
    for (const field of shape.required) {
      if (value[field] === undefined || value[field] === null) {
        fail(context, "RECORD_FIELD_MISSING", prefix + field, { field });
      }
    }
    if (shape.othersInto !== undefined && Object.keys(others).length > 0) {
      record[shape.othersInto] = { ...(record[shape.othersInto] as object | undefined), ...others };
    }
    if (context.problems.length > before) return undefined;
    for (const [field, fallback] of defaults) record[field] ??= fallback;
    const read = record as T;
    return shape.finish === undefined ? read : shape.finish(read, context, prefix);
  };
}

/** Parses an unknown value by a reader. */
export function parseBy<T>(read: ValueReader<T>, input: unknown, options: ParseOptions = {}): ParseResult<T> {
  const problems: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const value = read(input, "", { problems, warnings, unknownFields: options.unknownFields ?? "refuse" });
  return value === undefined || problems.length > 0 ? { ok: false, problems } : { ok: true, value, warnings };
}

/** Notes a field that the record type does not have. */
export function noteUnknown(field: string, path: string, context: ReadContext): void {
  const info = { field: field.slice(0, RECORD_LIMITS.text) };
  const report = context.unknownFields === "report";
  const found = recordErrors.diagnostic(report ? "warning" : "error", "RECORD_FIELD_UNKNOWN", path, info);
  (report ? context.warnings : context.problems).push(found);
}
