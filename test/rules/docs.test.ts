import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FACT_TYPES, FACT_VALUES } from "../../src/rules/conditions/facts.js";
import { OPERATORS } from "../../src/rules/conditions/operators.js";
import { INDICATORS } from "../../src/rules/monitoring/monitor.js";

/* The tables of docs/rules.md are made from the code; RULES_RECORD=1 writes them anew. */
const DOCS = new URL("../../docs/rules.md", import.meta.url);

function facts(): string {
  const byType = new Map<string, string[]>();
  for (const [name, type] of Object.entries(FACT_TYPES)) {
    byType.set(type, [...(byType.get(type) ?? []), `\`${name}\``]);
  }
  return table(
    ["type", "facts"],
    [...byType].map(([type, names]) => [type, names.join(", ")]),
  );
}

function values(): string {
  return table(
    ["fact", "values"],
    Object.entries(FACT_VALUES).map(([name, each]) => [
      `\`${name}\``,
      each.map((value) => `\`${value}\``).join(", "),
    ]),
  );
}

function operators(): string {
  const rows = Object.entries(OPERATORS).map(([name, { accepts, expects }]) => [
    `\`${name}\``,
    accepts.join(", "),
    expects.en,
  ]);
  return table(["operator", "takes", "value"], rows);
}

function indicators(): string {
  const rows = INDICATORS.map(({ id, title, source, dimensions, needs, reading }) => [
    `\`${id}\``,
    title.zh,
    title.en,
    source,
    dimensions?.join(", ") ?? "all",
    needs ?? (reading === undefined ? "" : "consumptionIndex"),
  ]);
  return table(["indicator", "中文", "English", "facts", "dimensions", "switch"], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

describe("docs/rules.md", () => {
  it.each([
    ["facts", facts],
    ["values", values],
    ["operators", operators],
    ["indicators", indicators],
  ] as const)("its table of %s is that of the code", (name, make) => {
    const block = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
    const docs = readFileSync(DOCS, "utf8");
    const current = docs.replace(block, (_all, open, close) => `${open}\n${make()}\n\n${close}`);
    expect(docs).toMatch(block);
    if (process.env.RULES_RECORD === "1") writeFileSync(DOCS, current);
    else expect(docs).toBe(current);
  });
});
