const PRIMES = firstPrimes(64);
/** First 32 bits of the fractional parts of the square roots of the first 8 primes. */
const INITIAL = PRIMES.slice(0, 8).map((prime) => fractionOfRoot(prime, 2));
/** First 32 bits of the fractional parts of the cube roots of the first 64. */
const ROUND_CONSTANTS = Uint32Array.from(PRIMES, (prime) => fractionOfRoot(prime, 3));

const BLOCK_BYTES = 64;

/** 摘要器: a digest in the making; bytes may come in pieces of any size. */
export interface Sha256 {
  update(bytes: Uint8Array): Sha256;
  /** 64 lower-case hexadecimal digits; the digest takes no bytes after that */
  hex(): string;
}

/**
 * 摘要（SHA-256）: starts a digest. Written out here because the library runs where neither `node:crypto` nor an asynchronous
 * Web Crypto may be called.
 *
 * @source FIPS 180-4
 */
export function sha256(): Sha256 {
  const state = Uint32Array.from(INITIAL);
  const schedule = new Uint32Array(64);
  const block = new Uint8Array(BLOCK_BYTES);
  let filled = 0;
  let length = 0;

  const digest: Sha256 = {
    update(bytes) {
      length += bytes.length;
      let offset = 0;
      while (offset < bytes.length) {
        const piece = bytes.subarray(offset, offset + BLOCK_BYTES - filled);
        block.set(piece, filled);
        filled += piece.length;
        offset += piece.length;
        if (filled === BLOCK_BYTES) {
          compress(state, schedule, block);
          filled = 0;
        }
      }
      return digest;
    },
    hex() {
      const bits = BigInt(length) * 8n;
      const padding = new Uint8Array((filled < 56 ? 56 : 120) - filled + 8);
      padding[0] = 0x80;
      new DataView(padding.buffer).setBigUint64(padding.length - 8, bits);
      digest.update(padding);
      return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
    },
  };
  return digest;
}

/**
 * 文本摘要: the SHA-256 of a text in UTF-8.
 *
 * @example
 * ```ts
 * sha256Hex("abc"); // "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
 * ```
 */
export function sha256Hex(text: string): string {
  return sha256().update(new TextEncoder().encode(text)).hex();
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function compress(state: Uint32Array, w: Uint32Array, block: Uint8Array): void {
  const words = new DataView(block.buffer);
  for (let i = 0; i < 16; i++) w[i] = words.getUint32(i * 4);
  for (let i = 16; i < 64; i++) {
    const early = at(w, i - 15);
    const late = at(w, i - 2);
    const s0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const s1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    w[i] = at(w, i - 16) + s0 + at(w, i - 7) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + s1 + choice + at(ROUND_CONSTANTS, i) + at(w, i)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + s0 + majority) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = at(state, i) + word;
  });
}

function at(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes;
}

/** The root of n·2^(32·degree) is that of n in units of 2^-32; its low 32 bits are the fraction. Found by bisection, in integers. */
function fractionOfRoot(n: number, degree: 2 | 3): number {
  const target = BigInt(n) << BigInt(32 * degree);
  let low = 0n;
  let high = 1n << 37n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(degree) <= target) low = middle;
    else high = middle;
  }
  return Number(BigInt.asUintN(32, low));
}
