import type { Decimal } from "../../primitives/index.js";

/**
 * 十进制比较: -1, 0 or 1, as `a.cmp(b)` gives for finite numbers, without the copy that `cmp` makes of its operand; screening
 * compares decimals by the ten million. A property test holds it to `cmp`.
 */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const aZero = a.d[0] === 0;
  const bZero = b.d[0] === 0;
  if (aZero || bZero) return sign(bZero ? (aZero ? 0 : a.s) : -b.s);
  if (a.s !== b.s) return sign(a.s);
  if (a.e !== b.e) return sign(a.e > b.e ? a.s : -a.s);
  const shared = Math.min(a.d.length, b.d.length);
  for (let index = 0; index < shared; index += 1) {
    const left = a.d[index] as number;
    const right = b.d[index] as number;
    if (left !== right) return sign(left > right ? a.s : -a.s);
  }
  if (a.d.length === b.d.length) return 0;
  return sign(a.d.length > b.d.length ? a.s : -a.s);
}

function sign(value: number): -1 | 0 | 1 {
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}
