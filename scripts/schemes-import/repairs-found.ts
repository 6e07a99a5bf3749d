/**
 * What `lintScheme` finds of the faults that were repaired on 2026-11-28, by kind of repair. `npx tsx
 * scripts/schemes-import/repairs-found.ts` prints the table from the fixture of the unrepaired schemes; a test holds it to nine in ten.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { loadScheme, type Scheme, schemeReference } from "../../src/grouping/index.js";
import { type LintCode, type LintFinding, lintScheme } from "../../src/grouping/lint/index.js";
import { lintDictionary } from "./lint-dictionary.js";

/** A line of the repairs: the scheme, the group or groups, the kind, the codes that were added to a list. */
export interface Repair {
  readonly scheme: string;
  readonly group: string;
  readonly kind: string;
  readonly codes: readonly string[];
}

/** The repairs of one kind: how many there are, how many lint finds, and those that it does not. */
export interface RepairsOfKind {
  readonly kind: string;
  readonly all: number;
  readonly found: number;
  readonly missed: readonly Repair[];
}

/** A cut list is found if an analyst is shown most of what it lost. */
const ENOUGH = 0.8;
const ORDER: readonly LintCode[] = [
  "LINT_DRG_SHADOWED",
  "LINT_DRG_UNREACHABLE",
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

/** Compares the repairs with the findings of the schemes before them. */
export function repairsFound(
  repairs: readonly Repair[],
  findings: ReadonlyMap<string, readonly LintFinding[]>,
): readonly RepairsOfKind[] {
  const kinds = [...new Set(repairs.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const own = repairs.filter((repair) => repair.kind === kind);
      const missed = own.filter((repair) => !isFound(repair, findings.get(repair.scheme) ?? []));
      return { kind, all: own.length, found: own.length - missed.length, missed };
    })
    .sort((a, b) => b.all - a.all);
}

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

function fixture<Value>(file: string): Value {
  return JSON.parse(brotliDecompressSync(readFileSync(join(FIXTURES, file))).toString("utf8")) as Value;
}

/** The repairs of the fixture. */
export function fixtureRepairs(): readonly Repair[] {
  return fixture("repairs.json.br");
}

/** What lint finds in the unrepaired schemes, by reference. */
export function fixtureFindings(): ReadonlyMap<string, readonly LintFinding[]> {
  const schemes = fixture<readonly Scheme[]>("unrepaired-schemes.json.br");
  const dictionary = lintDictionary();
  return new Map(
    schemes.map((scheme) => [
      schemeReference(scheme),
      lintScheme(loadScheme(scheme), { siblings: schemes, dictionary }),
    ]),
  );
}

/** The table as it is printed. */
export function repairsTable(kinds: readonly RepairsOfKind[]): string {
  return kinds
    .map(({ kind, all, found }) => `${String(found).padStart(5)} / ${String(all).padEnd(5)}${kind}`)
    .join("\n");
}

if (process.argv[1] === import.meta.filename) {
  const kinds = repairsFound(fixtureRepairs(), fixtureFindings());
  console.log(repairsTable(kinds));
  for (const { kind, all, found, missed } of kinds) {
    if (found < 0.9 * all)
      console.log(
        kind,
        missed
          .slice(0, 6)
          .map(({ scheme, group, codes }) => `${scheme} ${group} ${codes.slice(0, 4).join(" ")}`),
      );
  }
}
