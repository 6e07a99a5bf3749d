import type { Decimal } from "../../primitives/index.js";
import { printedNumber } from "./printed-number.js";
import { type ReadColumn, readColumns } from "./read-columns.js";

/** 读入的病组表: a published table of groups, its columns and rows recognised. */
export interface PublishedTable {
  readonly columns: readonly ReadColumn[];
  readonly rows: readonly PublishedRow[];
  /** rows below the titles that have no code: notes, sums */
  readonly passedOver: readonly string[];
}

/** 一行: a group of the table. */
export interface PublishedRow {
  /** from 1, in the table as it was handed over, blank lines left out */
  readonly line: number;
  readonly drg: string;
  readonly name: string;
  readonly cells: readonly string[];
}

/** A group of a DRG scheme by its form: four or five letters and digits, or an ambiguous one; the codes of diagnoses have a point. */
const GROUP_CODE = /^(?:[A-Z]QY|[A-Z][A-Z][A-Z0-9][0-9A-Za-z]|[0-9A-Z]{4,5}|[A-Z]{2}\d[0-9a-z])$/;
/** Share of the rows of a column that must be codes; titles, notes and sums stand between them. */
const CODES = 0.5;
/** Rows above the first group among which titles are looked for: two of them where heads are merged. */
const TITLE_ROWS = 2;

/** 读病组表: undefined where no column holds group codes. */
export function readPublishedTable(lines: readonly (readonly string[])[]): PublishedTable | undefined {
  const grid = lines.map((cells) => cells.map((cell) => cell.trim()));
  const width = Math.max(0, ...grid.map(({ length }) => length));
  const counts = Array.from(
    { length: width },
    (_, at) => new Set(grid.map((row) => codeOf(row[at])).filter((code) => code !== "")).size,
  );
  const code = counts.indexOf(Math.max(...counts));
  const filled = grid.filter((row) => (row[code] ?? "") !== "").length;
  // A code that stands twice is told later; here it is a code like any other.
  const coded = grid.filter((row) => codeOf(row[code]) !== "").length;
  if (code < 0 || coded === 0 || coded < filled * CODES) return undefined;
  const isCoded = (row: readonly string[]) => codeOf(row[code]) !== "";
  const whole = grid.findIndex((row) => isCoded(row) && hasFigureOrName(row, code));
  const group = whole < 0 ? grid.findIndex(isCoded) : whole;
  const above = grid.slice(0, group).findIndex((row) => isMiswritten(row, code));
  const first = above < 0 ? group : above;
  const heads = grid.slice(0, first).filter((row) => row.filter((cell) => cell !== "").length > 1);
  const body = grid.slice(first).map((cells, at) => ({ cells, line: first + at + 1 }));
  const groups = body.filter(({ cells }) => codeOf(cells[code]) !== "");
  const titles = titlesOf(heads.slice(-TITLE_ROWS), width);
  const columns = readColumns(
    titles,
    groups.map(({ cells }) => cells),
    code,
  );
  const name = columns.find(({ kind }) => kind === "name")?.at;
  return {
    columns,
    rows: groups.map(({ cells, line }) => ({
      line,
      drg: codeOf(cells[code]),
      name: name === undefined ? "" : (cells[name] ?? ""),
      cells,
    })),
    passedOver: body
      .filter(({ cells }) => codeOf(cells[code]) === "" && cells.some((cell) => cell !== ""))
      .map(({ cells }) => cells.filter((cell) => cell !== "").join(" ")),
  };
}

/** Whether a table prints base points in the place of weights. */
export function isInPoints({ columns }: Pick<PublishedTable, "columns">): boolean {
  const kinds = columns.map(({ kind }) => kind);
  return kinds.includes("points") && !kinds.includes("weight");
}

/** The number of a row in a column; undefined where the cell is empty, a word, or 0, which tables print for nothing. */
export function figureAt({ cells }: PublishedRow, at: number): Decimal | undefined {
  const figure = printedNumber(cells[at] ?? "");
  return figure?.isZero() ? undefined : figure;
}

/** The figure that all rows of a column have; undefined where they differ, or there is none. */
export function onlyFigure({ at }: ReadColumn, rows: readonly PublishedRow[]): Decimal | undefined {
  const [first, ...others] = rows.flatMap((row) => figureAt(row, at) ?? []);
  return first && others.every((figure) => figure.eq(first)) ? first : undefined;
}

function codeOf(cell = ""): string {
  const text = cell.normalize("NFKC").replaceAll(/\s/g, "");
  return GROUP_CODE.test(text) && (/[A-Z]/.test(text) || text === "0000") ? text : "";
}

/** A row of figures whose code is written as none is (aa19, 1.00E+05): no head, though it stands above the first group. */
function isMiswritten(row: readonly string[], code: number): boolean {
  const cell = row[code] ?? "";
  const mayBeCode = /\d/.test(cell) && !/\p{Script=Han}/u.test(cell) && printedNumber(cell) === undefined;
  return mayBeCode && row.some((other, at) => at !== code && printedNumber(other) !== undefined);
}

function hasFigureOrName(row: readonly string[], code: number): boolean {
  return row.some(
    (cell, at) => at !== code && (printedNumber(cell) !== undefined || /\p{Script=Han}/u.test(cell)),
  );
}

/** One title a column; a merged head stands over the columns to its right that have a second one. */
function titlesOf(heads: readonly (readonly string[])[], width: number): readonly string[] {
  const [upper, lower] = heads.length > 1 ? heads : [undefined, heads[0]];
  let over = "";
  return Array.from({ length: width }, (_, at) => {
    const below = lower?.[at] ?? "";
    over = upper?.[at] || (below === "" ? "" : over);
    return upper === undefined ? below : `${over}${below}`;
  });
}
