import type { Decimal, Diagnostic } from "../primitives/index.js";
import { isPlainRecord, isUsableKey, isUsableSize } from "./collection-readers.js";
import type { Field, RecordTable } from "./fields/field.js";
import type { ParseOptions, ParseResult } from "./parse-result.js";
import { readingErrors } from "./reading-errors.js";
import { recordErrors } from "./record-errors.js";
import { RECORD_LIMITS } from "./record-limits.js";
import { nearFields } from "./rows/near-column.js";
import { fail, kindOf, type ReadContext, readDecimal, type ValueReader } from "./value-reader.js";

/** A reader of the objects of one record type. */
export function recordOf<T>(table: RecordTable<T>): ValueReader<T> {
  const fields: ReadonlyMap<string, Field<unknown>> = new Map(Object.entries(table.fields));
  const defaults = Object.entries(table.defaults ?? {});
  const near = nearFields([...fields.keys()]);
  return (value, path, context) => {
    if (!isPlainRecord(value)) return fail(context, "RECORD_NOT_OBJECT", path, { got: kindOf(value) });
    const before = context.problems.length;
    const prefix = path === "" ? "" : `${path}.`;
    const record: Record<string, unknown> = {};
    const others: Record<string, Decimal> = {};
    const names = Object.keys(value);
    if (!isUsableSize(names, path, context)) return undefined;
    for (const name of names) {
      const given = value[name];
      const field = fields.get(name);
      if (field === undefined) {
        if (!isUsableKey(name, path, context)) continue;
        if (table.othersInto === undefined) noteUnknown(name, { value, near, prefix }, context);
        else if (given !== undefined && given !== null) {
          const other = readDecimal(given, prefix + name, context);
          if (other !== undefined) others[name] = other;
        }
      } else if (given !== undefined && given !== null) {
        const result = field.type.read(given, prefix + name, context);
        if (result !== undefined) record[name] = result;
      }
    }
    const isWell = context.problems.length === before;
    for (const field of table.required) {
      const isAbsent = value[field] === undefined || value[field] === null;
      // What was given and left out with a warning is missing too.
      if (isAbsent || (isWell && record[field] === undefined)) {
        const { title, missing } = table.fields[field];
        fail(context, "RECORD_FIELD_MISSING", prefix + field, { field, title: title.zh, missing });
      }
    }
    if (table.othersInto !== undefined && Object.keys(others).length > 0) {
      record[table.othersInto] = { ...(record[table.othersInto] as object | undefined), ...others };
    }
    if (context.problems.length > before) return undefined;
    for (const [field, fallback] of defaults) record[field] ??= fallback;
    const read = record as T;
    return table.finish === undefined ? read : table.finish(read, context, prefix);
  };
}

/** Parses an unknown value by a reader. */
export function parseBy<T>(read: ValueReader<T>, input: unknown, options?: ParseOptions): ParseResult<T> {
  const problems: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const value = read(input, "", { problems, warnings, unknownFields: options?.unknownFields ?? "refuse" });
  if (value !== undefined && problems.length === 0) return { ok: true, value, warnings };
  // What is missing may stand under another name.
  return { ok: false, problems: [...problems, ...warnings.filter(({ code }) => code === NEARLY_KNOWN)] };
}

const NEARLY_KNOWN = "RECORD_FIELD_NEARLY_KNOWN";

/** Notes a field that the record type does not have, with those that it may stand for and that the record has not. */
export function noteUnknown(
  field: string,
  record: {
    readonly value: Readonly<Record<string, unknown>>;
    readonly near: (name: string) => readonly string[];
    readonly prefix: string;
  },
  context: ReadContext,
): void {
  const { value, near, prefix } = record;
  const report = context.unknownFields === "report";
  const severity = report ? "warning" : "error";
  const meant = near(field);
  const [path, shown] = [prefix + field, field.slice(0, RECORD_LIMITS.text)];
  const list = meant.find((name) => Array.isArray(value[name]));
  if (list !== undefined) {
    // As of a column beside those of a list: codes that are left out could change the group.
    context.problems.push(
      readingErrors.diagnostic("error", "RECORD_LIST_APART", path, { field: shown, list }),
    );
    return;
  }
  const likely = meant.filter((name) => value[name] === undefined || value[name] === null);
  const found =
    likely.length === 0
      ? recordErrors.diagnostic(severity, "RECORD_FIELD_UNKNOWN", path, { field: shown })
      : readingErrors.diagnostic(severity, NEARLY_KNOWN, path, { field: shown, likely: likely.join(", ") });
  (report ? context.warnings : context.problems).push(found);
}
