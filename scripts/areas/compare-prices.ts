import { type PricedEdition, priceGroup } from "../../src/engine/index.js";
import { Decimal } from "../../src/primitives/index.js";
import type { PrintedPrice } from "../../src/rulesets/read-table/table-facts.js";
import type { Rounding } from "./area-table.js";
import type { PrintedPrices } from "./printed-prices.js";

/** A printed figure that ours does not equal. */
export interface PriceDifference {
  readonly drg: string;
  readonly column: string;
  readonly printed: string;
  /** our figure before rounding, or why there is none */
  readonly ours: string;
}

/** 逐价比较 of one table. */
export interface PriceComparison {
  readonly table: PrintedPrices;
  readonly figures: number;
  readonly differences: readonly PriceDifference[];
  /** weights that are not the printed price over the rate, where the table was made the other way round */
  readonly weights?: { readonly rows: number; readonly differences: readonly PriceDifference[] };
}

/** Derives every printed price of a table from its edition, rounds it as the table does, and compares the digits. */
export function comparePrices(table: PrintedPrices, edition: PricedEdition): PriceComparison {
  const differences: PriceDifference[] = [];
  let figures = 0;
  for (const [drg = null, ...cells] of table.rows) {
    table.prices.forEach((price, at) => {
      const printed = cells[at] ?? null;
      if (drg === null || printed === null) return;
      figures += 1;
      const ours = ourFigure(edition, drg, price);
      if (typeof ours === "string" || !rounded(ours, table.rounding).eq(printed))
        differences.push({ drg, column: price.column, printed, ours: ours.toString() });
    });
  }
  const weights = derivedWeights(table, edition);
  return { table, figures, differences, ...(weights && { weights }) };
}

function ourFigure(edition: PricedEdition, drg: string, price: PrintedPrice): Decimal | string {
  const { column: _column, figure, ...payer } = price;
  if (figure === "averageCost") return edition.groups.get(drg)?.averageCost ?? "no average cost";
  const { prices, reason = "several prices" } = priceGroup(edition, drg, payer);
  const [one, another] = prices;
  if (one === undefined || another !== undefined) return reason;
  return (figure === undefined ? one.standard : one[figure]) ?? "no limit";
}

function derivedWeights(table: PrintedPrices, edition: PricedEdition): PriceComparison["weights"] {
  const { weightFrom, prices } = table;
  if (weightFrom === undefined) return undefined;
  const at = prices.findIndex(({ column }) => column === weightFrom.column);
  const rows = table.rows.flatMap(([drg, ...cells]) => {
    const weight = edition.groups.get(drg ?? "")?.relativeWeight;
    const printed = cells[at];
    return weight === undefined || printed == null ? [] : [{ drg: drg ?? "", weight, printed }];
  });
  const differences = rows.flatMap(({ drg, weight, printed }) => {
    const ours = new Decimal(printed).div(weightFrom.rate);
    return rounded(ours, { decimals: weightFrom.decimals }).eq(weight)
      ? []
      : [{ drg, column: "weight", printed: weight.toFixed(), ours: ours.toFixed(6) }];
  });
  return { rows: rows.length, differences };
}

function rounded(value: Decimal, rounding: Rounding): Decimal {
  if (rounding === "exact") return value;
  return "digits" in rounding
    ? value.toSignificantDigits(rounding.digits)
    : value.toDecimalPlaces(rounding.decimals);
}
