import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { build } from "esbuild";
import { onTestFinished } from "/tmp/p/shim.ts";

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
  const stderr = new Captured();
  const code = await run(words, {
    stdin: Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)]),
    stdout,
    stderr,
    environment: options.environment ?? {},
  });
  return { code, stdout: stdout.text, stderr: stderr.text };
}

/** Bundles the command line into a package of its own, laid out as the installed one. Call it in `beforeAll`. */
export async function buildCli(): Promise<BuiltCli> {
  const root = join(import.meta.dirname, "..", "..");
  const folder = mkdtempSync(join(tmpdir(), "chs-drg-built-"));
  await build({
    entryPoints: [join(root, "src", "cli", "main.ts")],
    outdir: join(folder, "dist", "cli"),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    splitting: true,
    logLevel: "error",
  });
  for (const name of ["package.json", "rulesets", "node_modules"])
    symlinkSync(join(root, name), join(folder, name));
  return {
    main: join(folder, "dist", "cli", "main.js"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A built command line. */
export interface BuiltCli {
  readonly main: string;
  readonly remove: () => void;
}

/** Runs a built command line as a process of its own. */
export async function spawnCli(
  built: BuiltCli,
  words: readonly string[],
  options: CliOptions = {},
): Promise<CliRun> {
  const child = spawn(process.execPath, [built.main, ...words], {
    env: { ...process.env, LANG: "C", LC_ALL: "", ...options.environment },
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  child.stdin.on("error", () => {});
  child.stdin.end(options.stdin ?? "");
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return {
    code,
    stdout: Buffer.concat(stdout).toString("utf8"),
    stderr: Buffer.concat(stderr).toString("utf8"),
  };
}

/** A new folder, for a hook to remove. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "chs-drg-test-"));
}

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = newFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
