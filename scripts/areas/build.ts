/**
 * The editions of areas from their published tables: edition, group table, examples, and the printed prices that a test compares ours with.
 *
 *     npx tsx scripts/areas/build.ts    needs the folder of the tables beside the checkout
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { editionOf } from "../../src/rulesets/read-table/edition-of.js";
import { examplesOf } from "../../src/rulesets/read-table/examples-of.js";
import { groupTableOf } from "../../src/rulesets/read-table/group-table-of.js";
import { REGIONS } from "../rulesets/catalog-files.js";
import { factsOf } from "./area-table.js";
import { AREAS } from "./areas.js";
import { pricesOf, writePrintedPrices } from "./printed-prices.js";
import { tableRows } from "./read-table.js";

function main(): void {
  const printed = AREAS.map((area) => {
    const rows = tableRows(area);
    if (area.written !== false) {
      const folder = `${REGIONS}${area.id}`;
      mkdirSync(folder, { recursive: true });
      const write = (ending: string, content: object) =>
        writeFileSync(`${folder}/${area.version}${ending}.json`, JSON.stringify(content, null, 2));
      const facts = factsOf(area);
      const edition = editionOf(facts, rows);
      write("", edition);
      write(".groups", groupTableOf(facts, rows));
      write(".examples", examplesOf(facts, rows, edition));
    }
    return pricesOf(area, rows);
  });
  writePrintedPrices(printed);
  execFileSync("npx", ["biome", "format", "--write", REGIONS], { stdio: "inherit" });
}

main();
