const ONE = new BigInt64Array(1);
const ONE_WORDS = new Int32Array(ONE.buffer);

/** A 64-bit column and the same memory as pairs of 32-bit words: a known value is copied without making a bigint. */
export interface WordColumn {
  readonly values: BigInt64Array;
  readonly words: Int32Array;
}

/** The two words of a value, in the order in which this machine stores them. */
export interface Words {
  readonly first: number;
  readonly second: number;
}

/** The words of a value that fits 64 bits. */
export function wordsOf(value: bigint): Words {
  ONE[0] = value;
  return { first: ONE_WORDS[0] as number, second: ONE_WORDS[1] as number };
}

/** A column of `count` values that are all -1. */
export function emptyWordColumn(count: number): WordColumn {
  const words = new Int32Array(count * 2).fill(-1);
  return { values: new BigInt64Array(words.buffer), words };
}
