import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { closeSync, createReadStream, openSync, readSync, statSync } from "node:fs";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { ColumnNames } from "../../cases/index.js";
import { cliErrors } from "../cli-errors.js";
import { type BlockPlace, BlockRoom, giveBack } from "../scan/block-room.js";
import { LONGEST_RECORD } from "../scan/records.js";
import { otherKind } from "../sheets/other-kind.js";
import { sheetErrors } from "../sheets/sheet-errors.js";
import { isSpreadsheet } from "../sheets/spreadsheet.js";
import type { Terminal } from "../terminal.js";
import { type ByteSource, fileBytes, streamBytes } from "./byte-source.js";
import { type FileFormat, PIPE, type RowFormat } from "./file-format.js";
import { PlacedDecoder } from "./placed-decoder.js";
import { systemCode } from "./system-error.js";
import { encodingOf, type FoundEncoding, type TextEncoding } from "./text-encoding.js";

/** Takes the names by which what is read says what it holds. */
export interface MeetNames {
  /** the header of a table */
  meet(header: readonly string[]): void;
  /** hands on what is read of records that have keys */
  through<Batch>(batches: AsyncGenerator<Batch>, textOf: (batch: Batch) => string): AsyncGenerator<Batch>;
}

/** How a text is opened. */
export interface TextInputOptions extends FileFormat {
  /** `auto` (the default): found from the bytes; a UTF-16 byte-order mark counts before what is said */
  readonly encoding?: TextEncoding;
  readonly terminal: Terminal;
  /** what the columns of a table are said to be */
  readonly columns?: ColumnNames;
  /** takes the header that a table has, or the keys of records */
  readonly met?: MeetNames;
  /** bytes of the file, for the progress line */
  readonly size?: number;
}

const BYTES_PER_READ = 1 << 18;
/** Bytes of cases that gzip packs into one, about. */
const USUAL_PACKING = 10;
const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
/** Bytes by which a kind of file is known. */
const HEAD_BYTES = 64;
/** Bytes of a file that is read as a whole. */
const LARGEST_WHOLE = 1 << 28;

/** 文本输入: a file or pipe as decoded text, chunk by chunk, with the digest of its bytes as they stand on disk. */
export class TextInput {
  readonly file: string;
  readonly #options: TextInputOptions;
  readonly #hash = createHash("sha256");
  #bytes = 0;
  #digest: string | undefined;
  #head: Uint8Array | undefined;
  #encoding: FoundEncoding = "utf-8";
  #isEncodingKnown = false;
  #decoder: PlacedDecoder | undefined;
  /** bytes, decompressed, that were decoded or left as they are */
  #passed = 0;

  constructor(file: string, options: TextInputOptions) {
    this.file = file;
    this.#options = options;
  }

