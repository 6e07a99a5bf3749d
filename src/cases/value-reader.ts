import {
  Decimal,
  type Diagnostic,
  isCivilDate,
  isDecimal,
  isPlainDecimal,
  ownDecimal,
} from "../primitives/index.js";
import { isDamagedId } from "./damaged-id.js";
import type { ExpectedWord } from "./expected-words.js";
import { isNobodysId } from "./nobodys-id.js";
import { oneWriting } from "./person-writing.js";
import { readingErrors } from "./reading-errors.js";
import { recordErrors } from "./record-errors.js";

/** Where a reader puts what it notices. */
export interface ReadContext {
  readonly problems: Diagnostic[];
  readonly warnings: Diagnostic[];
  /** what an unknown field is: see `ParseOptions` */
  readonly unknownFields: "refuse" | "report";
}

/**
 * 取值: reads one unknown value; undefined means it is wrong and `context.problems` says why.
 *
 * Readers are made once, at module level: a well-formed record allocates only what it returns.
 */
export type ValueReader<T> = (value: unknown, path: string, context: ReadContext) => T | undefined;

/** Notes a problem; the undefined is for `return fail(...)`. */
export function fail(context: ReadContext, ...problem: ProblemArguments): undefined {
  context.problems.push(recordErrors.diagnostic("error", ...problem));
  return undefined;
}

type ProblemArguments =
  Parameters<typeof recordErrors.diagnostic> extends [unknown, ...infer Rest] ? Rest : never;

/** What a value is, as a message names it. */
export function kindOf(value: unknown): ExpectedWord {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** Notes a value of the wrong type. */
export function wrongType(
  value: unknown,
  expected: ExpectedWord,
  path: string,
  context: ReadContext,
): undefined {
  return fail(context, "RECORD_WRONG_TYPE", path, { field: path, expected, got: kindOf(value) });
}

/** A text of 1 to `limit` characters. */
export function textUpTo(limit: number): ValueReader<string> {
  return (value, path, context) => {
    if (typeof value !== "string") return wrongType(value, "string", path, context);
    if (value.length === 0) return fail(context, "RECORD_TEXT_EMPTY", path, { field: path });
    if (value.length <= limit) return value;
    return fail(context, "RECORD_TEXT_TOO_LONG", path, { field: path, length: value.length, limit });
  };
}

/** An id of 1 to `limit` characters; one that a spreadsheet has damaged identifies nobody and is refused. */
export function idUpTo(limit: number): ValueReader<string> {
  const read = textUpTo(limit);
  return (value, path, context) => {
    const id = read(value, path, context);
    if (id === undefined || !isDamagedId(id)) return id;
    return fail(context, "ID_DAMAGED", path, { field: path, value: clipped(id) });
  };
}

/** A person's id of 1 to `limit` characters, in its one writing; one that is damaged or nobody's is refused where there must be one, and else left out with a warning. */
export function personIdUpTo(limit: number, need: "must" | "may"): ValueReader<string> {
  const read = textUpTo(limit);
  const severity = need === "must" ? "error" : "warning";
  return (value, path, context) => {
    const given = read(value, path, context);
    if (given === undefined) return undefined;
    const id = oneWriting(given);
    const isNobodys = isNobodysId(id);
    // As it was given it may say that it was a number: by a fraction.
    if (!isNobodys && !isDamagedId(id) && !isDamagedId(given)) return id;
    const info = { field: path, value: clipped(id) };
    const found = isNobodys
      ? readingErrors.diagnostic(severity, "ID_OF_NOBODY", path, { ...info, need })
      : recordErrors.diagnostic(severity, "ID_DAMAGED", path, info);
    (need === "must" ? context.problems : context.warnings).push(found);
    return undefined;
  };
}

/** A code in its place in a list: an empty one is kept, since it says that the place (of the principal diagnosis) was left blank. */
export function codeInPlace(limit: number): ValueReader<string> {
  const read = textUpTo(limit);
  return (value, path, context) => (value === "" ? "" : read(value, path, context));
}

/** One of a fixed list. */
export function oneOf<T extends string | number>(allowed: readonly T[]): ValueReader<T> {
  const expected = typeof allowed[0];
  return (value, path, context) => {
    if (allowed.includes(value as T)) return value as T;
    if (typeof value !== expected) return wrongType(value, expected, path, context);
    return fail(context, "RECORD_NOT_ONE_OF", path, {
      field: path,
      value: String(value),
      allowed: allowed.join(", "),
    });
  };
}

/** A finite number from 0 to `max`. */
export function numberUpTo(max: number): ValueReader<number> {
  return (value, path, context) => {
    if (typeof value !== "number") return wrongType(value, "number", path, context);
    if (value >= 0 && value <= max) return value;
    return fail(context, "RECORD_OUT_OF_RANGE", path, {
      field: path,
      value: String(value),
      min: "0",
      max: String(max),
    });
  };
}

/** A whole number from 0 to `max`. */
export function integerUpTo(max: number): ValueReader<number> {
  const readNumber = numberUpTo(max);
  return (value, path, context) => {
    const read = readNumber(value, path, context);
    if (read === undefined || Number.isInteger(read)) return read;
    return fail(context, "RECORD_NOT_INTEGER", path, { field: path, value: String(value) });
  };
}

/** A boolean. */
export const readFlag: ValueReader<boolean> = (value, path, context) =>
  typeof value === "boolean" ? value : wrongType(value, "boolean", path, context);

/** A calendar date `YYYY-MM-DD`. */
export const readDate: ValueReader<string> = (value, path, context) => {
  if (typeof value !== "string") return wrongType(value, "string", path, context);
  if (value.length === 10 && isCivilDate(value)) return value;
  return fail(context, "RECORD_DATE_INVALID", path, { field: path, value: clipped(value) });
};

/** A plain decimal text, or a `Decimal`. */
export const readDecimal: ValueReader<Decimal> = (value, path, context) => {
  if (typeof value === "string") {
    if (isPlainDecimal(value)) return new Decimal(value);
    return fail(context, "RECORD_DECIMAL_INVALID", path, { field: path, value: clipped(value) });
  }
  if (typeof value === "number") {
    return fail(context, "RECORD_DECIMAL_IS_NUMBER", path, { field: path, value: String(value) });
  }
  if (!isDecimal(value)) return wrongType(value, "decimal string", path, context);
  const own = ownDecimal(value);
  return own ?? fail(context, "RECORD_DECIMAL_INVALID", path, { field: path, value: clipped(String(value)) });
};

/** Whether a minus stands before a number, be it before zero: what is refused is what is written, and a schema reads it so too. */
export function hasMinus(value: unknown): boolean {
  return String(value).startsWith("-");
}

/** The start of a text: a problem never carries ten megabytes along. */
export function clipped(value: string): string {
  return value.length > 100 ? `${value.slice(0, 100)}…` : value;
}
