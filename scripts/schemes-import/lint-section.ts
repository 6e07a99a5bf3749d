/**
 * What `lintScheme` finds in the shipped schemes: writes `docs/scheme-lint.md`, and for `docs/conformance.md` which DRGs a generated case
 * reaches. `npx tsx scripts/schemes-import/lint-section.ts`, some minutes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lintDictionary } from "../../src/cli/shipped/code-knowledge.js";
import {
  loadScheme,
  resolveScheme,
  type Scheme,
  type SchemeFile,
  schemeReference,
} from "../../src/grouping/index.js";
import {
  type CodeDictionary,
  LINT_CODES,
  type LintCode,
  type LintFinding,
  lintScheme,
} from "../../src/grouping/lint/index.js";
import type { ReachedGroups } from "../schemes/searched-kinds-section.js";
import { reasonOf } from "./lint-explanations.js";

/** Findings of one code that are listed for a scheme before the rest is counted. */
const SHOWN = 8;

/** What lint found in one scheme. */
export interface LintedScheme {
  readonly reference: string;
  readonly scheme: Scheme;
  readonly findings: readonly LintFinding[];
}

/** Lints every scheme beside the others. */
export function lintSchemes(
  references: readonly string[],
  readScheme: (reference: string) => SchemeFile,
  dictionary: CodeDictionary = lintDictionary(),
): readonly LintedScheme[] {
  const schemes = references.map((reference) => resolveScheme(readScheme(reference), readScheme));
  return schemes.map((scheme) => ({
    reference: schemeReference(scheme),
    scheme,
    findings: lintScheme(loadScheme(scheme), { dictionary, siblings: schemes }),
  }));
}

/** The findings as markdown: a table of counts, then errors and warnings with the reason why they stay. */
function lintLines(linted: readonly LintedScheme[]): string[] {
  const codes = LINT_CODES.filter((code) =>
    linted.some(({ findings }) => findings.some((finding) => finding.code === code)),
  );
  const open = linted.flatMap(({ reference, findings }) =>
    findings.filter(isListed).filter((finding) => reasonOf(reference, finding) === undefined),
  );
  return [
    "## What lint finds in the shipped schemes",
    "",
    "Each finding that a case can show has one, and it has been grouped (`chs-drg scheme lint`). Notes are counted, errors and warnings",
    open.length === 0
      ? "listed with the reason why they stay; none is open."
      : `listed with the reason why they stay; ${open.length} have none yet.`,
    "",
    `| finding | ${linted.map(({ reference }) => reference).join(" | ")} |`,
    `| --- |${linted.map(() => " --- |").join("")}`,
    ...codes.map(
      (code) => `| \`${code}\` | ${linted.map(({ findings }) => countOf(findings, code)).join(" | ")} |`,
    ),
    "",
    ...linted.flatMap(({ reference, findings }) => schemeSection(reference, findings)),
  ];
}

const isListed = ({ severity }: LintFinding) => severity !== "info";

function countOf(findings: readonly LintFinding[], code: string): string {
  const count = findings.filter((finding) => finding.code === code).length;
  return count === 0 ? "" : String(count);
}

function schemeSection(reference: string, findings: readonly LintFinding[]): string[] {
  // What is open stands before what is explained, so that no cut hides it.
  const isOpen = (finding: LintFinding) => reasonOf(reference, finding) === undefined;
  const all = findings.filter(isListed);
  const listed = [...all.filter(isOpen), ...all.filter((finding) => !isOpen(finding))];
  const codes = [...new Set(listed.map(({ code }) => code))];
  if (codes.length === 0) return [];
  return [
    `### ${reference}`,
    "",
    ...codes.flatMap((code) => {
      const own = listed.filter((finding) => finding.code === code);
      const more = own.length > SHOWN ? [`  - … and ${own.length - SHOWN} more`] : [];
      return [
        `- \`${code}\` (${own.length})`,
        ...own.slice(0, SHOWN).map((finding) => findingLine(reference, finding)),
        ...more,
      ];
    }),
    "",
  ];
}

function findingLine(reference: string, finding: LintFinding): string {
  const { message, witness } = finding;
  const reason = reasonOf(reference, finding);
  const stays = reason === undefined ? " **Open.**" : ` (${reason})`;
  if (witness === undefined) return `  - ${message.en}${stays}`;
  const { record, result } = witness;
  const codes = [...record.diagnoses, ...record.procedures].join(" ");
  return `  - ${message.en} Witness: ${codes} -> ${result.drg}${stays}`;
}

const NOT_REACHED: ReadonlySet<string> = new Set<LintCode>([
  "LINT_ADRG_SHADOWED",
  "LINT_ADRG_UNREACHABLE",
  "LINT_DRG_SHADOWED",
  "LINT_DRG_UNREACHABLE",
  "LINT_GROUP_NOT_REACHED",
  "LINT_CONDITION_OPEN",
]);

/** Which DRGs one generated case reaches, and why the others have none. */
export function reachedGroups({ reference, scheme, findings }: LintedScheme): ReachedGroups {
  const found = findings.filter(({ code }) => NOT_REACHED.has(code));
  const of = (path: string) => found.find((finding) => finding.path === path);
  const groups = scheme.mdcs.flatMap((mdc) =>
    mdc.adrgs.flatMap((entry) =>
      entry.drgs.map(({ code }) => {
        const path = `mdcs.${mdc.code}.adrgs.${entry.id}`;
        return { code, finding: of(`${path}.drgs.${code}`) ?? of(path) };
      }),
    ),
  );
  return {
    drgs: groups.length,
    unreached: groups.flatMap(({ code, finding }) =>
      finding === undefined ? [] : [{ group: code, why: reasonOf(reference, finding) ?? finding.message.en }],
    ),
  };
}

if (process.argv[1] === import.meta.filename) {
  const root = join(import.meta.dirname, "../..");
  const readScheme = (reference: string): SchemeFile =>
    JSON.parse(readFileSync(join(root, "rulesets/schemes", `${reference}.json`), "utf8")) as SchemeFile;
  const index = JSON.parse(readFileSync(join(root, "rulesets/schemes/index.json"), "utf8")) as {
    readonly schemes: readonly { readonly reference: string }[];
  };
  const linted = lintSchemes(
    index.schemes.map(({ reference }) => reference),
    readScheme,
  );
  const lines = [
    "# Scheme lint",
    "",
    "Generated by `scripts/schemes-import/lint-section.ts`.",
    "",
    ...lintLines(linted),
  ];
  writeFileSync(join(root, "docs/scheme-lint.md"), `${lines.join("\n").trimEnd()}\n`);
  const reached = linted.map((one) => `  "${one.reference}": ${JSON.stringify(reachedGroups(one))}`);
  writeFileSync(join(root, "scripts/schemes/reached.json"), `{\n${reached.join(",\n")}\n}\n`);
}
