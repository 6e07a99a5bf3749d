import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Writable } from "node:stream";
import { createGzip } from "node:zlib";
import { cliErrors } from "../cli-errors.js";

/** 文本输出: a place to write text, which says when to wait. */
export interface TextOutput {
  write(text: string): Promise<void>;
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
  const target = createWriteStream(partial);
  const gzip = /\.gz$/i.test(file) ? createGzip() : undefined;
  gzip?.pipe(target);
  const sink = new Sink(gzip ?? target, file);
  target.on("error", (error) => sink.fail(error));
  return {
    write: (text) => sink.write(text),
    close: async () => {
      const written = once(target, "close");
      (gzip ?? target).end();
      try {
        await written;
        await rename(partial, file);
      } catch (error) {
        await rm(partial, { force: true });
        throw outputError(file, error);
      }
    },
    abandon: async () => {
      gzip?.destroy();
      target.destroy();
      await rm(partial, { force: true });
    },
  };
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

  async write(text: string): Promise<void> {
    if (this.#error !== undefined) throw this.#error;
    if (this.#stream.write(text)) return;
    await once(this.#stream, "drain");
    if (this.#error !== undefined) throw this.#error;
  }

  /** Waits until the stream has taken everything. */
  async drained(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#stream.write("", () => resolve());
    });
    if (this.#error !== undefined) throw this.#error;
  }
}

function outputError(file: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "EPIPE" || code === "ERR_STREAM_DESTROYED") return new PipeClosed();
  return /^E[A-Z]+$/.test(code) ? cliErrors.error("OUTPUT_UNWRITABLE", { file, cause: code }) : error;
}
