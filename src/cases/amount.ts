import { Decimal } from "../primitives/index.js";
import { clipped, fail, hasMinus, readDecimal, type ValueReader } from "./value-reader.js";

/** Yuan as text: under a trillion, fen at the finest; zeros behind the fen are allowed. */
export const AMOUNT_PATTERN = /^\d{1,12}(\.\d{1,2}0{0,20})?$/;

/** Characters of an amount, zeros behind the fen included. */
export const LONGEST_AMOUNT = 40;
const TRILLION = new Decimal(1n, -12);

/**
 * 金额: yuan, at least 0, to the fen, under a trillion (so that an integer of fen is always a safe one). A JSON number is
 * refused: 0.1 is not 1/10.
 */
export const readAmount: ValueReader<Decimal> = (value, path, context) => {
  if (typeof value === "string" && value.length <= LONGEST_AMOUNT && AMOUNT_PATTERN.test(value)) {
    return new Decimal(value);
  }
  const read = readDecimal(value, path, context);
  if (read === undefined) return undefined;
  const text = clipped(String(value));
  if (hasMinus(value)) return fail(context, "AMOUNT_NEGATIVE", path, { field: path, value: text });
  if (read.gte(TRILLION)) return fail(context, "AMOUNT_TOO_LARGE", path, { field: path, value: text });
  if (read.decimalPlaces() > 2) return fail(context, "AMOUNT_TOO_FINE", path, { field: path, value: text });
  return typeof value === "string"
    ? fail(context, "RECORD_DECIMAL_INVALID", path, { field: path, value: text })
    : read;
};
