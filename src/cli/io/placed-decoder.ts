import { TextDecoder } from "node:util";
import { cliErrors } from "../cli-errors.js";

/** Bytes of the longest character of any encoding that is read. */
const LONGEST_CHARACTER = 4;

/** 解码: bytes to text, piece by piece; bytes that are no text of the encoding are refused with their place. */
export class PlacedDecoder {
  readonly #file: string;
  readonly #encoding: string;
  readonly #decoder: TextDecoder;
  /** bytes before the piece under way */
  #before = 0;

  constructor(file: string, encoding: string) {
    this.#file = file;
    this.#encoding = encoding;
    this.#decoder = new TextDecoder(encoding, { fatal: true });
  }

  /** @throws `INPUT_NOT_UTF8` */
  decode(piece: Uint8Array): string {
    try {
      const text = this.#decoder.decode(piece, { stream: true });
      this.#before += piece.length;
      return text;
    } catch {
      throw this.#refusal(this.#before + this.#firstBad(piece));
    }
  }

  /** The text is over. @throws `INPUT_NOT_UTF8` where it ends inside a character */
  end(): string {
    try {
      return this.#decoder.decode();
    } catch {
      throw this.#refusal(this.#before);
    }
  }

  #refusal(at: number) {
    return cliErrors.error("INPUT_NOT_UTF8", { file: this.#file, byte: at + 1 });
  }

  /** Where the first bad byte of a piece lies, to the character: from each start a character may have, the longest part that can be read is found. */
  #firstBad(piece: Uint8Array): number {
    const starts = Array.from({ length: LONGEST_CHARACTER }, (_, start) => this.#readable(piece, start));
    return Math.max(...starts);
  }

  #readable(piece: Uint8Array, start: number): number {
    let [low, high] = [start, piece.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#reads(piece.subarray(start, middle))) low = middle;
      else high = middle - 1;
    }
    return low;
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
