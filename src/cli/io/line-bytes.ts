/** Bytes that are gathered before they are handed on. */
const CHUNK_BYTES = 1 << 20;
/** A character of a text has at most so many bytes. */
const BYTES_PER_CHARACTER = 3;
const LINE_END = 10;

/** 行字节: lines, made new or copied from bytes that are at hand, gathered to pieces that are worth writing. */
export class LineBytes {
  #chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  #length = 0;

  /** Whether enough is gathered. */
  get isFull(): boolean {
    return this.#length >= CHUNK_BYTES / 2;
  }

  /** Adds a line. */
  add(line: string): void {
    this.#makeRoom(line.length * BYTES_PER_CHARACTER + 1);
    this.#length += this.#chunk.write(line, this.#length);
    this.#chunk[this.#length] = LINE_END;
    this.#length += 1;
  }

  /** Adds whole lines that are bytes already. */
  copy(lines: Uint8Array): void {
    this.#makeRoom(lines.length);
    this.#chunk.set(lines, this.#length);
    this.#length += lines.length;
  }

  /** What has been gathered since the last time. */
  take(): Uint8Array {
    const taken = this.#chunk.subarray(0, this.#length);
    this.#chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    this.#length = 0;
    return taken;
  }

  #makeRoom(length: number): void {
    if (this.#length + length <= this.#chunk.length) return;
    const wider = Buffer.allocUnsafeSlow(2 * (this.#length + length));
    wider.set(this.#chunk.subarray(0, this.#length));
    this.#chunk = wider;
  }
}
