import { type AreaTable, areaRows, type Row } from "./area-table.js";

/** A row of a table as an edition takes it: its code as meant, its weight where it has one. */
export interface TableRow {
  readonly drg: string;
  /** the code as printed, where it is a misprint */
  readonly printedAs?: string;
  readonly weight: string | null;
  readonly cells: Row;
}

/** The rows of an area's table; a weight of 0, or a word in its place, is no weight. */
export function tableRows(area: AreaTable): readonly TableRow[] {
  return areaRows(area.file).map((cells) => {
    const { drg: printed = "", name = "", weight = "" } = cells;
    const misprint = area.misprints?.find(([code, start]) => code === printed && name.startsWith(start));
    return {
      drg: misprint?.[2] ?? printed,
      ...(misprint && { printedAs: printed }),
      weight: isNumber(weight) && Number(weight) > 0 ? plain(weight) : null,
      cells,
    };
  });
}

/** The codes of the rows whose cell holds a mark. */
export function marked(rows: readonly TableRow[], column: string, mark: string): readonly string[] {
  return rows.filter(({ cells }) => cells[column] === mark).map(({ drg }) => drg);
}

/** A printed number as an edition writes it: without zeros at the end; null where there is none, or 0. */
export function figureOf(cell: string | undefined): string | null {
  return cell !== undefined && isNumber(cell) && Number(cell) !== 0 ? plain(cell) : null;
}

function isNumber(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text);
}

function plain(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
