/**
 * What `lintScheme` finds of the faults that were repaired on 2026-11-28, by kind of repair. `npx tsx
 * scripts/schemes-import/repairs-found.ts` lints all unrepaired schemes of the fixture, prints the table and writes the lines that lint
 * misses (`repairs-missed.json`). A test holds that file to nine in ten of every kind, and lints some of the schemes against it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { lintDictionary } from "../../src/cli/shipped/code-knowledge.js";
import { loadScheme, type Scheme, schemeReference } from "../../src/grouping/index.js";
import { type LintCode, type LintFinding, lintScheme } from "../../src/grouping/lint/index.js";

/** A line of the repairs: the scheme, the group or groups, the kind, the codes that were added to a list. */
export interface Repair {
  readonly scheme: string;
  readonly group: string;
  readonly kind: string;
  readonly codes: readonly string[];
}

/** The repairs of one kind: how many there are, and how many of them lint finds. */
export interface RepairsOfKind {
  readonly kind: string;
  readonly all: number;
  readonly found: number;
}

/** A cut list is found if an analyst is shown most of what it lost. */
const ENOUGH = 0.8;
const ORDER: readonly LintCode[] = [
  "LINT_DRG_SHADOWED",
  "LINT_DRG_UNREACHABLE",
  "LINT_GROUP_NOT_REACHED",
  "LINT_ADRG_SHADOWED",
  "LINT_ADRG_TAKEN",
  "LINT_DRG_TAKEN",
];
const NAME: readonly LintCode[] = [
  "LINT_NAME_NOT_IN_CONDITION",
  "LINT_NAME_CONTRADICTS_NUMBER",
  "LINT_NAME_CONTRADICTS_SEVERITY",
  "LINT_CONDITION_NOT_IN_NAME",
  "LINT_SURGERY_WITHOUT_PROCEDURE",
  "LINT_CONDITION_WITHOUT_CODES",
];
const CODES: readonly LintCode[] = [
  "LINT_DIAGNOSES_IN_NO_GROUP",
  "LINT_DIAGNOSES_OUTSIDE_MDC",
  "LINT_PROCEDURES_LEFT_OUT",
  "LINT_PROCEDURES_OUTSIDE_MDC",
  "LINT_SIBLINGS_HAVE_CODES",
];

/** Which findings say what a kind of repair mended; the first pattern that the kind matches. */
const SAID_BY: readonly (readonly [RegExp, readonly LintCode[]])[] = [
  [/older stood before|shared operations: the group/, [...ORDER, ...NAME]],
  [/wider subgroup|stood before|stood behind|^order$/, ORDER],
  [/lists dropped/, [...NAME, "LINT_SIBLINGS_ASK"]],
  [/merged list/, ["LINT_NAME_TWO_LISTS"]],
  [/outcome of delivery/, ["LINT_NEVER_PRINCIPAL"]],
  [/list empty/, ["LINT_LIST_EMPTY"]],
  [/fell to "without"/, ["LINT_SEVERE_IN_WITHOUT"]],
  [/lost with their|subgroup missing/, ["LINT_ADRG_WITHOUT_DRG"]],
  [/missing in the transcription/, ["LINT_CONDITION_OPEN"]],
  [/other diagnoses than/, ["LINT_TWIN_LISTS_DIFFER", "LINT_SIBLINGS_LIST_DIFFERS", ...NAME]],
  [/had no condition/, [...NAME, ...ORDER]],
  [/name says|one eye/, [...NAME, ...ORDER]],
];

