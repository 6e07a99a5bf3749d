import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { schemeReference } from "../../src/grouping/scheme.js";
import { CATALOGUE } from "./catalogue.js";
import { parseCsv, type Row } from "./facts-tables.js";

/** What the facts judge of each scheme: its standing by 398 everyday stays, and what cannot be repaired. */
export function judgedText(root: string): string {
  const rows = (name: string) => parseCsv(readFileSync(join(root, name), "utf8"));
  const gaps = rows("gaps.csv");
  const judged = rows("everyday.csv").map((row): [string, object] => [
    referenceOf(row),
    {
      standing: row.standing,
      gaps: gaps
        .filter((gap) => gap.scheme?.split(" ")[0] === row.scheme)
        .map(({ group, gap, effect }) => ({ group, gap, effect })),
    },
  ]);
  return asFormatted(Object.fromEntries(judged));
}

/** The judgements as `judged.json` holds them: as the formatter of the sources writes them, for the file stands among these. */
export function asFormatted(judged: Readonly<Record<string, object>>): string {
  return execFileSync(
    "npx",
    ["biome", "format", "--stdin-file-path", join(import.meta.dirname, "judged.json")],
    {
      input: JSON.stringify(judged),
      encoding: "utf8",
    },
  );
}

function referenceOf({ scheme }: Row): string {
  const entry = CATALOGUE.find(({ folder }) => folder === scheme);
  if (entry === undefined) throw new Error(`no scheme ${scheme}`);
  return schemeReference(entry);
}
