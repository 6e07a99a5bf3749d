import { printedNumber } from "./printed-number.js";
import type { PublishedTable } from "./published-table.js";
import { type ColumnKind, kindByTitle } from "./read-columns.js";

/** 不能读的格: a cell that holds something and no figure where one belongs; without a title it is one more than the table has columns. */
export interface CellFault {
  readonly line: number;
  readonly drg: string;
  readonly title: string;
  readonly cell: string;
}

/** Kinds of figures that move what is paid. */
export const PAYING: ReadonlySet<ColumnKind | undefined> = new Set<ColumnKind>([
  "weight",
  "points",
  "standard",
  "rate",
  "coefficient",
  "lowLimit",
  "highLimit",
]);
/** What tables print in a cell that holds nothing. */
const NOTHING = /^[-—–―－/／\s]*$/;

/**
 * 不能读的格 of a table: a figure that is left out of the draft would look like a blank of the table; a cell more than there are columns has moved the others. Words
 * without a digit are no faults: they are asked about ({@link wordsForFigures}).
 */
export function tableFaults(table: PublishedTable): readonly CellFault[] {
  const named = table.columns.findLastIndex(({ title }) => title !== "");
  const beyond = table.rows.flatMap(({ line, drg, cells }) =>
    cells
      .slice(named + 1)
      .flatMap((cell) => (named < 0 || cell === "" ? [] : [{ line, drg, title: "", cell }])),
  );
  return [...noFigures(table).filter(({ cell }) => /\d/.test(cell)), ...beyond];
}

/** 以文字代数值: cells that say something else in the place of a figure (by item, none yet). */
export function wordsForFigures(table: PublishedTable): readonly CellFault[] {
  return noFigures(table).filter(({ cell }) => !/\d/.test(cell));
}

/** Columns in which 0 would pay nothing; one of limits or coefficients prints it for none. */
const WORTH: ReadonlySet<ColumnKind> = new Set(["weight", "points", "standard", "rate"]);

/** 以零代数值: cells that print 0 for what a group is worth. */
export function zerosForFigures({ columns, rows }: PublishedTable): readonly CellFault[] {
  const figures = columns.filter(({ kind }) => WORTH.has(kind));
  return cellsWhere(rows, figures, (cell) => printedNumber(cell)?.isZero() === true);
}

/** A column whose title says weights or points is one though most of its cells are no figures, where no other is. */
function noFigures({ columns, rows }: PublishedTable): readonly CellFault[] {
  const kinds = new Set(columns.map(({ kind }) => kind));
  const weighed = kinds.has("weight") || kinds.has("points");
  const figures = columns.filter(({ kind, title }) => {
    const titled = kindByTitle(title);
    return PAYING.has(kind) || (!weighed && (titled === "weight" || titled === "points"));
  });
  return cellsWhere(rows, figures, (cell) => !NOTHING.test(cell) && printedNumber(cell) === undefined);
}

/** The cells of some columns for which `holds` does, row by row. */
function cellsWhere(
  rows: PublishedTable["rows"],
  columns: PublishedTable["columns"],
  holds: (cell: string) => boolean,
): readonly CellFault[] {
  return rows.flatMap(({ line, drg, cells }) =>
    columns.flatMap(({ at, title }) => {
      const cell = cells[at] ?? "";
      return holds(cell) ? [{ line, drg, title, cell }] : [];
    }),
  );
}
