/**
 * Writes `procedure-categories.json`: the category of 国临版 3.0 of the operations that groups list and `validProcedures` of their scheme lacks, and of those that count as
 * operations under 2.0 and stand in no group.
 * `npx tsx scripts/schemes/procedure-categories.ts FOLDER`, with the folder of the tables.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { shippedReferences, shippedScheme } from "../../test/grouping/shipped-schemes.js";
import { listedCodes } from "./listed-codes.js";
import { countedAlone } from "./listed-otherwise.js";

const [root] = process.argv.slice(2);
if (root === undefined) throw new Error("usage: procedure-categories.ts FOLDER");
const rows = readFileSync(join(root, "icd/procedure-categories.csv"), "utf8").trim().split(/\r?\n/).slice(1);
const categories = new Map(rows.map((row) => row.split(",") as [string, string]));
const lacking = shippedReferences().flatMap((reference) => {
  const { scheme } = shippedScheme(reference);
  const valid = new Set(scheme.validProcedures);
  return [...listedCodes(scheme).procedures].filter((code) => !valid.has(code));
});
const wanted = new Set([...lacking, ...countedAlone("chs-drg@2.0")]);
const byCategory: Record<string, string[]> = {};
for (const code of [...wanted].sort()) {
  const category = categories.get(code);
  if (category !== undefined) byCategory[category] = [...(byCategory[category] ?? []), code];
}
const lines = Object.entries(byCategory).map(
  ([category, codes]) => `  "${category}": ${JSON.stringify(codes)}`,
);
writeFileSync(join(import.meta.dirname, "procedure-categories.json"), `{\n${lines.join(",\n")}\n}\n`);
