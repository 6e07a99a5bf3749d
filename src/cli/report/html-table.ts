import type { CellFormat, LocalizedText, TableColumn } from "../../primitives/index.js";
import { alignOf } from "../table/shown-cell.js";
import { Html, type HtmlPart, html } from "./html.js";

/** 列: a column of a report table. */
export interface HtmlColumn {
  readonly title: LocalizedText;
  readonly align: "left" | "right";
  /** names have room, ids stay on one line */
  readonly kind?: "name" | "id";
}

/** 表格行: its cells; `total` sets it apart as a sum. */
export interface HtmlRow {
  readonly cells: readonly HtmlPart[];
  readonly total?: boolean;
}

/** An amount as printed in a cell; a loss is marked. */
export function amountCell(text: string): HtmlPart {
  return text.startsWith("-") ? html`<span class="loss">${text}</span>` : text;
}

/** The head of a column of amounts says that they are yuan, unless its words do. */
function titleInUnit(title: LocalizedText, format: CellFormat | undefined): LocalizedText {
  if (format !== "yuan" || title.zh.includes("元")) return title;
  return { zh: `${title.zh}（元）`, en: `${title.en}, yuan` };
}

/** 列头: the head of a declared column. */
export function headOf({ title, format }: Pick<TableColumn<never>, "title" | "format">): HtmlColumn {
  return {
    title: titleInUnit(title, format),
    align: alignOf(format),
    ...(format === "id" && { kind: "id" }),
  };
}

/** 报告表格: numbers to the right, header repeated on every printed page. */
export function htmlTable(columns: readonly HtmlColumn[], rows: readonly HtmlRow[]): Html {
  const headers = columns.map(({ title, align }) => html`<th class="${align}" scope="col">${title}</th>`);
  const body = rows.map(({ cells, total }) => {
    const row = cells.map((cell, index) => {
      const { align = "left", kind = "" } = columns[index] ?? {};
      return html`<td class="${`${align} ${kind}`.trim()}">${cell}</td>`;
    });
    return html`<tr${new Html(total ? ' class="total"' : "")}>${row}</tr>\n`;
  });
  return html`<div class="table"><table><thead><tr>${headers}</tr></thead><tbody>
${body}</tbody></table></div>
`;
}