  /** The same file once more, for a reading of its own; a pipe cannot be read twice. */
  again(terminal: Terminal): TextInput {
    return new TextInput(this.file, { ...this.#options, terminal });
  }

  /** bytes read so far, before decompression */
  get bytes(): number {
    return this.#bytes;
  }

  /** how much of the whole has been read, 0 to 1; undefined where the whole is not known (a pipe) */
  get share(): number | undefined {
    const { size } = this.#options;
    return size === undefined || size === 0 ? undefined : this.#bytes / size;
  }

  /** about how many pieces will be read; undefined where nobody knows (a pipe) */
  get pieces(): number | undefined {
    const { size, gzip } = this.#options;
    return size && (size / BYTES_PER_READ) * (gzip ? USUAL_PACKING : 1);
  }

  /** what the columns of a table are said to be */
  get columns(): ColumnNames {
    return this.#options.columns ?? {};
  }

  /** takes the header that was found, or the keys of records */
  get met(): MeetNames | undefined {
    return this.#options.met;
  }

  /** the encoding of what was read so far */
  get encoding(): FoundEncoding {
    return this.#encoding;
  }

  /** SHA-256 of the bytes as they stand on disk; of a pipe, of what was read */
  get digest(): string {
    this.#digest ??= this.#hash.digest("hex");
    return this.#digest;
  }

  /**
   * The text, once.
   *
   * @throws `INPUT_NOT_FOUND`, `INPUT_UNREADABLE`, `INPUT_GZIP_BROKEN`, `INPUT_GZIP_TAIL`, `INPUT_NOT_UTF8`
   */
  async *chunks(): AsyncGenerator<string> {
    for await (const piece of this.#pieces()) {
      this.#findEncoding(piece);
      yield this.#decode(piece);
    }
    yield this.#decodeEnd();
  }

  /**
   * The same, once, with whole lines of UTF-8 left as bytes: whoever reads a block decodes no more of it than it needs, and gives its place back. From where lines are in another
   * encoding or have no end, the text follows.
   *
   * @throws what `chunks` throws
   */
  async *blocks(): AsyncGenerator<string | BlockPlace> {
    const room = new BlockRoom(BYTES_PER_READ);
    const source = this.#source();
    try {
      let place = room.take();
      /** bytes in the place that no block has yet */
      let filled = 0;
      let isText = false;
      let reading = source.fill(place.bytes);
      for (let read = await reading; read > 0; read = await reading) {
        const end = place.bytes.subarray(filled, filled + read).lastIndexOf(LINE_FEED) + 1;
        const lines = end === 0 ? 0 : filled + end;
        filled += read;
        const isEndless = lines === 0 && filled > LONGEST_RECORD;
        if (lines === 0 && !isEndless && !isText) {
          if (filled === place.bytes.length) place = continued(place, 0, filled, room);
          reading = source.fill(place.bytes.subarray(filled));
          continue;
        }
        const bytes = place.bytes.subarray(0, isText || isEndless ? filled : lines);
        this.#findEncoding(bytes);
        isText ||= isEndless || bytes.length > LONGEST_RECORD || this.#encoding !== "utf-8" || !isUtf8(bytes);
        if (isText) {
          const text = this.#decode(place.bytes.subarray(0, filled));
          giveBack(place);
          [place, filled] = [room.take(), 0];
          reading = begun(source.fill(place.bytes));
          yield text;
          continue;
        }
        const { taken } = place;
        place = continued(place, lines, filled, room);
        filled -= lines;
        // While the block is read.
        reading = begun(source.fill(place.bytes.subarray(filled)));
        const start = this.#passed === 0 && startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
        this.#passed += bytes.length;
        yield { bytes: bytes.subarray(start), taken };
      }
      if (filled > 0) {
        const rest = place.bytes.subarray(0, filled);
        this.#findEncoding(rest);
        yield this.#decode(rest);
      }
      yield this.#decodeEnd();
    } finally {
      await source.close();
    }
  }

  /**
   * The bytes of the whole file, once; of a spreadsheet, which cannot be read in pieces.
   *
   * @throws `INPUT_NOT_FOUND`, `INPUT_UNREADABLE`, `INPUT_TOO_LARGE`
   */
  async whole(): Promise<Uint8Array> {
    const { size = 0 } = this.#options;
    if (size > LARGEST_WHOLE) {
      throw cliErrors.error("INPUT_TOO_LARGE", { file: this.file, most: LARGEST_WHOLE, of: "bytes" });
    }
    const parts: Uint8Array[] = [];
    for await (const piece of this.#pieces()) parts.push(piece.slice());
    return Buffer.concat(parts);
  }

  /** how its rows stand; of a spreadsheet as in a table */
  get rows(): RowFormat {
    return this.#options.rows;
  }

  /** whether it is packed */
  get gzip(): boolean {
    return this.#options.gzip;
  }

  /** Whether the file holds a spreadsheet, whatever it is called. */
  get isSpreadsheet(): boolean {
    return isSpreadsheet(this.#beginning());
  }

  /** @throws `INPUT_OTHER_KIND` where it holds what people take for a table and is none */
  refuseOtherKinds(): void {
    const kind = otherKind(this.#beginning());
    if (kind !== undefined) throw sheetErrors.error("INPUT_OTHER_KIND", { file: this.file, kind });
  }

  /** How the file begins; of a pipe and of what is packed nothing. */
  #beginning(): Uint8Array {
    const isOpen = this.file !== PIPE && !this.#options.gzip;
    this.#head ??= isOpen ? headOf(this.file, HEAD_BYTES) : new Uint8Array();
    return this.#head;
  }

  /** The bytes, decompressed, piece by piece; each is good until the next. */
  async *#pieces(): AsyncGenerator<Uint8Array> {
    const place = new Uint8Array(BYTES_PER_READ);
    const source = this.#source();
    try {
      for (let read = await source.fill(place); read > 0; read = await source.fill(place)) {
        yield place.subarray(0, read);
      }
    } finally {
      await source.close();
    }
  }

  /** The bytes, decompressed; what cannot be read is told in our own words. */
  #source(): ByteSource {
    const source = this.#bytesOf();
    return {
      fill: async (place) => {
        try {
          return await source.fill(place);
        } catch (error) {
          throw inputError(this.file, error);
        }
      },
      close: source.close,
    };
  }

  #bytesOf(): ByteSource {
    if (this.#options.gzip) return this.#unpacked();
    if (this.file === PIPE) return streamBytes(this.#open());
    const source = fileBytes(this.file);
    return {
      fill: async (place) => {
        const read = await source.fill(place);
        this.#take(place.subarray(0, read));
        return read;
      },
      close: source.close,
    };
  }

  #unpacked(): ByteSource {
    const packed = this.#open();
    const gunzip = createGunzip({ chunkSize: BYTES_PER_READ });
    pipeline(packed, gunzip, () => {});
    const source = streamBytes(gunzip);
    return {
      fill: async (place) => {
        const read = await source.fill(place);
        if (read > 0) return read;
        packed.destroy();
        await this.#readTail(gunzip.bytesWritten);
        return 0;
      },
      close: source.close,
    };
  }

  /** Tells the encoding as soon as bytes beyond ASCII come. */
  #findEncoding(bytes: Uint8Array): void {
    if (this.#isEncodingKnown) return;
    const { encoding = "auto" } = this.#options;
    const found = encodingOf(bytes);
    this.#isEncodingKnown = found !== undefined || encoding !== "auto";
    const chosen = encoding === "auto" || found?.startsWith("utf-16") ? found : encoding;
    if (chosen === undefined || chosen === this.#encoding) return;
    this.#encoding = chosen;
    this.#decoder = undefined;
  }

  #decode(bytes: Uint8Array): string {
    this.#decoder ??= new PlacedDecoder(this.file, this.#encoding, this.#passed);
    this.#passed += bytes.length;
    return this.#decoder.decode(bytes);
  }

  #decodeEnd(): string {
    return this.#decoder?.end() ?? "";
  }

  #take(chunk: Uint8Array): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
  }

