import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CatalogFile } from "../../src/rulesets/index.js";

/** The folder of the shipped editions. */
export const REGIONS = new URL("../../rulesets/regions/", import.meta.url).pathname;

/** Every shipped edition and group table, named by its path below {@link REGIONS}. */
export function catalogFiles(): readonly (CatalogFile & { readonly content: string })[] {
  return readdirSync(REGIONS, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json") && !name.endsWith(".examples.json"))
    .sort()
    .map((name) => ({ name, content: readFileSync(join(REGIONS, name), "utf8") }));
}
