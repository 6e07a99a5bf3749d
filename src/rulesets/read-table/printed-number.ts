import { amountCell } from "../../cases/fields/cell-reader.js";
import { Decimal } from "../../primitives/index.js";

/** No figure of a table has so many digits before its point: more are several figures run together. */
const MOST_DIGITS = 12;
const FIGURE = new RegExp(`^\\d{1,${MOST_DIGITS}}(\\.\\d+)?$`);

/** 印出的数: the number of a cell as a table prints it, in whatever width, read as amounts are; undefined where it is empty, a word, below 0 or longer than any figure. */
export function printedNumber(cell: string): Decimal | undefined {
  const text = amountCell.read(cell.normalize("NFKC").trim());
  return typeof text === "string" && FIGURE.test(text) ? new Decimal(text) : undefined;
}
