import type { Locale } from "../../primitives/index.js";
import type { Ruleset } from "../../rulesets/index.js";
import { type EditionClause, titledClause } from "../report/cited-text.js";
import { clauseKey } from "../year/edition-clauses.js";

/** 条款脚注: clauses by number: each is listed once, in the order in which it is first cited. */
export function citedClauses(
  ruleset: Ruleset,
  locale: Locale,
): {
  /** the numbers of some clauses, as they stand behind a sentence */
  readonly marks: (clauses: readonly EditionClause[]) => string;
  /** the list of all that were cited; nothing where none was */
  readonly list: () => readonly string[];
} {
  const cited = new Map<string, EditionClause>();
  return {
    marks: (clauses) => {
      for (const clause of clauses) if (!cited.has(clauseKey(clause))) cited.set(clauseKey(clause), clause);
      const keys = [...cited.keys()];
      const numbers = clauses.map((clause) => keys.indexOf(clauseKey(clause)) + 1);
      return numbers.length === 0 ? "" : ` [${[...new Set(numbers)].join(", ")}]`;
    },
    list: () => {
      if (cited.size === 0) return [];
      const lines = [...cited.values()].map((clause, at) => `  [${at + 1}] ${titledClause(ruleset, clause)}`);
      return [[locale === "zh" ? "依据" : "Clauses", ...lines].join("\n")];
    },
  };
}
