import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { figureOf, type PrintedPrice, type TableRow } from "../../src/rulesets/read-table/table-facts.js";
import type { AreaTable, Rounding } from "./area-table.js";

/** The printed prices of one table: what our prices are compared with. */
export interface PrintedPrices {
  readonly file: string;
  readonly edition: string;
  readonly prices: readonly PrintedPrice[];
  readonly rounding: Rounding;
  readonly weightFrom?: AreaTable["weightFrom"];
  /** group, then a figure for every price, as printed; null where none is printed */
  readonly rows: readonly (readonly (string | null)[])[];
  /** misprinted code -> code meant */
  readonly misprints: Readonly<Record<string, string>>;
  /** rows of the table, those without a price included */
  readonly tableRows: number;
}

const FIXTURE = new URL("../../test/rulesets/fixtures/printed-prices.json.gz", import.meta.url).pathname;

/** The printed prices of every table, from the fixture that the repository holds. */
export function printedPrices(): readonly PrintedPrices[] {
  return JSON.parse(gunzipSync(readFileSync(FIXTURE)).toString("utf8"));
}

export function writePrintedPrices(tables: readonly PrintedPrices[]): void {
  writeFileSync(FIXTURE, gzipSync(JSON.stringify(tables), { level: 9 }));
}

/** The printed prices of one table. */
export function pricesOf(area: AreaTable, rows: readonly TableRow[]): PrintedPrices {
  const prices = area.printed ?? [];
  const figures = rows.map(({ drg, cells }) => [drg, ...prices.map(({ column }) => figureOf(cells[column]))]);
  return {
    file: area.file,
    edition: `${area.id}@${area.version}`,
    prices,
    rounding: area.rounding ?? "exact",
    ...(area.weightFrom && { weightFrom: area.weightFrom }),
    rows: prices.length === 0 ? [] : figures.filter(([, ...cells]) => cells.some((cell) => cell !== null)),
    misprints: Object.fromEntries(
      rows.flatMap(({ drg, printedAs }) => (printedAs === undefined ? [] : [[printedAs, drg]])),
    ),
    tableRows: rows.length,
  };
}
