import { Readable, Writable } from "node:stream";
import { run } from "../../src/cli/run.js";

/** What a run of the command line said. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How the command line is run in a test. */
export interface CliOptions {
  readonly stdin?: string | Buffer;
  readonly environment?: Readonly<Record<string, string>>;
  /** whether stderr is a terminal, on which progress is shown */
  readonly isTTY?: boolean;
}

class Captured extends Writable {
  readonly #chunks: Buffer[] = [];

  override _write(chunk: Buffer | string, _encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(Buffer.from(chunk));
    done();
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString("utf8");
  }
}

/** Runs the command line inside this process, with streams of its own. */
export async function runCli(words: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const stdout = new Captured();
  const stderr = Object.assign(new Captured(), { isTTY: options.isTTY ?? false });
  const code = await run(words, {
    stdin: Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)]),
    stdout,
    stderr,
    environment: options.environment ?? {},
  });
  return { code, stdout: stdout.text, stderr: stderr.text };
}
