import { codeAt } from "./code-grammar.js";
import type { ProblemLog } from "./import-problems.js";
import { joinBrokenCodes } from "./join-broken-codes.js";
import { type LineGrammar, NATIONAL_GRAMMAR } from "./line-grammar.js";
import { halfWidth } from "./plain-text.js";
import { readSourceLines } from "./read-source-lines.js";
import { recogniseLine } from "./recognise-line.js";
import { scanCodes } from "./scan-codes.js";
import type { SourceLine, TextPart, TextPartKind } from "./text-part.js";

/** The lines of a document by what they belong to. */
export type DocumentParts = Readonly<Record<TextPartKind, readonly SourceLine[]>>;

/** 分部: sorts the lines of all parts into the groups and the three appendices, by the parts' kinds and their own headings. */
export function splitParts(
  texts: readonly TextPart[],
  log: ProblemLog,
  grammar: LineGrammar = NATIONAL_GRAMMAR,
): DocumentParts {
  const parts: Record<TextPartKind, SourceLine[]> = { groups: [], mcc: [], cc: [], exclusions: [] };
  for (const text of texts) {
    const lines = joinBrokenCodes(readSourceLines(text, log, grammar));
    let kind: TextPartKind | "complications" = text.kind ?? "groups";
    let degree: "mcc" | "cc" = "mcc";
    // Whether a row stood under the caption; a title among the groups may look like one.
    let begun = true;
    for (const [index, line] of lines.entries()) {
      const heading = recogniseLine(line.text, grammar);
      if (heading?.line === "appendix") {
        // The caption stands again at the head of a page.
        if (kind === heading.appendix) continue;
        kind = heading.appendix;
        begun = false;
        // `表 7-1 排除表` may head the first of the tables itself.
        if (
          kind !== "exclusions" ||
          !/表\s*\d/.test(line.text) ||
          !opensTable(lines[index + 1], "groups", grammar)
        )
          continue;
      }
      // Within the columns of an appendix `表 7-1` is a reference; above a list or codes it begins a table.
      if (heading?.line === "exclusion-table" && opensTable(lines[index + 1], kind, grammar))
        kind = "exclusions";
      else if (heading?.line === "mdc" || heading?.line === "mdc-table") kind = "groups";
      else if (!begun && (heading?.line === "adrg" || heading?.line === "drg")) kind = "groups";
      begun ||= heading === undefined && scanCodes(line.text).codes.length > 0;
      // One table of both degrees, whatever its caption: each row says which it is.
      const said = kind === "groups" || kind === "exclusions" ? undefined : DEGREE.exec(line.text)?.[0];
      if (said !== undefined) degree = said === "MCC" ? "mcc" : "cc";
      parts[said !== undefined || kind === "complications" ? degree : kind].push(line);
    }
  }
  return parts;
}

/** A cell of a row. */
const DEGREE = /(?<=\s|^)M?CC(?=\s|$)/;

function opensTable(
  next: SourceLine | undefined,
  kind: TextPartKind | "complications",
  grammar: LineGrammar,
): boolean {
  if (next === undefined) return false;
  if (recogniseLine(next.text, grammar)?.line === "list") return true;
  // Outside the columns of complications a table name above a code is the head of a table.
  return kind === "groups" && codeAt(halfWidth(next.text), 0)?.kind === "diagnosis";
}
