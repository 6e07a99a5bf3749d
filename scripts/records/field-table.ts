import type { FieldTable } from "../../src/cases/fields/field.js";
import { fieldWords } from "./shape-words.js";

/** The fields of a record type as markdown: name, Chinese term, what it holds, what reads it. */
export function fieldTable({ fields, required }: FieldTable): string {
  const entries = Object.entries(fields);
  const withUse = entries.every(([, { usedFor }]) => usedFor !== undefined);
  const rows = entries.map(([name, field]) => {
    const shape = `${fieldWords(field)}${required.includes(name) ? "; required" : ""}`;
    const use = withUse ? ` ${(field.usedFor ?? []).join(", ")} |` : "";
    return `| \`${name}\` | ${field.title.zh} | ${shape} |${use}`;
  });
  const head = withUse
    ? ["| field | 中文 | shape | read by |", "| --- | --- | --- | --- |"]
    : ["| field | 中文 | shape |", "| --- | --- | --- |"];
  return [...head, ...rows].join("\n");
}
