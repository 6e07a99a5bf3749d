/**
 * 病例分摊: `allocate` over columns: splits an amount of fen over cases in proportion to integer claims by the largest remainder,
 * ties by case id. Same parts as `allocate`, without an object a case; a claim below 0 counts as 0.
 *
 * @param total fen
 * @param indexes positions of the cases in `claims`, `ids` and `out`
 * @param out receives each part, in fen
 * @returns false when the total is not 0 and no claim is positive; nothing is written then
 */
export function splitFen(
  total: bigint,
  indexes: Int32Array,
  claims: BigInt64Array,
  ids: readonly string[],
  out: Float64Array,
): boolean {
  const magnitude = total < 0n ? -total : total;
  const sign = total < 0n ? -1 : 1;
  let sum = 0n;
  for (const index of indexes) {
    const claim = claims[index] ?? 0n;
    if (claim > 0n) sum += claim;
  }
  if (sum === 0n) {
    if (total !== 0n) return false;
    for (const index of indexes) out[index] = 0;
    return true;
  }
  const rests: bigint[] = [];
  let paid = 0n;
  for (const index of indexes) {
    const claim = claims[index] ?? 0n;
    const product = magnitude * (claim > 0n ? claim : 0n);
    const part = product / sum;
    rests.push(product - part * sum);
    paid += part;
    out[index] = sign * Number(part);
  }
  const left = Number(magnitude - paid);
  for (const position of largestRests(rests, indexes, ids, left)) {
    const index = indexes[position] ?? 0;
    out[index] = (out[index] ?? 0) + sign;
  }
  return true;
}

/** Positions of the `count` largest remainders, ties by case id. */
function largestRests(
  rests: readonly bigint[],
  indexes: Int32Array,
  ids: readonly string[],
  count: number,
): readonly number[] {
  if (count === 0) return [];
  const id = (position: number) => ids[indexes[position] ?? -1] ?? "";
  const sorted = BigInt64Array.from(rests).sort();
  const threshold = sorted[sorted.length - count] ?? 0n;
  const above: number[] = [];
  const level: number[] = [];
  rests.forEach((rest, position) => {
    if (rest > threshold) above.push(position);
    else if (rest === threshold) level.push(position);
  });
  level.sort((a, b) => (id(a) < id(b) ? -1 : 1));
  return above.concat(level.slice(0, count - above.length));
}
