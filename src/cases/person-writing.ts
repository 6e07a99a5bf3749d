/** 公民身份号码 (GB 11643): seventeen digits, and a digit or X, in the width of Chinese characters or not. */
const IDENTITY_NUMBER = /^(?:\d{17}|[０-９]{17})[\dXx０-９Ｘｘ]$/;

/** A number as programs write one for which they have room for a fraction: `12345.0`. */
const WITH_FRACTION = /^(\d+)\.0+$/;

/**
 * 标识的写法: the one writing of a person's id. An identity number is one number whether its X is small, full-width or has blanks around it; a number with an
 * empty fraction is the number. Any other id stays as it is: what makes no difference in it, only its owner knows.
 *
 * @example
 * ```ts
 * oneWriting("99060219900101123x"); // "99060219900101123X"
 * oneWriting("12345.0"); // "12345"
 * oneWriting("p1"); // "p1"
 * ```
 */
export function oneWriting(id: string): string {
  const trimmed = id.trim();
  if (IDENTITY_NUMBER.test(trimmed)) return folded(trimmed);
  return WITH_FRACTION.exec(id)?.[1] ?? id;
}

const SMALL_X = 0x78;
const BLANK = 0x20;
const LARGEST_ASCII = 0x7f;
const POINT = 0x2e;
const ZERO = 0x30;

/** Whether {@link oneWriting} may write an id in UTF-8 bytes otherwise: its first and its last bytes tell nearly always that it does not. */
export function mayBeRewritten(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start] as number;
  const last = bytes[end - 1] as number;
  if (first === BLANK || first > LARGEST_ASCII) return true;
  if (last !== ZERO) return last === SMALL_X || last === BLANK || last > LARGEST_ASCII;
  let at = end - 1;
  while (bytes[at] === ZERO) at -= 1;
  return bytes[at] === POINT;
}

/** An id without what people and programs write differently: width, case, blanks around. */
function folded(id: string): string {
  return id.normalize("NFKC").trim().toUpperCase();
}

/** What is its own folded form, told without a copy. */
const FOLDED = /^[!-`{-~]*$/;

/** 两种写法的标识: the ids that differ from others in width, case or blanks around alone, those of one form together. */
export function writtenTwice(ids: readonly string[]): readonly (readonly string[])[] {
  const byForm = new Map<string, Set<string>>();
  for (const id of ids) {
    if (FOLDED.test(id)) continue;
    const form = folded(id);
    byForm.set(form, (byForm.get(form) ?? new Set()).add(id));
  }
  if (byForm.size > 0) for (const id of ids) byForm.get(id)?.add(id);
  return [...byForm.values()].filter(({ size }) => size > 1).map((same) => [...same]);
}
