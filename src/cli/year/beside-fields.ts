import type { Field, FieldType } from "../../cases/fields/field.js";
import { JSON_VALUE } from "../../cases/fields/field-types.js";
import type { LocalizedText } from "../../primitives/index.js";

/** 其他字段: fields that a row of ours carries and its reader rests nothing on; named, they are no unknown ones. */
export type BesideFields<Name extends string> = Partial<Readonly<Record<Name, NonNullable<unknown>>>>;

/** The fields of {@link BesideFields}. @param columns of the table that they stand in, whose titles may be their headers */
export function besideFields<Name extends string>(
  names: readonly Name[],
  columns: readonly { readonly field: string; readonly title: LocalizedText }[] = [],
): Record<Name, Field<NonNullable<unknown>>> {
  const type = JSON_VALUE as FieldType<NonNullable<unknown>>;
  const titles = new Map(columns.map(({ field, title }) => [field, title]));
  const fields = names.map((name) => {
    const title = titles.get(name);
    return [name, title ? { title, type, names: [title.zh] } : { title: { zh: name, en: name }, type }];
  });
  return Object.fromEntries(fields) as Record<Name, Field<NonNullable<unknown>>>;
}
