import { type Decimal, wordsOf } from "../../primitives/index.js";

/**
 * 十进制比较: -1, 0 or 1, as `a.cmp(b)` gives, without the copy that `cmp` makes of its operand; screening compares decimals by the
 * ten million. A property test holds it to `cmp`.
 */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (one.s !== other.s) return sign(one.s - other.s);
  if (one.e !== other.e) return sign(one.e > other.e ? one.s : -one.s);
  const shared = Math.min(one.d.length, other.d.length);
  for (let index = 0; index < shared; index += 1) {
    const left = one.d[index] as number;
    const right = other.d[index] as number;
    if (left !== right) return sign(left > right ? one.s : -one.s);
  }
  if (one.d.length === other.d.length) return 0;
  return sign(one.d.length > other.d.length ? one.s : -one.s);
}

function sign(value: number): -1 | 0 | 1 {
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}
