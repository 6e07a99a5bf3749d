import { allocationWithoutClaims, compareText } from "../primitives/index.js";
import { ClaimSums } from "./claim-sums.js";

/** Remainders of so many bits stay exact in 64-bit arithmetic, and fit a column. */
const EXACT_BITS = 61;

/**
 * 病例分摊: `allocate` over columns: splits an amount of fen over cases in proportion to integer claims by the largest remainder,
 * ties by case id. Same parts as `allocate`, without an object a case; a claim below 0 counts as 0.
 *
 * @param total fen, a safe integer
 * @param indexes positions of the cases in `claims`, `ids` and `out`
 * @param out receives each part, in fen
 * @throws `ALLOCATION_WITHOUT_CLAIMS` when the total is not 0 and no claim is positive; nothing is written then
 */
export function splitFen(
  total: number,
  indexes: Int32Array,
  claims: BigInt64Array,
  ids: readonly string[],
  out: Float64Array,
): void {
  const sums = new ClaimSums(claims);
  for (const index of indexes) sums.add(0, index);
  const sum = sums.total(0);
  if (sum === 0n) {
    if (total !== 0) throw allocationWithoutClaims(BigInt(total), indexes.length);
    for (const index of indexes) out[index] = 0;
    return;
  }
  const sign = total < 0 ? -1 : 1;
  const magnitude = Math.abs(total);
  const dropped = Math.max(0, sum.toString(2).length - EXACT_BITS);
  const rests =
    dropped === 0
      ? floorParts(magnitude, sum, indexes, claims, out)
      : floorPartsBeyond(magnitude, sum, indexes, claims, out, BigInt(dropped));
  let left = magnitude;
  for (const index of indexes) left -= out[index] ?? 0;
  const exactRest = (index: number) => (BigInt(magnitude) * claimAt(claims, index)) % sum;
  for (const position of largestRests(rests, indexes, ids, left, dropped === 0 ? undefined : exactRest)) {
    const index = indexes[position] ?? 0;
    out[index] = (out[index] ?? 0) + 1;
  }
  if (sign < 0) for (const index of indexes) out[index] = -(out[index] ?? 0);
}

/** A claim below 0 is none. */
function claimAt(claims: BigInt64Array, index: number): bigint {
  const given = claims[index] ?? 0n;
  return given > 0n ? given : 0n;
}

/**
 * The floor of each part, and its remainder. The quotient is estimated in floating point and put right by its remainder, which
 * lies within 64 bits although the products do not.
 */
function floorParts(
  total: number,
  sum: bigint,
  indexes: Int32Array,
  claims: BigInt64Array,
  out: Float64Array,
): BigInt64Array {
  const rests = new BigInt64Array(indexes.length);
  const whole = BigInt(total);
  const perClaim = total / Number(sum);
  for (let position = 0; position < indexes.length; position++) {
    const index = indexes[position] ?? 0;
    const claim = claimAt(claims, index);
    let part = Math.floor(Number(claim) * perClaim);
    let rest = BigInt.asIntN(64, BigInt.asIntN(64, whole * claim) - BigInt.asIntN(64, BigInt(part) * sum));
    while (rest < 0n) {
      part -= 1;
      rest += sum;
    }
    while (rest >= sum) {
      part += 1;
      rest -= sum;
    }
    out[index] = part;
    rests[position] = rest;
  }
  return rests;
}

/** The same where the claims of a large hospital come to more than 64 bits hold; of a remainder, the bits above the `dropped` lowest. */
function floorPartsBeyond(
  total: number,
  sum: bigint,
  indexes: Int32Array,
  claims: BigInt64Array,
  out: Float64Array,
  dropped: bigint,
): BigInt64Array {
  const rests = new BigInt64Array(indexes.length);
  const whole = BigInt(total);
  indexes.forEach((index, position) => {
    const product = whole * claimAt(claims, index);
    out[index] = Number(product / sum);
    rests[position] = (product % sum) >> dropped;
  });
  return rests;
}

/** Positions of the `count` largest remainders, ties by case id. @param exactRest where `rests` are leading bits only: what decides between those that are level */
function largestRests(
  rests: BigInt64Array,
  indexes: Int32Array,
  ids: readonly string[],
  count: number,
  exactRest: ((index: number) => bigint) | undefined,
): readonly number[] {
  if (count === 0) return [];
  const sorted = rests.slice().sort();
  const threshold = sorted[sorted.length - count] ?? 0n;
  const above: number[] = [];
  const level: { readonly position: number; readonly id: string; readonly rest: bigint }[] = [];
  for (let position = 0; position < rests.length; position++) {
    const rest = rests[position] ?? 0n;
    const index = indexes[position] ?? -1;
    if (rest > threshold) above.push(position);
    else if (rest === threshold)
      level.push({ position, id: ids[index] ?? "", rest: exactRest?.(index) ?? rest });
  }
  level.sort((a, b) => (a.rest === b.rest ? compareText(a.id, b.id) : a.rest > b.rest ? -1 : 1));
  return above.concat(level.slice(0, count - above.length).map(({ position }) => position));
}
