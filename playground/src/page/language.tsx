import type { Locale } from "chs-drg";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { WORDS, type Word } from "../words.js";

/** 页面语言, and the page's words in it. */
export const Language = createContext<Locale>("zh");

export function useWords(): { readonly locale: Locale; readonly say: (word: Word) => string } {
  const locale = useContext(Language);
  return { locale, say: (word) => WORDS[word][locale] };
}