function isFound({ group, kind, codes }: Repair, findings: readonly LintFinding[]): boolean {
  if (codes.length > 0) {
    const named = new Set(
      findings.flatMap(({ code, related = [] }) => (CODES.includes(code) ? related : [])),
    );
    return codes.filter((code) => named.has(code)).length >= ENOUGH * codes.length;
  }
  const accepted = SAID_BY.find(([pattern]) => pattern.test(kind))?.[1] ?? [...CODES, ...NAME];
  const groups = group.split(/,\s*/);
  return findings.some(({ code, path, related = [] }) => {
    if (!accepted.includes(code)) return false;
    const places = [...path.split("."), ...(ORDER.includes(code) ? related : [])];
    return groups.some((wanted) =>
      places.some(
        (place) =>
          place === wanted ||
          place.startsWith(`${wanted}_`) ||
          (wanted.length > 3 && place === wanted.slice(0, 3)),
      ),
    );
  });
}

const FIXTURES = join(import.meta.dirname, "../../test/grouping-tools/fixtures");

/** Files that were unpacked already. */
const fixtures = new Map<string, unknown>();

function fixture<Value>(file: string): Value {
  const value: unknown =
    fixtures.get(file) ??
    JSON.parse(brotliDecompressSync(readFileSync(join(FIXTURES, file))).toString("utf8"));
  fixtures.set(file, value);
  return value as Value;
}

/** The repairs of the fixture. */
export function fixtureRepairs(): readonly Repair[] {
  return fixture("repairs.json.br");
}

/** The references of the unrepaired schemes. */
export function fixtureReferences(): readonly string[] {
  return fixtureSchemes().map(schemeReference);
}

function fixtureSchemes(): readonly Scheme[] {
  return fixture("unrepaired-schemes.json.br");
}

/** What lint finds in the unrepaired schemes, by reference; in all (default), or in those named, beside all others. */
export function fixtureFindings(
  references: readonly string[] = fixtureReferences(),
): ReadonlyMap<string, readonly LintFinding[]> {
  const siblings = fixtureSchemes();
  const dictionary = lintDictionary();
  return new Map(
    siblings
      .filter((scheme) => references.includes(schemeReference(scheme)))
      .map((scheme) => [schemeReference(scheme), lintScheme(loadScheme(scheme), { siblings, dictionary })]),
  );
}

/** A repair that lint does not find: its line in the fixture, from 0. */
export type MissedRepair = Pick<Repair, "scheme" | "group" | "kind"> & { readonly line: number };

const MISSED = join(FIXTURES, "repairs-missed.json");

/** The repairs that lint does not find, as written by this command. */
export function writtenMissed(): readonly MissedRepair[] {
  return JSON.parse(readFileSync(MISSED, "utf8")) as readonly MissedRepair[];
}

/** The repairs that these findings miss; of the schemes that were linted. */
export function missedRepairs(
  findings: ReadonlyMap<string, readonly LintFinding[]>,
): readonly MissedRepair[] {
  return fixtureRepairs().flatMap((repair, line) => {
    const { scheme, group, kind } = repair;
    const own = findings.get(scheme);
    return own === undefined || isFound(repair, own) ? [] : [{ line, scheme, group, kind }];
  });
}

/** How many repairs of each kind there are, and how many of them lint finds. */
export function repairsByKind(missed: readonly MissedRepair[]): readonly RepairsOfKind[] {
  const repairs = fixtureRepairs();
  return [...new Set(repairs.map(({ kind }) => kind))]
    .map((kind): RepairsOfKind => {
      const all = repairs.filter((repair) => repair.kind === kind).length;
      return { kind, all, found: all - missed.filter((repair) => repair.kind === kind).length };
    })
    .sort((a, b) => b.all - a.all);
}

/** The table as it is printed. */
function repairsTable(kinds: readonly RepairsOfKind[]): string {
  return kinds
    .map(({ kind, all, found }) => `${String(found).padStart(5)} / ${String(all).padEnd(5)}${kind}`)
    .join("\n");
}

if (process.argv[1] === import.meta.filename) {
  const missed = missedRepairs(fixtureFindings());
  writeFileSync(MISSED, `[\n${missed.map((one) => `  ${JSON.stringify(one)}`).join(",\n")}\n]\n`);
  console.log(repairsTable(repairsByKind(missed)));
}
