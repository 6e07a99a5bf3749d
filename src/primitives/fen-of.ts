import { type Decimal, WORD_DIGITS, wordsOf } from "./decimal.js";
import { toScaled } from "./scaled-integer.js";

const WORD = 10 ** WORD_DIGITS;
const FEN_PER_YUAN = 100;
const WORD_PER_FEN = WORD / FEN_PER_YUAN;

/**
 * 金额转分: a yuan amount as a whole number of fen, read from the words of the Decimal; adding up a million amounts as Decimals
 * takes longer than the whole screening.
 *
 * @throws `DECIMAL_TOO_FINE` when the amount has parts of a fen
 * @example
 * ```ts
 * fenOf(decimal("1234.5")); // 123450
 * ```
 */
export function fenOf(amount: Decimal): number {
  const { s: sign, e: place, d: words } = wordsOf(amount);
  const wholeWords = place + 1;
  if (wholeWords >= 0 && wholeWords <= 2 && words.length <= wholeWords + 1) {
    let yuan = 0;
    for (let index = 0; index < wholeWords; index += 1) yuan = yuan * WORD + (words[index] ?? 0);
    const rest = (words[wholeWords] ?? 0) / WORD_PER_FEN;
    if (Number.isInteger(rest)) return sign * (yuan * FEN_PER_YUAN + rest) || 0;
  }
  return Number(toScaled(amount, 2));
}
