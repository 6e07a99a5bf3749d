import { isAscii } from "node:buffer";
import { TextDecoder } from "node:util";

/** 字符编码: of a text file, as it is asked for; `auto`: found from its bytes. */
export type TextEncoding = "auto" | "utf-8" | "gb18030";

/** The encodings a file is found to have. */
export type FoundEncoding = Exclude<TextEncoding, "auto"> | "utf-16le" | "utf-16be";

/** Share of zero bytes from which on a text is UTF-16: every Latin letter, digit and comma of it has one. */
const ZEROS = 0.05;
/** Share of them that must stand on one side of the pairs. */
const ONE_SIDE = 0.95;
/** Bytes that are looked at for zeros. */
const SAMPLE = 4096;

/**
 * 判定编码: of a text from its bytes; undefined where they are ASCII only and say nothing yet.
 *
 * A byte-order mark tells UTF-16, else zero bytes on one side of every pair do. What reads as UTF-8 is UTF-8; of what does not, GB18030 is
 * assumed only where UTF-8 fails more often than it yields a Chinese character: a UTF-8 text with a broken byte stays one, and is refused.
 */
export function encodingOf(bytes: Uint8Array): FoundEncoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const pairs = pairsWithZeros(bytes.subarray(0, SAMPLE));
  if (pairs !== undefined) return pairs;
  if (isAscii(bytes)) return undefined;
  if (reads("utf-8", bytes)) return "utf-8";
  const text = new TextDecoder("utf-8").decode(bytes);
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const chinese = text.match(/[\u3000-\u9fff\uff00-\uffef]/g)?.length ?? 0;
  return broken > chinese && reads("gb18030", bytes) ? "gb18030" : "utf-8";
}

function pairsWithZeros(bytes: Uint8Array): FoundEncoding | undefined {
  if (!bytes.includes(0)) return undefined;
  const zeros = [0, 0];
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] as number) + 1;
  const [first, second] = zeros as [number, number];
  if (first + second < bytes.length * ZEROS) return undefined;
  if (second >= (first + second) * ONE_SIDE) return "utf-16le";
  return first >= (first + second) * ONE_SIDE ? "utf-16be" : undefined;
}

/** Whether bytes, which may end inside a character, are text of an encoding. */
function reads(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
