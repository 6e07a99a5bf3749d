/**
 * e^x by addition, multiplication and division alone: `Math.exp` may differ in its last bit from engine to engine, and then a
 * sample would differ by a fen.
 *
 * Accurate to about 14 digits for |x| <= 40.
 */
export function exponential(x: number): number {
  const halvings = 12;
  const reduced = x / 2 ** halvings;
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 8; n += 1) {
    term = (term * reduced) / n;
    sum += term;
  }
  for (let n = 0; n < halvings; n += 1) sum *= sum;
  return sum;
}
