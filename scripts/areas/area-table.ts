import { readFileSync } from "node:fs";
import type { InsuranceType } from "../../src/cases/index.js";

/** The folder of the published tables of areas; developers' machines have it, the product does without. */
const FACTS = new URL("../../../shared/facts/payments/", import.meta.url).pathname;

/** A row of a table by the heads of its columns; an empty cell is an empty text. */
export type Row = Readonly<Record<string, string>>;

/** The rows of a published table. */
export function areaRows(file: string): readonly Row[] {
  const text = readFileSync(`${FACTS}${file}.csv`, "utf8").replace(/^\uFEFF/, "");
  const [names = [], ...lines] = text.trim().split(/\r?\n/).map(cellsOf);
  return lines.map((cells) => {
    if (cells.length !== names.length) throw new Error(`${file}: ${cells.join()}`);
    return Object.fromEntries(names.map((name, at) => [name, (cells[at] ?? "").trim()]));
  });
}

function cellsOf(line: string): readonly string[] {
  const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  );
  return line.endsWith(",") ? cells : cells.slice(0, -1);
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

/** How the figures of a table are rounded: decimals, significant digits, or not at all. */
export type Rounding = { readonly decimals: number } | { readonly digits: number } | "exact";

/** 一个地区的表: what the table is, and how its columns make prices. */
export interface AreaTable {
  readonly file: string;
  readonly id: string;
  readonly version: string;
  readonly region: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly year: number;
  readonly scheme: string;
  /** another account of a year that has an edition */
  readonly byReferenceOnly?: true;
  /** hand-made editions are only compared, not written */
  readonly written?: false;
  /** the `source` of the rate, without citations; absent where the table prints weights only */
  readonly rate?: RateOf;
  readonly printed?: readonly PrintedPrice[];
  readonly rounding?: Rounding;
  /** where weights are printed with fewer digits than the prices were made from: weight = price / rate, to so many decimals, in every row */
  readonly weightFrom?: { readonly column: string; readonly rate: string; readonly decimals: number };
  /** columns that become figures of the group table, by the name they get there */
  readonly figures?: Readonly<Record<string, string>>;
  /** the column that says whether a group is stable, and what it says where it is not */
  readonly unstable?: readonly [column: string, mark: string];
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
  /** misprints: the code as printed, how its name begins, the code meant */
  readonly misprints?: readonly (readonly [code: string, name: string, meant: string])[];
  /** what a reader has to know of the table */
  readonly remarks?: readonly { readonly zh: string; readonly en: string }[];
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
