import { decimal } from "chs-drg";

const DECIMALS = 4;

/** A number with at most four decimals, as people read points, weights and rates; what is not known stays empty. */
export function fourDecimals(text: string): string {
  return text.includes(".") ? decimal(text).toDecimalPlaces(DECIMALS).toFixed() : text;
}
