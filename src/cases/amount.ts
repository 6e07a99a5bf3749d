import { Decimal, FEN_DECIMALS } from "../primitives/index.js";
import { clipped, fail, hasMinus, type ReadContext, readDecimal, type ValueReader } from "./value-reader.js";

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
  const info = { field: path, value: clipped(String(value)) };
  if (hasMinus(value)) return fail(context, "AMOUNT_NEGATIVE", path, info);
  const amount = inWholeFen(read, value, path, context);
  return amount !== undefined && typeof value === "string"
    ? fail(context, "RECORD_DECIMAL_INVALID", path, info)
    : amount;
};

/** 可为负的金额: yuan to the fen, under a trillion either way: what was paid, less what was recovered. */
export const readSignedAmount: ValueReader<Decimal> = (value, path, context) => {
  const read = readDecimal(value, path, context);
  return read && inWholeFen(read, value, path, context);
};

function inWholeFen(read: Decimal, value: unknown, path: string, context: ReadContext): Decimal | undefined {
  const info = { field: path, value: clipped(String(value)) };
  if (read.abs().gte(TRILLION)) return fail(context, "AMOUNT_TOO_LARGE", path, info);
  return read.decimalPlaces() > FEN_DECIMALS ? fail(context, "AMOUNT_TOO_FINE", path, info) : read;
}
