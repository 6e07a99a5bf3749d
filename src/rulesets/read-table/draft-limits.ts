import { Decimal } from "../../primitives/index.js";
import { MAY_BREAK } from "./find-relation.js";
import { figureAt, type PublishedRow, type PublishedTable } from "./published-table.js";
import type { ReadColumn } from "./read-columns.js";

/** 上下限: multiples of the standard of the same payer, where nearly all rows of both columns obey one. */
export function draftLimits({
  columns,
  rows,
}: PublishedTable): { readonly low: string; readonly high: string } | undefined {
  const multiples = (kind: "lowLimit" | "highLimit") =>
    columns
      .filter((column) => column.kind === kind)
      .map((limit) => {
        const standard = columns.find(
          (column) =>
            column.kind === "standard" && JSON.stringify(column.payer) === JSON.stringify(limit.payer),
        );
        return standard && multipleOf(limit, standard, rows);
      });
  const [[low, ...lows], [high, ...highs]] = [multiples("lowLimit"), multiples("highLimit")];
  const same =
    lows.every((other) => low !== undefined && other?.eq(low)) &&
    highs.every((other) => high !== undefined && other?.eq(high));
  return low && high && same ? { low: low.toFixed(), high: high.toFixed() } : undefined;
}

const LIMIT_DECIMALS = 4;
/** Limits and standards are rounded, each for itself. */
const LIMIT_NOISE = 0.001;

function multipleOf(
  limit: ReadColumn,
  standard: ReadColumn,
  rows: readonly PublishedRow[],
): Decimal | undefined {
  const ratios = rows.flatMap((row) => {
    const [figure, base] = [figureAt(row, limit.at), figureAt(row, standard.at)];
    return figure && base ? [figure.div(base)] : [];
  });
  const sorted = [...ratios].sort((a, b) => a.cmp(b));
  const middle = sorted[Math.floor(sorted.length / 2)]?.toDecimalPlaces(LIMIT_DECIMALS);
  if (middle === undefined) return undefined;
  const obeying = ratios.filter((ratio) => ratio.minus(middle).abs().lte(middle.times(LIMIT_NOISE)));
  return obeying.length >= ratios.length * (1 - MAY_BREAK) ? new Decimal(middle) : undefined;
}
