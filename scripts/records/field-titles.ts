import type { FieldTable } from "../../src/cases/fields/field.js";

/** The Chinese title of every field by its name; of a name that several tables have, the first table's. */
export function fieldTitles(tables: readonly FieldTable[]): string {
  const titles: Record<string, string> = {};
  for (const { fields } of tables) {
    for (const [name, { title }] of Object.entries(fields)) titles[name] ??= title.zh;
  }
  const lines = Object.entries(titles).map(([name, zh]) => `  ${name}: ${JSON.stringify(zh)},`);
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
