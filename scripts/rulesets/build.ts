/**
 * Generates what follows from the shipped editions: the JSON Schemas, the data dictionary of each edition, the coverage table, and
 * the pages of terms, of origins and of scale.
 *
 *     npx tsx scripts/rulesets/build.ts           writes the files
 *     npx tsx scripts/rulesets/build.ts --check   exits 1 when a committed file differs
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { coverageTable } from "../../src/rulesets/coverage.js";
import { dataDictionary } from "../../src/rulesets/data-dictionary.js";
import { findRuleset, rulesetCatalog } from "../../src/rulesets/index.js";
import {
  editionJsonSchema,
  exampleFileJsonSchema,
  groupTableJsonSchema,
} from "../../src/rulesets/json-schema.js";
import { valuesJsonSchema } from "../../src/rulesets/values/values-file.js";
import { glossaryPage } from "../pages/glossary-page.js";
import { provenancePage } from "../pages/provenance-page.js";
import { scalePage } from "../pages/scale-page.js";
import { catalogFiles } from "./catalog-files.js";
import { choicesPage } from "./choices.js";

const ROOT = new URL("../../", import.meta.url).pathname;

/** Path below the project's root and text of every generated file. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const catalog = rulesetCatalog(catalogFiles());
  const rulesets = [...catalog.editions.keys()].sort().map((reference) => findRuleset(catalog, reference));
  return new Map([
    ["rulesets/schema/ruleset.schema.json", jsonText(editionJsonSchema())],
    ["rulesets/schema/groups.schema.json", jsonText(groupTableJsonSchema())],
    ["rulesets/schema/values.schema.json", jsonText(valuesJsonSchema())],
    ["rulesets/schema/examples.schema.json", jsonText(exampleFileJsonSchema())],
    ["docs/choices.md", choicesPage(rulesets)],
    ["docs/glossary.md", glossaryPage(ROOT, rulesets)],
    ["docs/provenance.md", provenancePage(ROOT, rulesets)],
    ["docs/scale.md", scalePage(ROOT)],
    ["docs/rulesets/coverage.md", coveragePage(coverageTable(rulesets))],
    ...rulesets.map((ruleset): [string, string] => [
      `docs/rulesets/${ruleset.reference}.md`,
      dataDictionary(ruleset),
    ]),
  ]);
}

function coveragePage(table: string): string {
  return `# 来源覆盖 Coverage\n\n每个版本（含其继承的取值）有多少取值是怎样得知的。How the values of each edition, inherited ones included, are known.\n\n${table}\n`;
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

function main(check: boolean): void {
  for (const [path, text] of generatedFiles()) {
    if (!check) {
      mkdirSync(dirname(ROOT + path), { recursive: true });
      writeFileSync(ROOT + path, text);
    } else if (readFileSync(ROOT + path, "utf8") !== text) {
      console.error(`${path} is not what the editions generate; run scripts/rulesets/build.ts`);
      process.exitCode = 1;
    }
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) main(process.argv.includes("--check"));
