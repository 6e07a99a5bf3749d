import type { InsuranceType } from "../../cases/index.js";

/** A row of a table by the heads of its columns; an empty cell is an empty text. */
export type Row = Readonly<Record<string, string>>;

/** A row of a table as an edition takes it: its code as meant, its weight where it has one. */
export interface TableRow {
  readonly drg: string;
  /** the code as printed, where it is a misprint */
  readonly printedAs?: string;
  readonly weight: string | null;
  readonly cells: Row;
}

/** Whom a printed figure is for. */
export interface Payer {
  readonly grade?: "tertiary" | "secondary" | "primary";
  readonly tier?: string;
  readonly insuranceType?: InsuranceType;
}

/** A printed price: the column it stands in, and the case it is the price of. */
export interface PrintedPrice extends Payer {
  readonly column: string;
  /** what the figure is: the standard itself, one of its limits, or the average cost of the group */
  readonly figure?: "low" | "high" | "averageCost";
}

/** 一个地区的表: what the table is, and how its columns make prices. */
export interface TableFacts {
  /** the document that the table is, as the edition lists it */
  readonly document: {
    readonly title: string;
    readonly href?: string;
    readonly seen: string;
    readonly note: string;
  };
  /** the day on which the table was last compared with what is written */
  readonly verifiedOn: string;
  readonly id: string;
  readonly version: string;
  readonly region: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly year: number;
  readonly scheme: string;
  /** another account of a year that has an edition */
  readonly byReferenceOnly?: true;
  /** the `source` of the rate, without citations; absent where the table prints weights only */
  readonly rate?: RateOf;
  readonly printed?: readonly PrintedPrice[];
  /** columns that become figures of the group table, by the name they get there */
  readonly figures?: Readonly<Record<string, string>>;
  /** the column that says whether a group is stable, and what it says where it is not */
  readonly unstable?: readonly [column: string, mark: string];
  /** the figures of the groups are base points, not weights */
  readonly points?: true;
  /** groups at one price for every grade: the column, its mark, and the grade, where the figures show it */
  readonly uniform?: {
    readonly column: string;
    readonly mark: string;
    readonly pricedAs?: "primary" | "secondary";
  };
  readonly reviewedSingly?: readonly [column: string, mark: string];
  /** groups paid by item: what stands in the place of the weight */
  readonly byItem?: string;
  readonly limits?: { readonly low: string; readonly high: string };
  readonly volume?: { readonly column: string; readonly mark: string; readonly limit: string };
}

/** The source of a rate as an edition writes it, values without citation. */
export interface RateOf {
  readonly method: string;
  readonly base?: string;
  readonly rates?: readonly (Payer & { readonly rate: string })[];
  readonly coefficients?: readonly (Payer & { readonly coefficient: string })[];
  readonly columns?: readonly (Payer & { readonly column: string })[];
  /** how the numbers follow from the table */
  readonly note?: string;
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
