import { once } from "node:events";
import { createWriteStream, readdirSync, rmSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Writable } from "node:stream";
import { createGzip } from "node:zlib";
import { systemCode } from "../input/system-error.js";
import { outputErrors } from "./output-errors.js";
import { isRunning, noteUnfinished } from "./unfinished-paths.js";

/** 文本输出: a place to write text, or its bytes, which says when to wait. */
export interface TextOutput {
  write(text: string | Uint8Array): Promise<void>;
  /** everything is written: the file takes its name */
  close(): Promise<void>;
  /** the work failed: nothing half-written is left behind */
  abandon(): Promise<void>;
}

/** 管道已关闭: whoever read our output has had enough (`| head`); the work ends in peace. */
export class PipeClosed extends Error {
  override readonly name = "PipeClosed";
}

/** Standard output. It is not ours to close. */
export function pipeOutput(stream: Writable): TextOutput {
  const sink = new Sink(stream, "-");
  return {
    write: (text) => sink.write(text),
    close: () => sink.drained(),
    abandon: async () => {},
  };
}

/**
 * A file that appears whole or not at all: text goes to a neighbour `.part` file that takes the name at the end.
 *
 * @throws `OUTPUT_UNWRITABLE`
 */
export async function fileOutput(file: string): Promise<TextOutput> {
  const partial = `${file}.${process.pid}.part`;
  await mkdir(dirname(file), { recursive: true }).catch((error: unknown) => {
    throw outputError(file, error);
  });
  removeOrphans(file);
  const forget = noteUnfinished(partial);
  const output = streamOutput(partial, file);
  return {
    write: (text) => output.write(text),
    close: async () => {
      try {
        await output.close();
        await rename(partial, file);
      } catch (error) {
        await rm(partial, { force: true });
        throw outputError(file, error);
      } finally {
        forget();
      }
    },
    abandon: async () => {
      await output.abandon();
      await rm(partial, { force: true });
      forget();
    },
  };
}

/**
 * A file that is written where it stands.
 *
 * @param shown the name that messages give it; `.gz` at its end packs it
 */
export function streamOutput(file: string, shown: string): TextOutput {
  const target = createWriteStream(file, { highWaterMark: BYTES_WAITING });
  const gzip = /\.gz$/i.test(shown) ? createGzip() : undefined;
  gzip?.pipe(target);
  const sink = new Sink(gzip ?? target, shown);
  target.on("error", (error) => sink.fail(error));
  // Waited for from the start: a file that cannot be opened is closed before anybody asks.
  const closed = new Promise<void>((resolve) => target.once("close", resolve));
  return {
    write: (text) => sink.write(text),
    close: async () => {
      (gzip ?? target).end();
      await closed;
      sink.check();
    },
    abandon: async () => {
      gzip?.destroy();
      target.destroy();
      await closed;
    },
  };
}

/** Bytes that may wait to be written while the next are made. */
const BYTES_WAITING = 1 << 22;

/** Takes away what a run that was killed left beside a file. */
function removeOrphans(file: string): void {
  const folder = dirname(file);
  const start = `${basename(file)}.`;
  for (const name of readdirSync(folder)) {
    const pid = name.startsWith(start) ? /^(\d+)\.part$/.exec(name.slice(start.length))?.[1] : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

/** A stream with backpressure as a promise, and its error kept for the next write. */
class Sink {
  readonly #stream: Writable;
  readonly #file: string;
  #error: unknown;

  constructor(stream: Writable, file: string) {
    this.#stream = stream;
    this.#file = file;
    stream.on("error", (error) => this.fail(error));
  }

  fail(error: unknown): void {
    this.#error ??= outputError(this.#file, error);
    this.#stream.emit("drain");
  }

  check(): void {
    if (this.#error !== undefined) throw this.#error;
  }

  async write(text: string | Uint8Array): Promise<void> {
    this.check();
    if (this.#stream.write(text)) return;
    await once(this.#stream, "drain");
    this.check();
  }

  /** Waits until the stream has taken everything. */
  async drained(): Promise<void> {
    await allTaken(this.#stream);
    this.check();
  }
}

/** Waits until a stream has taken everything that was written to it. */
export function allTaken(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    stream.write("", () => resolve());
  });
}

/** A failure to write, in our own words; any other error as it is. */
export function outputError(file: string, error: unknown): unknown {
  const code = systemCode(error);
  const closed = error instanceof Error && "code" in error && error.code === "ERR_STREAM_DESTROYED";
  if (code === "EPIPE" || closed) return new PipeClosed();
  return code === undefined ? error : outputErrors.error("OUTPUT_UNWRITABLE", { file, cause: code });
}
