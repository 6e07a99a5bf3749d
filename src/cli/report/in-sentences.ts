import type { LocalizedText } from "../../primitives/index.js";

/** 连句: whole sentences one after the other, in each language. */
export function inSentences(all: readonly LocalizedText[]): LocalizedText {
  return { zh: all.map(({ zh }) => zh).join(""), en: all.map(({ en }) => en).join(" ") };
}
