import type { Ruleset } from "../../rulesets/index.js";

/** 出处: a citation with the title of its document in the place of the document's key; of what is no document, with what it is. */
export function citedText({ documents }: Pick<Ruleset, "documents">, clause: string): string {
  const document = documents.find(({ key }) => clause.startsWith(`${key} `));
  if (document === undefined) return clause;
  const { key, title, seen } = document;
  return `${seen === "none" ? `${title}：` : `《${title}》`}${clause.slice(key.length + 1)}`;
}
