import type { ProblemLog } from "./import-problems.js";
import { joinBrokenCodes } from "./join-broken-codes.js";
import { readSourceLines } from "./read-source-lines.js";
import { recogniseLine } from "./recognise-line.js";
import type { SourceLine, TextPart, TextPartKind } from "./text-part.js";

/** The lines of a document by what they belong to. */
export type DocumentParts = Readonly<Record<TextPartKind, readonly SourceLine[]>>;

/** 分部: sorts the lines of all parts into the groups and the three appendices, by the parts' kinds and their own headings. */
export function splitParts(texts: readonly TextPart[], log: ProblemLog): DocumentParts {
  const parts: Record<TextPartKind, SourceLine[]> = { groups: [], mcc: [], cc: [], exclusions: [] };
  for (const text of texts) {
    const lines = joinBrokenCodes(readSourceLines(text, log));
    let kind: TextPartKind = text.kind ?? "groups";
    for (const [index, line] of lines.entries()) {
      const heading = recogniseLine(line.text);
      if (heading?.line === "appendix") {
        kind = heading.appendix;
        continue;
      }
      // Within the columns of an appendix `表 7-1` is a reference; above a list heading it begins a table.
      if (heading?.line === "exclusion-table" && opensTable(lines[index + 1])) kind = "exclusions";
      else if (heading?.line === "mdc" || heading?.line === "mdc-table") kind = "groups";
      parts[kind].push(line);
    }
  }
  return parts;
}

function opensTable(next: SourceLine | undefined): boolean {
  return next !== undefined && recogniseLine(next.text)?.line === "list";
}