  #open(): Readable {
    const source =
      this.file === PIPE
        ? this.#options.terminal.stdin
        : createReadStream(this.file, { highWaterMark: BYTES_PER_READ });
    source.on("data", (chunk: Uint8Array) => this.#take(chunk));
    source.pause();
    return source;
  }

  /**
   * What follows the compressed data: zlib stops at the first zero byte between members and would lose all that comes after. Zeros alone
   * are padding. The digest is of the whole file, whatever was read of it.
   */
  async #readTail(from: number): Promise<void> {
    let at = from;
    for await (const chunk of createReadStream(this.file, { start: from }) as AsyncIterable<Uint8Array>) {
      if (chunk.some((byte) => byte !== 0)) {
        throw cliErrors.error("INPUT_GZIP_TAIL", { file: this.file, byte: from });
      }
      const unseen = chunk.subarray(Math.max(0, this.#bytes - at));
      this.#take(unseen);
      at += chunk.length;
    }
  }
}

/** A place in which the next block begins with what stands behind this one; where nothing does before it, this one is read to its end. */
function continued(place: BlockPlace, from: number, to: number, room: BlockRoom): BlockPlace {
  const next = room.take(2 * (to - from));
  next.bytes.set(place.bytes.subarray(from, to));
  if (from === 0) giveBack(place);
  return next;
}

/** Bytes that are awaited later: until then a failure must not count as unhandled. */
function begun(reading: Promise<number>): Promise<number> {
  reading.catch(() => {});
  return reading;
}

function startsWithMark(bytes: Uint8Array): boolean {
  return BYTE_ORDER_MARK.every((byte, at) => bytes[at] === byte);
}

/**
 * The first bytes of a file; none of what is no plain file (a named pipe), of which nothing would be left to read.
 *
 * @throws what reading the file throws
 */
export function headOf(file: string, most: number): Uint8Array {
  const head = new Uint8Array(most);
  try {
    if (!statSync(file).isFile()) return head.subarray(0, 0);
    const handle = openSync(file, "r");
    try {
      return head.subarray(0, readSync(handle, head));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw inputError(file, error);
  }
}

/** A failure of the file system, of gzip or of decoding, in our own words; any other error as it is. */
export function inputError(file: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT") return cliErrors.error("INPUT_NOT_FOUND", { file });
  if (code === "EISDIR") return cliErrors.error("INPUT_IS_DIRECTORY", { file });
  if (code.startsWith("Z_")) return cliErrors.error("INPUT_GZIP_BROKEN", { file });
  const cause = systemCode(error);
  return cause === undefined ? error : cliErrors.error("INPUT_UNREADABLE", { file, cause });
}
