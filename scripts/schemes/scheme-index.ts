/**
 * Makes `rulesets/schemes/index.json` and `gaps.json` from the scheme files beside it and the everyday stays: `npx tsx scripts/schemes/scheme-index.ts`.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GAPS_FILE, gapCodes } from "../../src/cli/shipped/known-gaps.js";
import { openScheme, schemeEntry, schemeReferences } from "../../src/cli/shipped/open-scheme.js";
import { isPatchedScheme, loadScheme, type SchemeFile, schemeReference } from "../../src/grouping/index.js";
import { IN_FORCE_FROM } from "./catalogue.js";
import { gapsOf } from "./printed-beside.js";
import { schemeText } from "./scheme-text.js";
import { type KnownGap, standingOf } from "./standing.js";

const SCHEMES = join(import.meta.dirname, "../../rulesets/schemes");
const INDEX = join(SCHEMES, "index.json");

/** The text of the index: what is shipped, its size, its standing and the digest of each file. */
export function schemeIndexText(): string {
  const references = readdirSync(SCHEMES)
    .filter((name) => name.includes("@"))
    .map((name) => name.replace(/\.json$/, ""))
    .sort();
  return schemeText({ schemes: references.map(indexEntry) });
}

function textOf(reference: string): string {
  return readFileSync(join(SCHEMES, `${reference}.json`), "utf8");
}

/** Files that were read already: one base is that of many schemes. */
const files = new Map<string, SchemeFile>();

function schemeFile(reference: string): SchemeFile {
  const file = files.get(reference) ?? (JSON.parse(textOf(reference)) as SchemeFile);
  files.set(reference, file);
  return file;
}

/** The groups that gaps name by their codes. */
function groupsOf(gaps: readonly KnownGap[]): readonly string[] {
  return [...new Set(gaps.flatMap(gapCodes))].sort();
}

/** The text of `gaps.json`: what each scheme that has known gaps lacks, in both languages. */
export function schemeGapsText(): string {
  const told = schemeReferences().map((reference) => [reference, gapsOf(reference)] as const);
  return schemeText(Object.fromEntries(told.filter(([, gaps]) => gaps.length > 0)));
}

function indexEntry(reference: string) {
  const file = schemeFile(reference);
  // One that is in the index already is compiled once a thread, with whatever its file says now.
  const compiled =
    schemeEntry(reference) === undefined ? loadScheme(file, schemeFile) : openScheme(reference);
  const { scheme } = compiled;
  const entries = scheme.mdcs.flatMap((mdc) => mdc.adrgs);
  const gaps = groupsOf(gapsOf(reference));
  return {
    reference: schemeReference(scheme),
    id: scheme.id,
    version: scheme.version,
    revision: scheme.revision ?? 1,
    title: scheme.title,
    ...(scheme.region === undefined ? {} : { region: scheme.region }),
    ...(isPatchedScheme(file) ? { extends: file.extends } : {}),
    ...(IN_FORCE_FROM[reference] === undefined ? {} : { inForceFrom: IN_FORCE_FROM[reference] }),
    file: `${reference}.json`,
    counts: {
      mdcs: scheme.mdcs.length,
      adrgs: new Set(entries.map((entry) => entry.code)).size,
      drgs: new Set(entries.flatMap((entry) => entry.drgs.map((drg) => drg.code))).size,
    },
    standing: standingOf(compiled),
    ...(gaps.length === 0 ? {} : { gaps }),
    digest: `sha256:${createHash("sha256").update(textOf(reference)).digest("hex")}`,
  };
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(INDEX, schemeIndexText());
  writeFileSync(join(SCHEMES, GAPS_FILE), schemeGapsText());
}
