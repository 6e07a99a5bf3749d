import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import type { CliOptions, CliRun } from "./captured-run.js";

/** A built command line. */
export interface BuiltCli {
  readonly main: string;
  /** the same, for many runs in one process */
  readonly many: string;
  readonly remove: () => void;
}

/** Bundles the command line into a package of its own, laid out as the installed one. Call it in `beforeAll`. */
export async function buildCli(): Promise<BuiltCli> {
  const root = join(import.meta.dirname, "..", "..");
  const folder = mkdtempSync(join(tmpdir(), "chs-drg-built-"));
  const outdir = join(folder, "dist", "cli");
  await build({
    entryPoints: {
      main: join(root, "src", "cli", "main.ts"),
      many: join(import.meta.dirname, "many-runs.ts"),
    },
    outdir,
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
    main: join(outdir, "main.js"),
    many: join(outdir, "many.js"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
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

/** One process for many runs, one after the other: it loads the program once, and its threads are warm. */
export class ManyRuns {
  readonly #child;
  readonly #lines;

  constructor(built: BuiltCli) {
    this.#child = spawn(process.execPath, [built.many], { stdio: ["pipe", "pipe", "inherit"] });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** What a run said, and how many threads were started so far. */
  async run(words: readonly string[]): Promise<CliRun & { readonly threads: number }> {
    this.#child.stdin.write(`${JSON.stringify(words)}\n`);
    const { value } = await this.#lines.next();
    return JSON.parse(value);
  }

  async end(): Promise<void> {
    const closed = once(this.#child, "close");
    this.#child.stdin.end();
    await closed;
  }
}
