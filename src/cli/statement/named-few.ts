import type { LocalizedText } from "../../primitives/index.js";

/** As many are named one by one. */
const MOST_NAMED = 20;

/**
 * 逐一列出: the first of several in a row, and how many more there are.
 *
 * @param classifier 量词: what they are counted by in Chinese
 */
export function namedFew(all: readonly LocalizedText[], classifier: string): LocalizedText {
  const named = all.slice(0, MOST_NAMED);
  const more = all.length - named.length;
  return {
    zh: `${named.map(({ zh }) => zh).join("、")}${more > 0 ? `，另有 ${more} ${classifier}` : ""}`,
    en: `${named.map(({ en }) => en).join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
  };
}
