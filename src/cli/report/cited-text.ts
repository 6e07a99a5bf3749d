import type { Ruleset } from "../../rulesets/index.js";
import { titledClause } from "../year/edition-clauses.js";

/** 出处: a citation as programs read it, with the title of its document in the place of the document's key. */
export function citedText({ documents }: Pick<Ruleset, "documents">, cited: string): string {
  const key = documents.find((one) => cited.startsWith(`${one.key} `))?.key;
  if (key === undefined) return cited;
  return titledClause({ documents }, { document: key, clause: cited.slice(key.length + 1) });
}
