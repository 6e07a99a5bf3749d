import { at } from "./column-access.js";

/** What tells a hash from a free place: one bit of it is given up. */
const TAKEN = 1;
/** Bits by which the upper part of a hash is brought down to where places are told. */
const SPREAD = 15;

/**
 * 同哈希行: the rows whose hash another row has too, all but a bit of it, in their order; few others are among them, and which, is for the caller to see. A Map of a
 * million keys costs more than all the sums of a settlement: here the hashes stand in an open-addressed table, eight to sixteen bytes a row while it runs.
 */
export function rowsAlike(hashes: Int32Array): readonly number[] {
  const mask = 2 ** Math.ceil(Math.log2(2 * hashes.length + 1)) - 1;
  const seen = new Int32Array(mask + 1);
  const again = new Set<number>();
  for (let row = 0; row < hashes.length; row += 1) {
    const hash = at(hashes, row) | TAKEN;
    let place = (hash ^ (hash >>> SPREAD)) & mask;
    while (seen[place] && seen[place] !== hash) place = (place + 1) & mask;
    if (seen[place]) again.add(hash);
    seen[place] = hash;
  }
  const rows: number[] = [];
  hashes.forEach((hash, row) => {
    if (again.has(hash | TAKEN)) rows.push(row);
  });
  return rows;
}
