const DIAGNOSIS = "[A-Z]\\d{2}\\.[0-9xX]\\d{2}(?:[xX]\\d{3})?(?:\\+[A-Z]\\d{2}(?:\\.[0-9xX])?\\*)?";
/** `86.700x0013` is printed one digit short, everywhere */
const PROCEDURE = "\\d{2}\\.\\d(?:[0-9xX]\\d{2}(?:[xX]\\d{3,4})?|\\d{2}[xX]\\d{4})";
/** 中医操作 of the 医保版: `17.971A0` */
const TRADITIONAL = "17\\.9\\d{2}[0-9A-Z]\\d";
/** A name may be glued to a code, but nothing that could belong to the code may follow. */
const AFTER = "(?![0-9.+*]|[xX]\\d)";
/** A name that is glued to a code may begin with a number: `N48.400x0071型糖尿病性勃起功能障碍`, `81.62002-3个椎骨融合`. */
const NUMBER_OF_NAME = "(?=[1-9]\\d?(?:[-～~,，][0-9A-Z]+)*-?[^\\u0000-\\u00ff])";

const DIAGNOSIS_AT = new RegExp(`(?:${DIAGNOSIS})(?:${AFTER}|${NUMBER_OF_NAME})`, "y");
const PROCEDURE_AT = new RegExp(`(?:${TRADITIONAL}|${PROCEDURE})(?:${AFTER}|${NUMBER_OF_NAME})`, "y");

/** 编码: a code that was read, and which of the two classifications its form belongs to. */
export interface ReadCode {
  readonly code: string;
  readonly kind: "diagnosis" | "procedure";
  /** index of its first character in the text */
  readonly begin: number;
  /** index behind the code in the text */
  readonly end: number;
}

/**
 * 医保版 writes its extension mark in lower case; some documents print it as `X`. A chapter letter X stays as it is.
 *
 * @example
 * ```ts
 * canonicalCode("31.1X00X005"); // "31.1x00x005"
 * canonicalCode("X60.X00"); // "X60.x00"
 * ```
 */
export function canonicalCode(text: string): string {
  return text.replace(/(?<=[0-9.])X(?=\d)/g, "x");
}

/** The code that begins at `index`, if a whole one does; a name may be glued to it only by a character that no code has. */
export function codeAt(text: string, index: number): ReadCode | undefined {
  for (const [pattern, kind] of [
    [DIAGNOSIS_AT, "diagnosis"],
    [PROCEDURE_AT, "procedure"],
  ] as const) {
    pattern.lastIndex = index;
    const found = pattern.exec(text);
    if (found !== null)
      return { code: canonicalCode(found[0]), kind, begin: index, end: index + found[0].length };
  }
  return undefined;
}

/** Whether the text is exactly one whole code. */
export function isWholeCode(text: string): boolean {
  return codeAt(text, 0)?.end === text.length;
}

/** Whether a token begins as codes do, so that it must be one. */
export function looksLikeCode(token: string): boolean {
  return /^(?:[A-Z]\d{2}\.[0-9xX]|\d{2}\.\d[0-9xX])/.test(token);
}
