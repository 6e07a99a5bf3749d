/**
 * Makes `rulesets/schemes/` from the transcribed tables. For maintainers: `npx tsx scripts/schemes/build.ts FOLDER [reference ...]`
 * with the folder of the transcriptions; without references, every scheme.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { schemeReference } from "../../src/grouping/scheme.js";
import { CATALOGUE } from "./catalogue.js";
import { schemeFromFacts } from "./scheme-from-facts.js";
import { schemeText } from "./scheme-text.js";

const [root, ...wanted] = process.argv.slice(2);
if (root === undefined) throw new Error("usage: build.ts FOLDER [reference ...]");
for (const entry of CATALOGUE) {
  const reference = schemeReference(entry);
  if (wanted.length > 0 && !wanted.includes(reference)) continue;
  const path = join(import.meta.dirname, "../../rulesets/schemes", `${reference}.json`);
  writeFileSync(path, schemeText(schemeFromFacts(root, entry)));
  console.log(path);
}
