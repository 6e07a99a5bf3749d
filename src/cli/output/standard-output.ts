import type { Writable } from "node:stream";
import { allTaken } from "./text-output.js";

/** 标准输出的结局: notes what goes wrong with a stream that anybody may write to, and waits until it has taken everything. */
export class StandardOutput {
  readonly #stream: Writable;
  #error: Error | undefined;

  constructor(stream: Writable) {
    this.#stream = stream;
    stream.on("error", (error) => {
      this.#error ??= error;
    });
  }

  /** What went wrong, once everything has been written; a reader that closed its end (`| head`) is no failure. */
  async failure(): Promise<NodeJS.ErrnoException | undefined> {
    if (!this.#stream.destroyed && this.#error === undefined) {
      await allTaken(this.#stream);
      // The stream tells its error after it has called back.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const error: NodeJS.ErrnoException | undefined = this.#error;
    return error?.code === "EPIPE" ? undefined : error;
  }
}
