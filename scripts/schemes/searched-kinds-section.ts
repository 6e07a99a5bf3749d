import { lintDictionary } from "../../src/cli/shipped/code-knowledge.js";
import type { Scheme } from "../../src/grouping/index.js";
import { shippedScheme } from "../../test/grouping/shipped-schemes.js";
import { listedCodes } from "./listed-codes.js";
import CATEGORIES from "./procedure-categories.json" with { type: "json" };
import REACHED from "./reached.json" with { type: "json" };

/** What lint's search reached of a scheme's DRGs, one generated case each; `lint-section.ts` writes it. */
export interface ReachedGroups {
  readonly drgs: number;
  readonly unreached: readonly { readonly group: string; readonly why: string }[];
}

const reached: Readonly<Record<string, ReachedGroups>> = REACHED;
const { diagnoses: KNOWN_DIAGNOSES, procedures: KNOWN_PROCEDURES, grey: GREY } = lintDictionary();

/** Why an operation that groups list does not count in `validProcedures`. */
type Lacking = "therapeutic or diagnostic" | "no category" | "in no dictionary" | "other";

/** The kinds of fault that were found in 2.0, looked for in every scheme: counted, named, and mended or explained. */
export function searchedKindsSection(references: readonly string[]): string[] {
  const rows = references.map((reference) => searched(reference, shippedScheme(reference).scheme));
  const others = new Map<string, string[]>();
  for (const { reference, lacking } of rows) {
    for (const code of lacking.other) others.set(code, [...(others.get(code) ?? []), reference]);
  }
  return [
    "## The faults of 2.0, looked for in every scheme",
    "",
    "In 2.0 a group stood behind a wider one, `validProcedures` lacked operations that the groups list, and it spoke another code edition. The same kinds,",
    "scheme by scheme: one generated case per DRG (`scripts/schemes-import/lint-section.ts`) and the everyday stays above; the operations that a group lists and",
    "`validProcedures` lacks; codes in no dictionary of 医保版 and headings (灰码).",
    "",
    "| scheme | DRGs that their case reaches | operations not valid: therapeutic or diagnostic | no category | in no dictionary | other | listed diagnoses in no dictionary | listed procedures in no dictionary | headings in `validProcedures` |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map(({ reference, group, lacking, unknown, headings }) =>
      row([
        reference,
        `${group.drgs - group.unreached.length} of ${group.drgs}`,
        lacking["therapeutic or diagnostic"].length,
        lacking["no category"].length,
        lacking["in no dictionary"].length,
        lacking.other.length,
        unknown.diagnoses,
        unknown.procedures,
        headings,
      ]),
    ),
    "",
    "DRGs that no case reaches, each explained:",
    "",
    ...rows.flatMap(({ reference, group }) => unreachedLines(reference, group)),
    "",
    "Operations that a group lists and `validProcedures` lacks do not call for an ambiguous group and do not bar a medical one; their own groups take them all the same, and a pre-MDC",
    "is opened by those of its own groups.",
    "",
    "- Therapeutic or diagnostic by the categories of 国临版 3.0: `validProcedures` of the 1.x schemes is operation and intervention. In 2.0 and Shanghai it is every procedure that is neither",
    "  grey nor invalid, so none lacks; in 3.0 it is the printed 全部手术, which lacks the 74 procedures that are never ambiguous, and 99.1000, a heading that groups all the same.",
    "- No category: codes that 国临版 3.0 does not classify (endoscopic resections, nerve stimulators, stents). The transcribed `validProcedures` lack them, and no text says",
    "  that they should hold them: left as transcribed.",
    "- In no dictionary, and all codes of lists that are in none: the lists of 1.0, its revised edition, Wuhan and ZJ-DRG were printed in their own code edition. No bill in 医保版 holds such a code, so it",
    "  moves no case; a hospital that still codes in 国临版 reaches them through the crosswalk.",
    "- Headings: `validProcedures` of the 1.x schemes was printed before 医保版 2.0 made them headings. Under 1.x a heading as main procedure is a warning and is grouped as printed; 2.0, 3.0 and Shanghai",
    "  refuse it.",
    "- Other, named:",
    "",
    "| operation | schemes | why |",
    "| --- | --- | --- |",
    ...[...others].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, where]) => otherRow(code, where)),
    "",
  ];
}

const row = (cells: readonly (string | number)[]) =>
  `| ${cells.map((cell) => (cell === 0 ? "" : cell)).join(" | ")} |`;

function searched(reference: string, scheme: Scheme) {
  const { diagnoses, procedures } = listedCodes(scheme);
  const valid = new Set(scheme.validProcedures);
  const lacking: Record<Lacking, string[]> = {
    "therapeutic or diagnostic": [],
    "no category": [],
    "in no dictionary": [],
    other: [],
  };
  for (const code of procedures) if (!valid.has(code)) lacking[lackingKind(code)].push(code);
  return {
    reference,
    group: reached[reference] ?? { drgs: 0, unreached: [] },
    lacking,
    unknown: {
      diagnoses: [...diagnoses].filter((code) => !KNOWN_DIAGNOSES.has(code)).length,
      procedures: [...procedures].filter((code) => !KNOWN_PROCEDURES.has(code)).length,
    },
    headings: scheme.validProcedures.filter((code) => GREY?.has(code)).length,
  };
}

const TREATMENTS = new Set([...CATEGORIES.therapeutic, ...CATEGORIES.diagnostic]);
const OPERATIONS = new Set([...CATEGORIES.operation, ...CATEGORIES.intervention]);
const REFUSED = new Set(shippedScheme("chs-drg@2.0").scheme.invalidProcedures ?? []);

function lackingKind(code: string): Lacking {
  if (!KNOWN_PROCEDURES.has(code)) return "in no dictionary";
  if (TREATMENTS.has(code)) return "therapeutic or diagnostic";
  return OPERATIONS.has(code) || REFUSED.has(code) || GREY?.has(code) ? "other" : "no category";
}

function unreachedLines(reference: string, { unreached }: ReachedGroups): string[] {
  const reasons = [...new Set(unreached.map(({ why }) => why))];
  return reasons.map((why) => {
    const groups = unreached.filter((one) => one.why === why).map(({ group }) => group);
    return `- **${reference}** ${groups.join(" ")}: ${why}`;
  });
}

function otherRow(code: string, schemes: readonly string[]): string {
  const where = schemes.length > 6 ? `${schemes.length} schemes` : schemes.join(", ");
  return `| ${code} | ${where} | ${otherReason(code, schemes)} |`;
}

const NEVER_AMBIGUOUS = new Set(shippedScheme("chs-drg@3.0").scheme.lists?.neverAmbiguousProcedures);

function otherReason(code: string, schemes: readonly string[]): string {
  if (schemes.every((one) => one === "chs-drg@3.0") && NEVER_AMBIGUOUS.has(code))
    return "one of the 74 procedures that are never ambiguous";
  if (REFUSED.has(code)) return "2.0 refuses it as invalid: it counts as no operation there either";
  if (GREY?.has(code)) return "a heading, which no bill uses";
  return schemes.length > 6
    ? "an operation by its category that the transcriptions leave out alike: as transcribed"
    : "an operation by its category that the text of these schemes leaves out of its valid ones: local, as transcribed";
}
