/** What is written where there is no id, and what programs write for it. */
export const PLACEHOLDER = /^(?:[0０]+(?:\.0+)?|无|暂无|没有|不详|未知|不明|未提供|null|none|nan|n\/a)$/i;

/** What stands in place of digits that are not to be seen. */
export const MASKED = "***";

/**
 * 非标识: whether a text in place of a person's id is nobody's: it says that there is none, or has lost digits to a mask, so that many persons share it.
 *
 * @example
 * ```ts
 * isNobodysId("不详"); // true
 * isNobodysId("990602********1234"); // true
 * isNobodysId("990602199001011234"); // false
 * ```
 */
export function isNobodysId(text: string): boolean {
  return PLACEHOLDER.test(text) || text.includes(MASKED);
}

const ZERO = 0x30;
const STAR = 0x2a;
const LARGEST_ASCII = 0x7f;
/** Bytes of the longest word in Latin letters, and what all of them begin with. */
const SHORT = 4;
const LETTER_N = 0x6e;
const LOWER_CASE = 0x20;

/** Whether an id in UTF-8 bytes may be nobody's: a few of its bytes tell nearly always that it is not. */
export function mayBeNobodysId(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start] as number;
  if (first > LARGEST_ASCII) return true;
  if (end - start <= SHORT && (first | LOWER_CASE) === LETTER_N) return true;
  let at = start;
  while (bytes[at] === ZERO) at += 1;
  if (at === end) return true;
  for (at = start + MASKED.length - 1; at < end; at += MASKED.length) if (bytes[at] === STAR) return true;
  return false;
}
