import type { TextOutput } from "./text-output.js";

/** Bytes that are gathered before they are handed on. */
const CHUNK_BYTES = 1 << 20;
/** Bytes that are worth writing. */
const PIECE_BYTES = CHUNK_BYTES / 2;
/** A character of a text has at most so many bytes. */
const BYTES_PER_CHARACTER = 3;
const LINE_END = 10;

/** 行字节: lines, made new or taken over from bytes that are at hand, gathered to pieces that are worth writing. */
export class LineBytes {
  readonly #pieces: Uint8Array[] = [];
  #chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  #length = 0;

  /** Whether enough is gathered. */
  get isFull(): boolean {
    return this.#pieces.length > 0 || this.#length >= PIECE_BYTES;
  }

  /** Adds a line. */
  add(line: string): void {
    this.#makeRoom(line.length * BYTES_PER_CHARACTER + 1);
    this.#length += this.#chunk.write(line, this.#length);
    this.#chunk[this.#length] = LINE_END;
    this.#length += 1;
  }

  /** Adds lines, or parts of them, that are bytes already: many are a piece as they are, few are copied. */
  addBytes(lines: Uint8Array): void {
    if (lines.length >= PIECE_BYTES) {
      this.#cut();
      this.#pieces.push(lines);
      return;
    }
    this.#makeRoom(lines.length);
    this.#chunk.set(lines, this.#length);
    this.#length += lines.length;
  }

  /** Writes what has been gathered since the last time. */
  async writeTo(output: Pick<TextOutput, "write">): Promise<void> {
    this.#cut();
    for (const piece of this.#pieces.splice(0)) await output.write(piece);
  }

  #cut(): void {
    if (this.#length === 0) return;
    this.#pieces.push(this.#chunk.subarray(0, this.#length));
    this.#chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    this.#length = 0;
  }

  #makeRoom(length: number): void {
    if (this.#length + length <= this.#chunk.length) return;
    const wider = Buffer.allocUnsafeSlow(2 * (this.#length + length));
    wider.set(this.#chunk.subarray(0, this.#length));
    this.#chunk = wider;
  }
}
