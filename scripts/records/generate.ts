import { writeFileSync } from "node:fs";
import { generatedFiles } from "./generated-files.js";

/*
 * Writes what follows from the tables of fields in src/cases/fields: record types, the reader of cases, JSON Schemas, and the
 * tables of docs/cases.md:
 *
 *   npm run records
 */
for (const [path, text] of Object.entries(generatedFiles())) {
  writeFileSync(new URL(`../../${path}`, import.meta.url), text);
}
