import type { Field, FieldType } from "../../cases/fields/field.js";
import { JSON_VALUE } from "../../cases/fields/field-types.js";
import type { LocalizedText } from "../../primitives/index.js";

/** 其他字段: fields that a row of ours carries and its reader rests nothing on; named, they are no unknown ones. */
export type BesideFields<Name extends string> = Partial<Readonly<Record<Name, NonNullable<unknown>>>>;

/** The columns of a table that the field may stand in. */
type Columns = readonly { readonly field: string; readonly title: LocalizedText }[];

/** 列的字段: a field by the column of a table that has it, whose title is its header; by its name alone where none has. */
export function fieldOfColumn<T>(name: string, type: FieldType<T>, columns: Columns): Field<T> {
  const title = columns.find(({ field }) => field === name)?.title;
  return title ? { title, type, names: [title.zh] } : { title: { zh: name, en: name }, type };
}

/** The fields of {@link BesideFields}. @param columns of the table that they stand in, whose titles may be their headers */
export function besideFields<Name extends string>(
  names: readonly Name[],
  columns: Columns = [],
): Record<Name, Field<NonNullable<unknown>>> {
  const type = JSON_VALUE as FieldType<NonNullable<unknown>>;
  const fields = names.map((name) => [name, fieldOfColumn(name, type, columns)]);
  return Object.fromEntries(fields) as Record<Name, Field<NonNullable<unknown>>>;
}
