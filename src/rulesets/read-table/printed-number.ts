import { Decimal } from "../../primitives/index.js";

/** What people print around a number: thousands marks, spaces, the sign of the yuan. */
const ORNAMENTS = /[,，\s¥￥元]/g;

/** No figure of a table has so many digits before its point: more are several figures run together. */
const MOST_DIGITS = 12;
const FIGURE = new RegExp(`^\\d{1,${MOST_DIGITS}}(\\.\\d+)?$`);

/** 印出的数: the number of a cell as a table prints it; undefined where it is empty, a word, below 0 or longer than any figure. */
export function printedNumber(cell: string): Decimal | undefined {
  const text = cell.normalize("NFKC").replace(ORNAMENTS, "");
  return FIGURE.test(text) ? new Decimal(text) : undefined;
}
