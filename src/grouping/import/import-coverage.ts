import type { ProblemLog } from "./import-problems.js";
import type { LineGrammar } from "./line-grammar.js";
import { scanCodes } from "./scan-codes.js";
import type { DocumentGroup, SchemeDocument } from "./scheme-document.js";
import type { DocumentParts } from "./split-parts.js";
import { placePath, type SourceLine, type TextPartKind } from "./text-part.js";

/** 覆盖情况: how much of a part of a document was read. */
export interface PartCoverage {
  readonly part: TextPartKind;
  /** codes that stand in its lines */
  readonly seen: number;
  /** codes that stand in a list, a table or an appendix of what was read */
  readonly read: number;
  /** its first and last line, as problems name them; null where it has none */
  readonly from: string | null;
  readonly to: string | null;
}

/** A part of which less is read was laid out in another way than expected; a few codes prove nothing. */
const LEAST_SHARE = 0.5;
const FEWEST_CODES = 20;

/** Counts what each part holds and what of it was read; a part that yields almost nothing is an error. */
export function importCoverage(
  lines: DocumentParts,
  document: SchemeDocument,
  grammar: LineGrammar,
  log: ProblemLog,
): readonly PartCoverage[] {
  const read: Readonly<Record<TextPartKind, number>> = {
    groups: [...document.mdcs, ...document.adrgs, ...document.drgs].reduce(
      (sum, group) => sum + listedCodes(group),
      0,
    ),
    mcc: document.mcc.length,
    cc: document.cc.length,
    exclusions: document.exclusions.reduce((sum, { codes }) => sum + codes.length, 0),
  };
  const coverage = (Object.keys(read) as TextPartKind[]).map((part): PartCoverage => {
    const own = lines[part];
    const seen = own.reduce((sum, { text }) => sum + scanCodes(text).codes.length, 0);
    const [first, last] = [own[0], own.at(-1)];
    return {
      part,
      seen,
      read: read[part],
      from: first === undefined ? null : placePath(first.place),
      to: last === undefined ? null : placePath(last.place),
    };
  });
  for (const { part, seen, read: count, from } of coverage) {
    if (seen < FEWEST_CODES || count >= LEAST_SHARE * seen) continue;
    log.add(from ?? part, "error", "IMPORT_COVERAGE_LOW", { part, seen, read: count });
  }
  reportStrayRows(lines.groups, grammar, log);
  return coverage;
}

/** Rows with exclusion tables among the groups: an appendix whose caption was not recognised. */
function reportStrayRows(lines: readonly SourceLine[], { references }: LineGrammar, log: ProblemLog): void {
  const rows = lines.filter(
    ({ text }) => /表\s*\d/.test(text) && text.search(references) >= 0 && scanCodes(text).codes.length > 0,
  );
  const [first] = rows;
  if (first === undefined || rows.length < FEWEST_CODES) return;
  log.at(first.place, "error", "IMPORT_CAPTION_UNKNOWN", { rows: rows.length, text: first.text });
}

function listedCodes({ rules }: DocumentGroup): number {
  return rules
    .flat()
    .flatMap((item) => (item.item === "list" ? [item.list] : item.item === "simultaneous" ? item.lists : []))
    .reduce((sum, { codes }) => sum + codes.length, 0);
}
