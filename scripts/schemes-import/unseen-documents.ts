/**
 * Writes schemes out as documents in hands that the importer was not made for, with the names that the dictionaries give the codes, and reads
 * them as `scheme import` does without any option: how many of the groups, DRGs and severity entries come back. For maintainers:
 *
 *     npx tsx scripts/schemes-import/unseen-documents.ts [REFERENCE ...] [--hand NAME] [--out FOLDER]
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { importSchemeText } from "../../src/grouping/import/index.js";
import { OPTIONS, shippedScheme } from "../../test/grouping-tools/import-helpers.js";
import { keptPlaces } from "../../test/grouping-tools/kept-places.js";
import { unseenDocument } from "../../test/grouping-tools/unseen-document.js";
import { UNSEEN_HANDS } from "../../test/grouping-tools/unseen-hands.js";
import { keptText } from "./kept-text.js";

const { values, positionals } = parseArgs({
  options: { hand: { type: "string" }, out: { type: "string" } },
  allowPositionals: true,
});

for (const reference of positionals.length > 0 ? positionals : ["beijing@2022"]) {
  const scheme = shippedScheme(reference);
  for (const hand of UNSEEN_HANDS) {
    if (values.hand !== undefined && values.hand !== hand.name) continue;
    const text = unseenDocument(scheme, hand);
    if (values.out !== undefined) {
      mkdirSync(values.out, { recursive: true });
      writeFileSync(join(values.out, `${reference}-${hand.name}.txt`), text);
    }
    const { scheme: read } = importSchemeText([{ name: "document", text }], OPTIONS);
    console.log(`${reference}, ${hand.name}: ${keptText(keptPlaces(scheme, read))}`);
  }
}
