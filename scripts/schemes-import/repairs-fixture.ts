/**
 * Makes the fixture of the lint: the schemes as they were transcribed before the repairs of 2026-11-28, without what the lint does
 * not read, and the repairs. For maintainers: `npx tsx scripts/schemes-import/repairs-fixture.ts FOLDER COMMIT`, with the folder of
 * the facts and the last commit that was compiled from the unrepaired ones.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { resolveScheme, type Scheme, type SchemeFile, schemeReference } from "../../src/grouping/index.js";
import { CATALOGUE } from "../schemes/catalogue.js";
import { parseCsv } from "../schemes/facts-tables.js";

const FIXTURES = join(import.meta.dirname, "../../test/grouping-tools/fixtures");
/** Where the table of repairs cuts a list of codes. */
const LONGEST = 200;
/** Complications of one exclusion table are enough to make a case severe. */
const KEPT_TABLES = 2;
const KEPT_CODES = 12;

const [root, commit] = process.argv.slice(2);
if (root === undefined || commit === undefined) throw new Error("usage: repairs-fixture.ts FOLDER COMMIT");

const referenceOf = new Map(CATALOGUE.map((entry) => [entry.folder, schemeReference(entry)]));
const rows = parseCsv(readFileSync(join(root, "repairs.csv"), "utf8")).map((row) => {
  const { scheme = "", group = "", kind = "", after = "" } = row;
  return { scheme: referenceOf.get(scheme), group, kind, codes: codesAdded(after) };
});
/** The shipped 1.0-revised had these lists already: it took them from the official text. */
const ALREADY = { scheme: "chs-drg@1.0-revised", kind: "lists dropped by the transcription" };
const repaired = rows.filter(
  ({ scheme, kind }) => scheme !== undefined && !(scheme === ALREADY.scheme && kind === ALREADY.kind),
);
const references = [...new Set(repaired.map(({ scheme }) => scheme ?? ""))];
const schemes = references.map((reference) => small(resolveScheme(readScheme(reference), readScheme)));
write("unrepaired-schemes.json.br", schemes);
write("repairs.json.br", repaired);

/** `+ 3: S02.100 S06.500x005` and `+ 36.0700`: the codes that a repair adds to a list; long lists are cut within a code. */
function codesAdded(after: string): string[] {
  if (!after.startsWith("+ ")) return [];
  const words = after
    .slice(2)
    .replace(/^\d+: /, "")
    .split(" ");
  return (after.length < LONGEST ? words : words.slice(0, -1)).filter((word) => /\d/.test(word));
}

function readScheme(reference: string): SchemeFile {
  const text = execFileSync("git", ["show", `${commit}:rulesets/schemes/${reference}.json`], {
    maxBuffer: 1 << 26,
    encoding: "utf8",
  });
  return JSON.parse(text) as SchemeFile;
}

function small(scheme: Scheme): Scheme {
  const few = (lists: Scheme["bodySites"]) =>
    Object.fromEntries(
      Object.entries(lists)
        .slice(0, KEPT_TABLES)
        .map(([table, codes]) => [table, codes.slice(0, KEPT_CODES)]),
    );
  const { mcc, cc } = scheme.complications;
  const { invalidPrincipalDiagnoses: _, invalidProcedures: __, ...kept } = scheme;
  return { ...kept, complications: { mcc: few(mcc), cc: few(cc), exclusions: {} } };
}

function write(file: string, value: unknown): void {
  const text = Buffer.from(JSON.stringify(value));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 9,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  };
  const bytes = brotliCompressSync(text, { params });
  writeFileSync(join(FIXTURES, file), bytes);
  console.log(file, bytes.length);
}
