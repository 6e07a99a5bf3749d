import { writeFileSync } from "node:fs";
import { caseJsonSchema } from "../../src/cases/case-schema.js";

/*
 * Writes the JSON Schema of one case, for editors and for other languages:
 *
 *   npx tsx scripts/reference/case-json-schema.ts
 */
const file = new URL("../../rulesets/reference/inpatient-case.schema.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(caseJsonSchema(), null, 2)}\n`);
