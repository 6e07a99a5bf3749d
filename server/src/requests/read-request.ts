import { type Diagnostic, DrgError } from "chs-drg";
import * as z from "zod";
import { serverError } from "../messages/server-errors.js";
import { type Fields, problemOf, type ValuesOf } from "./field.js";

/** 请求: its fields and, where one of two is wanted and not both, their names. */
export interface RequestShape<Of extends Fields> {
  readonly fields: Of;
  readonly oneOf?: readonly [string, string];
}

/**
 * 读取请求: the values of a request's fields.
 *
 * @throws the code of the first problem (`REQUEST_…`, `RECORD_…`, `AMOUNT_…`, `CASE_…`); `info.problems` has all of them
 */
export function readRequest<Of extends Fields>(shape: RequestShape<Of>, body: unknown): ValuesOf<Of> {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    const got = body === null ? "null" : Array.isArray(body) ? "array" : typeof body;
    throw serverError("REQUEST_NOT_OBJECT", { got }, "");
  }
  const problems: Diagnostic[] = [];
  const complain = (error: DrgError, path: string) => problems.push(problemOf(error, path));
  const given = body as Readonly<Record<string, unknown>>;
  const names = Object.keys(shape.fields);
  for (const field of Object.keys(given)) {
    if (Object.hasOwn(shape.fields, field)) continue;
    complain(serverError("REQUEST_FIELD_UNKNOWN", { field, known: names.join(", ") }, field), field);
  }
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(shape.fields)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined) {
      if (!field.optional) complain(serverError("REQUEST_FIELD_MISSING", { field: name }, name), name);
    } else values[name] = field.read(value, name, problems);
  }
  if (shape.oneOf !== undefined) {
    const [one, other] = shape.oneOf;
    if (Object.hasOwn(given, one) === Object.hasOwn(given, other)) {
      complain(serverError("REQUEST_ONE_OF", { one, other }, one), one);
    }
  }
  throwAll(problems);
  return values as ValuesOf<Of>;
}

/** The same request as a zod schema, for the OpenAPI document and the input of a tool. */
export function requestSchema({ fields, oneOf }: RequestShape<Fields>): z.ZodType {
  if (oneOf === undefined) return requestObject(fields);
  return z.union(oneOf.map((left, at) => requestObject(fields, { required: left, absent: oneOf[1 - at] })));
}

function requestObject(
  fields: Fields,
  choice?: { readonly required: string; readonly absent: string | undefined },
): z.ZodObject {
  const shown = Object.entries(fields).filter(([name]) => name !== choice?.absent);
  return z.strictObject(
    Object.fromEntries(
      shown.map(([name, { schema }]) => [
        name,
        name === choice?.required && schema instanceof z.ZodOptional
          ? (schema.unwrap() as z.ZodType)
          : schema,
      ]),
    ),
  );
}

function throwAll(problems: readonly Diagnostic[]): void {
  const [first] = problems;
  if (first === undefined) return;
  throw new DrgError(first.code, first.message, { problems }, { path: first.path });
}
