import type { LocalizedText } from "../../primitives/index.js";
import { Html, type HtmlPart, html } from "./html.js";

/** 列: a column of a report table. */
export interface HtmlColumn {
  readonly title: LocalizedText;
  readonly align: "left" | "right";
}

/** 表格行: its cells; `total` sets it apart as a sum. */
export interface HtmlRow {
  readonly cells: readonly HtmlPart[];
  readonly total?: boolean;
}

/** 报告表格: numbers to the right, header repeated on every printed page. */
export function htmlTable(columns: readonly HtmlColumn[], rows: readonly HtmlRow[]): Html {
  const headers = columns.map(({ title, align }) => html`<th class="${align}" scope="col">${title}</th>`);
  const body = rows.map(({ cells, total }) => {
    const row = cells.map((cell, index) => html`<td class="${columns[index]?.align ?? "left"}">${cell}</td>`);
    return html`<tr${new Html(total ? ' class="total"' : "")}>${row}</tr>\n`;
  });
  return html`<div class="table"><table><thead><tr>${headers}</tr></thead><tbody>
${body}</tbody></table></div>
`;
}
