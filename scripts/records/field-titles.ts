import type { FieldTable, Shape } from "../../src/cases/fields/field.js";

/**
 * The Chinese title of every field by its name; of a name that several tables have, the first table's. A field of a record within a record stands under both
 * names, since alone its own may be that of another table.
 */
export function fieldTitles(tables: readonly FieldTable[]): string {
  const titles: Record<string, string> = {};
  for (const { fields } of tables) {
    for (const [name, { title, type }] of Object.entries(fields)) {
      titles[name] ??= title.zh;
      for (const [inner, field] of Object.entries(recordIn(type.shape)?.fields ?? {}))
        titles[`${name}.${inner}`] = field.title.zh;
    }
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

/** The table of the records that a field holds, one or a list of them. */
function recordIn(shape: Shape): FieldTable | undefined {
  const one = shape.kind === "list" ? shape.of : shape;
  return one.kind === "record" ? one.table : undefined;
}
