import { TextDecoder } from "node:util";
import { cliErrors } from "../cli-errors.js";

/** Bytes of the longest character of UTF-8. */
const LONGEST_CHARACTER = 4;

/** 解码: bytes to text, piece by piece; bytes that are no text of the encoding are refused with their place. */
export class PlacedDecoder {
  readonly #file: string;
  readonly #encoding: string;
  readonly #decoder: TextDecoder;
  /** bytes before the piece under way */
  #before = 0;
  /** the end of the piece before */
  #tail: Uint8Array = new Uint8Array();

  /** @param before bytes of the file that stand before, as whole characters */
  constructor(file: string, encoding: string, before = 0) {
    this.#file = file;
    this.#encoding = encoding;
    this.#before = before;
    // A mark of byte order stands at the beginning only.
    this.#decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: before > 0 });
  }

  /** @throws `INPUT_NOT_UTF8` */
  decode(piece: Uint8Array): string {
    try {
      const text = this.#decoder.decode(piece, { stream: true });
      this.#before += piece.length;
      // A copy: the next piece may stand where this one does.
      this.#tail = piece.slice(-LONGEST_CHARACTER);
      return text;
    } catch {
      throw this.#refusal(this.#before + this.#readable(piece));
    }
  }

  /** The text is over. @throws `INPUT_NOT_UTF8` where it ends inside a character */
  end(): string {
    try {
      return this.#decoder.decode();
    } catch {
      throw cliErrors.error("INPUT_NOT_UTF8", { file: this.#file, byte: this.#before, isCut: true });
    }
  }

  #refusal(at: number) {
    return cliErrors.error("INPUT_NOT_UTF8", { file: this.#file, byte: at + 1 });
  }

  /** How many bytes of a piece can be read; the character that the piece before has begun is read with it. */
  #readable(piece: Uint8Array): number {
    const begun = this.#tail.subarray(Math.max(0, characterStart(this.#tail)));
    const whole = Uint8Array.from([...begun, ...piece]);
    let [low, high] = [0, whole.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#reads(whole.subarray(0, middle))) low = middle;
      else high = middle - 1;
    }
    return low - begun.length;
  }

  #reads(part: Uint8Array): boolean {
    try {
      new TextDecoder(this.#encoding, { fatal: true }).decode(part, { stream: true });
      return true;
    } catch {
      return false;
    }
  }
}

/** Where the last character of UTF-8 begins. */
function characterStart(bytes: Uint8Array): number {
  const isContinuation = (byte: number): boolean => byte >> 6 === 0b10;
  return bytes.findLastIndex((byte) => !isContinuation(byte));
}
