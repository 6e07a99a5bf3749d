import { codeAt, looksLikeCode, type ReadCode } from "./code-grammar.js";

/** 行内编码: the codes of a line (two columns hold two), and the tokens that begin as codes and are none. */
export interface ScannedCodes {
  readonly codes: readonly ReadCode[];
  readonly malformed: readonly string[];
}

/** Where a code may begin: at the beginning of a word, or glued behind a Chinese name. */
const CODE_MAY_BEGIN = /(?<![0-9A-Za-z_.+*-])(?=[A-Z]\d\d\.|\d\d\.\d)/g;

/** Finds the codes of a text. */
export function scanCodes(text: string): ScannedCodes {
  const codes: ReadCode[] = [];
  const malformed: string[] = [];
  for (const { index } of text.matchAll(CODE_MAY_BEGIN)) {
    const code = codeAt(text, index);
    const atWord = index === 0 || /\s/.test(text.charAt(index - 1));
    if (code !== undefined) codes.push(code);
    else if (atWord && looksLikeCode(text.slice(index)))
      malformed.push(/^\S+/.exec(text.slice(index))?.[0] ?? "");
  }
  return { codes, malformed };
}
