/**
 * 文本次序: the order of two ids by their code units, for a comparator that goes on where they are equal. Same in every locale.
 *
 * @example
 * ```ts
 * compareText("H1", "H2") || compareText("C9", "C1"); // -1
 * ```
 */
export function compareText(a: string, b: string): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}
