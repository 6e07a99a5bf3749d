import type { Field, FieldType } from "../../cases/fields/field.js";
import { JSON_VALUE } from "../../cases/fields/field-types.js";

/** 其他字段: fields that a row of ours carries and its reader rests nothing on; named, they are no unknown ones. */
export type BesideFields<Name extends string> = Partial<Readonly<Record<Name, NonNullable<unknown>>>>;

/** The fields of {@link BesideFields}. */
export function besideFields<Name extends string>(
  names: readonly Name[],
): Record<Name, Field<NonNullable<unknown>>> {
  const type = JSON_VALUE as FieldType<NonNullable<unknown>>;
  const fields = names.map((name) => [name, { title: { zh: name, en: name }, type }]);
  return Object.fromEntries(fields) as Record<Name, Field<NonNullable<unknown>>>;
}
