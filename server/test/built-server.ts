import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { SHELF } from "./service.js";

const server = new URL("..", import.meta.url).pathname;
const root = join(server, "..");
const ROOMS = ["cases", "grouping", "grouping-tools", "weights", "settlement", "rules", "rulesets"];

/** The program as it is built, from the sources as they are. */
export interface BuiltServer {
  readonly main: string;
  readonly remove: () => void;
}

/** Builds the program into a folder of its own; it finds the library's data through the workspace. */
export async function buildServerProgram(): Promise<BuiltServer> {
  const folder = mkdtempSync(join(server, ".build-"));
  const main = join(folder, "main.mjs");
  const rooms = ROOMS.map((room) => [`chs-drg/${room}`, join(root, "src", "public", `${room}.ts`)] as const);
  await build({
    entryPoints: [join(server, "src", "main.ts")],
    outfile: main,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    alias: Object.fromEntries([...rooms, ["chs-drg", join(root, "src", "index.ts")]]),
    tsconfigRaw: {},
  });
  return { main, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A running server. */
export interface RunningServer {
  readonly process: ChildProcess;
  readonly url: string;
  /** every line of the log so far */
  readonly log: readonly string[];
  readonly stderr: () => string;
  /** the exit code, when it has ended */
  readonly ended: Promise<number | null>;
}

/** What the schemes and editions of the tests are called on the command line. */
export const SHELF_OPTIONS = ["--schemes", SHELF.schemes.join(","), "--rulesets", SHELF.rulesets.join(",")];

/** Starts the program and waits until it listens, or has ended. */
export async function startServer(
  main: string,
  options: readonly string[] = SHELF_OPTIONS,
): Promise<RunningServer> {
  return await startProgram([main, "serve", "--port", "0", ...options]);
}

/** Starts a program that says where it listens. */
export async function startProgram(args: readonly string[]): Promise<RunningServer> {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, LANG: "C", LC_ALL: "C" },
  });
  const log: string[] = [];
  let stderr = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const url = await new Promise<string>((resolve) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on("line", (line) => {
      log.push(line);
      const { event, address } = JSON.parse(line) as { event?: string; address?: string };
      if (event === "listening" && address !== undefined) resolve(address);
    });
    void ended.then(() => resolve(""));
  });
  return { process: child, url, log, stderr: () => stderr, ended };
}
