/** Writes the JSON Schema of scheme files: `npx tsx scripts/schemes/json-schema.ts`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { schemeFileSchema } from "../../src/grouping/scheme-schema.js";

/** The JSON Schema of a scheme file, complete or derived. */
export function schemeJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(schemeFileSchema, { target: "draft-2020-12" }), null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(import.meta.dirname, "../../rulesets/schema/scheme.schema.json"), schemeJsonSchema());
}
