import { displayWidth, padDisplay } from "./display-width.js";
import { visibleText } from "./visible-text.js";

/** 列: a column of a terminal table. */
export interface TextColumn {
  readonly title: string;
  /** numbers stand at the right edge */
  readonly align: "left" | "right";
}

/**
 * 终端表格: rows under a header line, columns as wide as their widest cell; a row of `null` draws a rule.
 *
 * @example
 * ```ts
 * textTable([{ title: "病组", align: "left" }, { title: "例数", align: "right" }], [["BR23", "7"]]);
 * // 病组  例数
 * // ────  ────
 * // BR23     7
 * ```
 */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[] | null)[],
): string {
  const visible = rows.map((row) => row?.map(visibleText) ?? null);
  const widths = columns.map(({ title }, index) =>
    Math.max(displayWidth(title), ...visible.map((row) => displayWidth(row?.[index] ?? ""))),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, index) =>
        padDisplay(cells[index] ?? "", widths[index] ?? 0, align === "left" ? "end" : "start"),
      )
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [
    line(columns.map(({ title }) => title)),
    rule,
    ...visible.map((row) => (row === null ? rule : line(row))),
  ].join("\n");
}

/** 千分位: a plain decimal text with thousands separators, for people (`1234567.8` -> `1,234,567.8`). */
export function withSeparators(plain: string): string {
  const [whole = "", fraction] = plain.split(".");
  const grouped = whole.replace(/(?<=\d)(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** 百分比 with one decimal (`0.4567` -> `45.7%`); less than a whole is never shown as 100%. */
export function percentText(share: number): string {
  const shown = share < 1 ? Math.min(Math.round(share * 1000) / 10, 99.9) : 100;
  return `${shown.toFixed(1)}%`;
}
