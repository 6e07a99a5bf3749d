/** 9.90602E+17: what a spreadsheet shows, and saves, of a number with more digits than the column or it can hold. */
export const SCIENTIFIC = /^\d(?:\.\d+)?[Ee](?:\+\d|[1-9])\d$/;

/** A number of as many digits as an identity card or an insured person's has, of which those beyond the fifteenth are zeros. */
const ROUNDED = /^\d{15}(\d*)$/;
const LEAST_DIGITS = 18;

/** GB 11643: weights of the first seventeen digits, and the check digit by the remainder. */
const CHECK_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = "10X98765432";

/** A number of more digits than programs keep of one, written as a number: with an empty fraction, or with commas between thousands. */
export const LONG_NUMBER = /^(?:\d{16,}\.0+|\d{1,3}(?:,\d{3}){5,}(?:\.0+)?)$/;

/**
 * 被改写的标识: whether a text is a long number that a program has rewritten, so that its last digits are lost: in scientific notation, with an empty
 * fraction or commas behind more than fifteen digits, or of eighteen digits and more of which those beyond the fifteenth are zeros. Eighteen digits that are an
 * identity number (GB 11643) are one.
 *
 * @example
 * ```ts
 * isDamagedId("9.90602E+17"); // true
 * isDamagedId("990602199001011000"); // true
 * isDamagedId("990602199001011264.0"); // true
 * isDamagedId("990602199001011234"); // false
 * ```
 */
export function isDamagedId(text: string): boolean {
  if (SCIENTIFIC.test(text) || LONG_NUMBER.test(text)) return true;
  const beyond = text.length < LEAST_DIGITS ? undefined : ROUNDED.exec(text)?.[1];
  if (beyond === undefined || !/^0+$/.test(beyond)) return false;
  return text.length > LEAST_DIGITS || !hasCheckDigit(text);
}

function hasCheckDigit(digits: string): boolean {
  const sum = CHECK_WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return CHECK_DIGITS[sum % CHECK_DIGITS.length] === digits[LEAST_DIGITS - 1];
}
