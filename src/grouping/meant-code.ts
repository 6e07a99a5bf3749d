import type { CodeIndex } from "./code-index.js";

/** Longer texts are no code of any edition. */
const LONGEST_CODE = 40;

/** As codes are written: capitals and digits, dots, the extension mark `x`, dagger and asterisk. */
const WELL_WRITTEN = /^[A-Z0-9][0-9A-WYZ.x+*]*$/;

/**
 * 疑似编码: the code of the scheme that a miswritten one stands for: full-width characters, blanks, wrong case. Codes are never
 * corrected; this only helps the reader.
 *
 * @returns undefined where the code is well written, or means nothing here
 */
export function meantCode(code: string, index: CodeIndex): string | undefined {
  if (code.length > LONGEST_CODE || WELL_WRITTEN.test(code)) return undefined;
  return conventionalForms(code).find((variant) => index.numberOf(variant) !== 0);
}

/** Letters of another script and signs that look like those of codes, each with what it looks like. */
const ALIKE = new Map(
  [..."АВСЕНКМОРТХаекорсух×"].map((sign, at) => [sign, "ABCEHKMOPTXaekopcyxx"[at] ?? sign]),
);

/** A code as codes are written: without blanks, full-width characters and letters that only look like its own, and in the usual case. */
export function conventionalForms(code: string): readonly string[] {
  const plain = code
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/[\p{Script=Cyrillic}×]/gu, (sign) => ALIKE.get(sign) ?? sign);
  const upper = plain.toUpperCase();
  // The mark of an extension is a small x: `a01.000X002` -> `A01.000x002`.
  return [plain, upper.slice(0, 1) + upper.slice(1).replaceAll("X", "x")];
}
