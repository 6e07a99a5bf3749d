/** A 64-bit column and the same memory as pairs of 32-bit words: a known value is copied without making a bigint. */
interface WordColumn {
  readonly values: BigInt64Array;
  readonly words: Int32Array;
}

/** A column of `count` values that are all -1. */
export function emptyWordColumn(count: number): WordColumn {
  const words = new Int32Array(count * 2).fill(-1);
  return { values: new BigInt64Array(words.buffer), words };
}
