/**
 * Makes `rulesets/schemes/` from the transcribed tables and the official texts: national schemes complete, the others as patches
 * on the base that makes them shortest, and the index. For maintainers: `npx tsx scripts/schemes/build.ts FOLDER [REFERENCE ...]`,
 * all schemes or those named; the others then stay as they are.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isPatchedScheme } from "../../src/grouping/resolve-scheme.js";
import { type Scheme, schemeReference } from "../../src/grouping/scheme.js";
import { officialSchemes } from "../schemes-import/official-schemes.js";
import { CATALOGUE, revisionOf } from "./catalogue.js";
import { type ShippedFile, shipped, shortestFile } from "./nearest-base.js";
import { repairsOf, withAssumptions } from "./repairs.js";
import { schemeFromFacts } from "./scheme-from-facts.js";
import { schemeText } from "./scheme-text.js";

const SCHEMES = join(import.meta.dirname, "../../rulesets/schemes");
const BASES = ["chs-drg@1.1", "chs-drg@1.0-revised", "chs-drg@2.0", "zj-drg@1.1"];

const COMPLETE = [...BASES, "chs-drg@3.0"];

const [root, ...asked] = process.argv.slice(2);
if (root === undefined) throw new Error("usage: build.ts FOLDER [REFERENCE ...]");
const known = new Map(shippedIndex().map((entry) => [entry.reference, entry]));
const transcribed = CATALOGUE.map((entry) =>
  withAssumptions(schemeFromFacts(root, entry), repairsOf(root, entry.folder)),
);
const schemes = [...transcribed, ...officialSchemes(root, transcribedAs)].map((scheme): Scheme => {
  const { format, id, version, ...rest } = scheme;
  return { format, id, version, ...revisionOf(schemeReference(scheme)), ...rest };
});
const bases = schemes.filter((scheme) => BASES.includes(schemeReference(scheme)));
const index = schemes.map((scheme) => {
  const reference = schemeReference(scheme);
  const kept = asked.length === 0 || asked.includes(reference) ? undefined : known.get(reference);
  if (kept !== undefined) return kept;
  const file = COMPLETE.includes(reference) ? shipped(scheme) : shortestFile(scheme, bases);
  writeFileSync(join(SCHEMES, `${reference}.json`), file.text);
  console.log(reference, isPatchedScheme(file.file) ? file.file.extends : "complete", file.gzipped);
  return indexEntry(scheme, file);
});
index.sort((a, b) => (a.reference < b.reference ? -1 : 1));
writeFileSync(join(SCHEMES, "index.json"), schemeText({ schemes: index }));

function transcribedAs(reference: string): Scheme {
  const found = transcribed.find((scheme) => schemeReference(scheme) === reference);
  if (found === undefined) throw new Error(`no transcription of ${reference}`);
  return found;
}

/** The index as it is shipped. */
function shippedIndex(): readonly ReturnType<typeof indexEntry>[] {
  const index: unknown = JSON.parse(readFileSync(join(SCHEMES, "index.json"), "utf8"));
  return (index as { readonly schemes: readonly ReturnType<typeof indexEntry>[] }).schemes;
}

function indexEntry(scheme: Scheme, { file, text }: ShippedFile) {
  const entries = scheme.mdcs.flatMap((mdc) => mdc.adrgs);
  return {
    reference: schemeReference(scheme),
    id: scheme.id,
    version: scheme.version,
    revision: scheme.revision ?? 1,
    title: scheme.title,
    ...(scheme.region === undefined ? {} : { region: scheme.region }),
    ...(isPatchedScheme(file) ? { extends: file.extends } : {}),
    file: `${schemeReference(scheme)}.json`,
    counts: {
      mdcs: scheme.mdcs.length,
      adrgs: new Set(entries.map((entry) => entry.code)).size,
      drgs: new Set(entries.flatMap((entry) => entry.drgs.map((drg) => drg.code))).size,
    },
    digest: `sha256:${createHash("sha256").update(text).digest("hex")}`,
  };
}
