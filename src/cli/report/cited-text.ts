import type { Ruleset } from "../../rulesets/index.js";

/** 条款: a clause of a document of the edition. */
export interface EditionClause {
  /** key of the document */
  readonly document: string;
  readonly clause: string;
}

/** A clause as people read it: with the title of its document; of what is no document, with what it is. */
export function titledClause(
  { documents }: Pick<Ruleset, "documents">,
  { document, clause }: EditionClause,
): string {
  const cited = documents.find(({ key }) => key === document);
  if (cited === undefined) return clause;
  return cited.seen === "none" ? `${cited.title}：${clause}` : `《${cited.title}》${clause}`;
}

/** 出处: a citation as programs read it, with the title of its document in the place of the document's key. */
export function citedText({ documents }: Pick<Ruleset, "documents">, cited: string): string {
  const key = documents.find((one) => cited.startsWith(`${one.key} `))?.key;
  if (key === undefined) return cited;
  return titledClause({ documents }, { document: key, clause: cited.slice(key.length + 1) });
}
