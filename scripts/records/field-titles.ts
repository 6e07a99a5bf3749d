import type { FieldTable, Shape } from "../../src/cases/fields/field.js";

/**
 * The Chinese title of every field by its name; of a name that several tables have, the first table's. A field of a record within a record stands under both
 * names, since alone its own may be that of another table; so do the entries of its map of further inputs, which stand beside its fields, once for each record that
 * takes them: a mark of a case has the name of one, and another title.
 */
export function fieldTitles(tables: readonly FieldTable[]): string {
  const titles: Record<string, string> = {};
  const within = new Set(
    tables.flatMap(({ fields }) => Object.values(fields).map(({ type }) => recordIn(type.shape))),
  );
  for (const table of tables) {
    for (const [name, { title, type }] of Object.entries(table.fields)) {
      titles[name] ??= title.zh;
      const inner = recordIn(type.shape);
      for (const [own, field] of Object.entries(inner?.fields ?? {}))
        titles[`${name}.${own}`] = field.title.zh;
      for (const [own, zh] of entryTitles(inner)) titles[`${name}.${own}`] = zh;
    }
    if (!within.has(table)) for (const [own, zh] of entryTitles(table)) titles[own] ??= zh;
  }
  const lines = Object.entries(titles).map(([name, zh]) => {
    const key = name.includes(".") ? JSON.stringify(name) : name;
    return `  ${key}: ${JSON.stringify(zh)},`;
  });
  return [
    "// Generated from src/cases/fields by `npm run records`.",
    "",
    "/** 字段名称: the Chinese title of a field, as messages say it beside the field's own name. */",
    "export const FIELD_TITLES: Readonly<Record<string, string>> = {",
    ...lines,
    "};",
    "",
  ].join("\n");
}

/** The titles of the inputs that a table takes beside its fields. */
function entryTitles({
  fields,
  othersInto,
}: Partial<FieldTable> = {}): readonly (readonly [string, string])[] {
  const { entryTitles: titles = {} } = fields?.[othersInto ?? ""] ?? {};
  return Object.entries(titles).map(([name, { zh }]) => [name, zh]);
}

/** The table of the records that a field holds, one or a list of them. */
function recordIn(shape: Shape): FieldTable | undefined {
  const one = shape.kind === "list" ? shape.of : shape;
  return one.kind === "record" ? one.table : undefined;
}
