/**
 * 可见文本: a text on one line as a terminal may show it: what would move its cursor, clear it or turn the direction of writing becomes a dot.
 *
 * @example
 * ```ts
 * visibleText("a\u001b[2Jb\nc"); // "a·[2Jb·c"
 * ```
 */
export function visibleText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\u00b7");
}

/** The same for lines: their ends stay. */
export function visibleLines(text: string): string {
  return text.replace(/[^\P{Cc}\n]|[\p{Cf}\u2028\u2029]/gu, "\u00b7");
}
