/** East Asian wide and full-width ranges: characters that take two terminal columns. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Combining marks and format characters: they take none. */
const ZERO = /[\p{Mn}\p{Me}\p{Cf}]/u;

/**
 * 显示宽度: terminal columns of a text; a Chinese character takes two.
 *
 * @example
 * ```ts
 * displayWidth("DRG付费"); // 7
 * ```
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (ZERO.test(character)) continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

/** A text padded with spaces to a display width, at its end or (numbers) at its start. */
export function padDisplay(text: string, width: number, side: "start" | "end" = "end"): string {
  const fill = " ".repeat(Math.max(0, width - displayWidth(text)));
  return side === "end" ? text + fill : fill + text;
}

/** A text cut to a display width, with an ellipsis where something was cut. */
export function clipDisplay(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let clipped = "";
  for (const character of text) {
    if (displayWidth(clipped + character) > width - 1) break;
    clipped += character;
  }
  return `${clipped.trimEnd()}…`;
}
