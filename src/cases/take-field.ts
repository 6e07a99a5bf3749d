import type { Field } from "./fields/field.js";
import { fail, type ReadContext, type ValueReader } from "./value-reader.js";

/** A field as generated readers take it. */
export interface NamedField<T> {
  readonly name: string;
  readonly read: ValueReader<T>;
}

/** The fields of a record type by name. */
export function namedFields<Fields extends Readonly<Record<string, Field<unknown>>>>(
  fields: Fields,
): { readonly [Name in keyof Fields]: Fields[Name] extends Field<infer T> ? NamedField<T> : never } {
  const named = Object.entries(fields).map(([name, { type }]) => [name, { name, read: type.read }]);
  return Object.fromEntries(named);
}

/** A field's value; undefined where it is absent (null counts as absent) or wrong. */
export function take<T>({ name, read }: NamedField<T>, given: unknown, context: ReadContext): T | undefined {
  return given === undefined || given === null ? undefined : read(given, name, context);
}

/** The value of a field that must be there. */
export function takeRequired<T>(field: NamedField<T>, given: unknown, context: ReadContext): T | undefined {
  const { name } = field;
  if (given !== undefined && given !== null) return field.read(given, name, context);
  return fail(context, "RECORD_FIELD_MISSING", name, { field: name });
}
