/**
 * Makes `rulesets/schemes/` from the transcribed tables and the official texts: national schemes complete, the others as patches
 * on the base that makes them shortest, and the index. For maintainers: `npx tsx scripts/schemes/build.ts FOLDER [REFERENCE ...]`,
 * all schemes or those named; the others then stay as they are.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isPatchedScheme } from "../../src/grouping/resolve-scheme.js";
import { type Scheme, schemeReference } from "../../src/grouping/scheme.js";
import { officialSchemes } from "../schemes-import/official-schemes.js";
import { CATALOGUE, NATIONAL, revisionOf } from "./catalogue.js";
import { corrected } from "./corrections.js";
import { withWholeNames } from "./cut-names.js";
import { judgedText } from "./judged.js";
import { withReadNames } from "./misread-names.js";
import { shipped, shortestFile } from "./nearest-base.js";
import { repairsOf, withAssumptions } from "./repairs.js";
import { schemeFromFacts } from "./scheme-from-facts.js";

const SCHEMES = join(import.meta.dirname, "../../rulesets/schemes");
const BASES = [...NATIONAL, "zj-drg@1.1"];

const COMPLETE = [...BASES, "chs-drg@3.0"];

const [root, ...asked] = process.argv.slice(2);
if (root === undefined) throw new Error("usage: build.ts FOLDER [REFERENCE ...]");
const read = CATALOGUE.map((entry) =>
  corrected(root, withAssumptions(schemeFromFacts(root, entry), repairsOf(root, entry.folder))),
);
const national = NATIONAL.map((reference) => found(read, reference));
// Those of a national scheme are printed.
const transcribed = read.map((scheme) =>
  scheme.region === undefined ? scheme : withWholeNames(withReadNames(scheme), national),
);
const schemes = [...transcribed, ...officialSchemes(root, transcribedAs)].map((scheme): Scheme => {
  const { format, id, version, ...rest } = scheme;
  return { format, id, version, ...revisionOf(schemeReference(scheme)), ...rest };
});
const bases = schemes.filter((scheme) => BASES.includes(schemeReference(scheme)));
writeFileSync(join(import.meta.dirname, "judged.json"), judgedText(root));
for (const scheme of schemes) {
  const reference = schemeReference(scheme);
  if (asked.length > 0 && !asked.includes(reference)) continue;
  const file = COMPLETE.includes(reference) ? shipped(scheme) : shortestFile(scheme, bases);
  writeFileSync(join(SCHEMES, `${reference}.json`), file.text);
  console.log(reference, isPatchedScheme(file.file) ? file.file.extends : "complete", file.gzipped);
}
// Of its own, because it reads what was written here.
execFileSync(process.execPath, [...process.execArgv, join(import.meta.dirname, "scheme-index.ts")]);

function transcribedAs(reference: string): Scheme {
  return found(transcribed, reference);
}

function found(among: readonly Scheme[], reference: string): Scheme {
  const scheme = among.find((one) => schemeReference(one) === reference);
  if (scheme === undefined) throw new Error(`no transcription of ${reference}`);
  return scheme;
}
