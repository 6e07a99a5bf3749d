import { Decimal } from "../../primitives/index.js";

/** What people print around a number: thousands marks, spaces, the sign of the yuan. */
const ORNAMENTS = /[,，\s¥￥元]/g;

/** 印出的数: the number of a cell as a table prints it; undefined where it is empty or a word. */
export function printedNumber(cell: string): Decimal | undefined {
  const text = cell.normalize("NFKC").replace(ORNAMENTS, "");
  return /^\d+(\.\d+)?$/.test(text) ? new Decimal(text) : undefined;
}
