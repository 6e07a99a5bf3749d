import { type Diagnostic, isDrgError } from "chs-drg";
import {
  type Budget,
  type Hospital,
  type InpatientCase,
  type ParseResult,
  type PublishedGroup,
  recordSchemas,
  safeParseBudget,
  safeParseCase,
  safeParseHospital,
  safeParsePublishedGroup,
} from "chs-drg/cases";
import * as z from "zod";
import { type Parts, serverError } from "../messages/server-errors.js";

/** 请求字段: what a field is, as the OpenAPI document says it, and how its value is read; problems are collected with their path. */
export interface Field<Value> {
  readonly schema: z.ZodType;
  readonly optional?: true;
  /** of a list: whether what it holds may come in parts */
  readonly parts?: Parts;
  /** the value; undefined where it cannot be read, and `problems` then says why */
  readonly read: (value: unknown, path: string, problems: Diagnostic[]) => Value | undefined;
}

/** Field by name. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

/** What is read by some fields. */
export type ValuesOf<Of extends Fields> = {
  readonly [Name in keyof Of]: Of[Name] extends Field<infer Value>
    ? Of[Name] extends { readonly optional: true }
      ? Value | undefined
      : Value
    : never;
};

/** Most cases of a request that is no stream. */
const MOST_CASES = 1000;
/** Most cases of history, from which an area's averages are made. */
const MOST_HISTORY = 10_000;
/** Most hospitals, and groups of a table. */
const MOST_ROWS = 5000;
const LONGEST_TEXT = 200;

/** The problem of an error, as it stands in a list of problems. */
export function problemOf(error: unknown, path: string): Diagnostic {
  if (!isDrgError(error)) throw error;
  return { code: error.code, severity: "error", path: error.path ?? path, message: error.text };
}

/** The same field, which may be left out. */
export function optional<Value>(field: Field<Value>): Field<Value> & { readonly optional: true } {
  return { ...field, schema: field.schema.optional(), optional: true };
}

/** A field that zod reads whole: texts, choices, flags. */
function plain<Value>(schema: z.ZodType<Value>, expected: string): Field<Value> {
  return {
    schema,
    read: (value, path, problems) => {
      const read = schema.safeParse(value);
      if (read.success) return read.data;
      problems.push(problemOf(serverError("REQUEST_FIELD_INVALID", { field: path, expected }, path), path));
      return undefined;
    },
  };
}

export function text(description: string): Field<string> {
  const schema = z.string().min(1).max(LONGEST_TEXT).describe(description);
  return plain(schema, `"…" (1–${LONGEST_TEXT})`);
}

export function flag(description: string): Field<boolean> {
  return plain(z.boolean().describe(description), "true | false");
}

export function choice<const Choice extends string>(
  choices: readonly Choice[],
  description: string,
): Field<Choice> {
  const schema = z.literal([...choices]).describe(description);
  return plain(schema as z.ZodType<Choice>, choices.map((one) => `"${one}"`).join(" | "));
}

export function wholeNumber(min: number, max: number, description: string): Field<number> {
  return plain(z.int().min(min).max(max).describe(description), `${min}–${max}`);
}

export function date(description: string): Field<string> {
  return plain(z.iso.date().describe(description), "YYYY-MM-DD");
}

/** A JSON object that the library reads whole and checks itself. */
export function jsonObject(description: string): Field<object> {
  return plain(z.record(z.string(), z.unknown()).describe(description) as z.ZodType<object>, "{…}");
}

const schemas = recordSchemas();

/** The zod schemas of records, which the OpenAPI document defines once each. */
export const RECORDS = {
  InpatientCase: schemas.inpatientCase.describe(
    "住院病例. An inpatient case: codes of the health-insurance edition, amounts in yuan as decimal texts, days as YYYY-MM-DD. A field that is left out, or null, is not known; it is never taken as zero.",
  ),
  Hospital: schemas.hospital.describe(
    "定点医药机构. A hospital: grade, pooling area, coefficients; further fields are named inputs of the edition.",
  ),
  Budget: schemas.budget.describe(
    "总额预算. The budget of each pooling area and fund in a period, in yuan as decimal texts.",
  ),
  PublishedGroup: schemas.publishedGroup.describe(
    "病组参数. A row of a published group table: average cost in yuan, base points or relative weight.",
  ),
} as const;

function record<Value>(schema: z.ZodType, parse: (value: unknown) => ParseResult<Value>): Field<Value> {
  return {
    schema,
    read: (value, path, problems) => {
      const read = parse(value);
      if (read.ok) return read.value;
      for (const problem of read.problems) {
        problems.push({ ...problem, path: problem.path === "" ? path : `${path}.${problem.path}` });
      }
      return undefined;
    },
  };
}

function listOf<Value>(
  one: Field<Value>,
  most: number,
  description: string,
  parts: Parts = "none",
): Field<readonly Value[]> {
  return {
    schema: z.array(one.schema).max(most).describe(description),
    parts,
    read: (value, path, problems) => {
      if (!Array.isArray(value)) {
        const wrong = { field: path, expected: "[{…}]" };
        problems.push(problemOf(serverError("REQUEST_FIELD_INVALID", wrong, path), path));
        return undefined;
      }
      if (value.length > most) {
        const info = { field: path, count: value.length, limit: most, parts };
        problems.push(problemOf(serverError("REQUEST_TOO_MANY", info, path), path));
        return undefined;
      }
      const read = value.flatMap((item, index) => one.read(item, `${path}.${index}`, problems) ?? []);
      return read.length === value.length ? read : undefined;
    },
  };
}

const inpatientCase = record<InpatientCase>(RECORDS.InpatientCase, (value) => safeParseCase(value));

export const CASE: Field<InpatientCase> = inpatientCase;
export const CASES: Field<readonly InpatientCase[]> = listOf(
  inpatientCase,
  MOST_CASES,
  `at most ${MOST_CASES} cases; more are sent as a stream of application/x-ndjson`,
  "streamed",
);
export const CASES_OF_AREA: Field<readonly InpatientCase[]> = listOf(
  inpatientCase,
  MOST_CASES,
  `all cases of the area and period, at most ${MOST_CASES}; a larger area is for the command line, the library or the insurer service`,
);
export const CASES_TO_COMPARE: Field<readonly InpatientCase[]> = listOf(
  inpatientCase,
  MOST_CASES,
  `at most ${MOST_CASES} cases`,
  "split",
);
export const HISTORY: Field<readonly InpatientCase[]> = listOf(
  inpatientCase,
  MOST_HISTORY,
  `历史病例 of the years before, at most ${MOST_HISTORY}`,
);
export const HOSPITALS: Field<readonly Hospital[]> = listOf(
  record<Hospital>(RECORDS.Hospital, (value) => safeParseHospital(value)),
  MOST_ROWS,
  "定点医药机构 that the cases name",
);
export const GROUPS: Field<readonly PublishedGroup[]> = listOf(
  record<PublishedGroup>(RECORDS.PublishedGroup, (value) => safeParsePublishedGroup(value)),
  MOST_ROWS,
  "a published group table; it comes before the edition's own and before averages of history",
);
export const BUDGET: Field<Budget> = record<Budget>(RECORDS.Budget, (value) => safeParseBudget(value));
