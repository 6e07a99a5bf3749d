/**
 * Groups every everyday stay under every shipped scheme, says how many end in the group that their names promise, and names those that
 * nothing explains; it fails where there is one. `npx tsx scripts/schemes/everyday-outcomes.ts`.
 */
import { shippedReferences } from "../../test/grouping/shipped-schemes.js";
import { everydayOutcomes, outcomesLine } from "./everyday-section.js";

const all = everydayOutcomes(shippedReferences());
console.log(outcomesLine(all));
for (const { reference, stay, endsIn, why } of all.elsewhere) {
  if (why !== undefined) continue;
  console.log(`${reference}: ${stay} -> ${endsIn}`);
  process.exitCode = 1;
}
