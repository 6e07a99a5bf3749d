import { type WordingPattern, wordingPatterns } from "./condition-wording.js";
import type { DocumentLayout } from "./document-layout.js";
import { NATIONAL_LAYOUT } from "./document-layout.js";

/** 行文法: the patterns of a layout, made once a document. */
export interface LineGrammar {
  readonly layout: DocumentLayout;
  readonly captions: readonly (readonly [keyof DocumentLayout["captions"], RegExp])[];
  readonly exclusionTables: readonly RegExp[];
  readonly references: RegExp;
  readonly listHeadings: readonly (readonly [RegExp, DocumentLayout["listHeadings"][number]])[];
  readonly groupRows: readonly (readonly ["mdc" | "adrg" | "drg", RegExp])[];
  readonly columnHeaders: RegExp;
  readonly running: readonly RegExp[];
  readonly clauses: readonly (readonly [RegExp, DocumentLayout["clauses"][number]])[];
  readonly wordings: readonly WordingPattern[];
}

/**
 * Makes the patterns of a layout.
 *
 * @throws SyntaxError where a pattern is no regular expression
 */
export function lineGrammar(layout: DocumentLayout): LineGrammar {
  const patternsOf = <Key extends string>(lists: Readonly<Record<Key, readonly string[]>>) =>
    (Object.entries(lists) as [Key, readonly string[]][]).flatMap(([key, patterns]) =>
      patterns.map((pattern) => [key, new RegExp(pattern, "u")] as const),
    );
  return {
    layout,
    captions: patternsOf(layout.captions),
    exclusionTables: layout.exclusionTables.map((pattern) => new RegExp(pattern, "u")),
    references: new RegExp(layout.references.join("|"), "gu"),
    listHeadings: layout.listHeadings.map((heading) => [new RegExp(heading.pattern, "u"), heading] as const),
    groupRows: patternsOf(layout.groupRows),
    columnHeaders: new RegExp(`^(?:${layout.columnHeaders.join("|")})$`, "u"),
    running: layout.running.map((pattern) => new RegExp(pattern, "u")),
    clauses: layout.clauses.map((clause) => [new RegExp(clause.pattern, "u"), clause] as const),
    wordings: wordingPatterns(layout.wordings),
  };
}

/** The grammar of the national documents. */
export const NATIONAL_GRAMMAR: LineGrammar = lineGrammar(NATIONAL_LAYOUT);
