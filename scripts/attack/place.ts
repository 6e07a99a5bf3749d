import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must } from "./attack.js";

const MAIN = join(import.meta.dirname, "..", "..", "dist", "cli", "main.js");
export const RULESET = "zhejiang-shaoxing@2020";
export const SCHEME = "zj-drg@1.1";
/** Files beside a result that only a run under way may have. */
const UNFINISHED = /\.part$|chs-drg-(part|commit)/;
/** Whoever may not write what others made. */
const NOBODY = 65534;

/** 一次运行的结局. */
export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** seconds of CPU of the program and its threads, where they are measured */
  readonly cpu: number;
  /** megabytes that it held at most, where they are measured */
  readonly memory: number;
}

/** How the program is run. */
export interface RunOptions {
  readonly stdin?: string | Buffer | ((child: ChildProcess) => void);
  /** a file that standard output goes to */
  readonly stdout?: string;
  /** as a user who owns nothing; where this user is not root, it is this user */
  readonly nobody?: boolean;
  /** megabytes of heap */
  readonly heap?: number;
  readonly started?: (child: ChildProcess) => void;
  /** whether its CPU and memory are measured */
  readonly measured?: boolean;
  /** what is run in place of the program */
  readonly program?: string;
}

/** 攻击场: a folder of its own, a small sound area, and the built program. */
export class Place {
  readonly folder: string;
  readonly area: string;

  constructor(area: string) {
    this.folder = mkdtempSync(join(tmpdir(), "chs-drg-attack-"));
    chmodSync(this.folder, 0o755);
    this.area = area;
  }

  /** A path in the folder. */
  path(...names: readonly string[]): string {
    return join(this.folder, ...names);
  }

  /** Writes a file of the folder. */
  write(name: string, content: string | Uint8Array): string {
    writeFileSync(this.path(name), content);
    return this.path(name);
  }

  /** A folder that may only be read. */
  readOnly(name: string): string {
    mkdirSync(this.path(name));
    chmodSync(this.path(name), 0o555);
    return this.path(name);
  }

  /** Fails where a run has left files behind that only one under way may have, in the folder or in others. */
  nothingLeft(...folders: readonly string[]): void {
    const names = [...folders, this.folder].flatMap((folder) => readdirSync(folder));
    const left = names.filter((name) => UNFINISHED.test(name));
    must(left.length === 0, `left behind: ${left}`);
  }

  /** Runs the program. */
  async run(words: readonly string[], options: RunOptions = {}): Promise<Run> {
    const usage = options.measured === true ? `${this.folder}-usage.json` : undefined;
    const node = [
      ...(options.heap === undefined ? [] : [`--max-old-space-size=${options.heap}`]),
      ...(usage === undefined ? [] : ["--import", usageHook(usage)]),
    ];
    const owned = options.nobody === true && process.getuid?.() === 0;
    const child = spawn(process.execPath, [...node, options.program ?? MAIN, ...words], {
      env: { ...process.env, LC_ALL: "C" },
      stdio: ["pipe", options.stdout === undefined ? "pipe" : openSync(options.stdout, "w"), "pipe"],
      ...(owned && { uid: NOBODY, gid: NOBODY }),
    });
    options.started?.(child);
    return await outcome(child, usage, options.stdin);
  }

  /** Runs a shell line in which `$CLI` is the program. */
  async shell(line: string): Promise<Run> {
    const child = spawn("bash", ["-c", line], {
      env: { ...process.env, LC_ALL: "C", CLI: `${process.execPath} ${MAIN}` },
      stdio: ["pipe", "pipe", "pipe"],
    });
    return await outcome(child, undefined, undefined);
  }

  /** The words that settle the area, with some files replaced. */
  settle(
    out: string,
    files: Partial<Record<"cases" | "history" | "hospitals" | "budget", string>> = {},
  ): string[] {
    const file = (role: keyof typeof files, name: string) => files[role] ?? join(this.area, name);
    return [
      ...["settle", "--ruleset", RULESET, "--out", out],
      ...["--cases", file("cases", "cases.jsonl"), "--history", file("history", "history.jsonl")],
      ...["--hospitals", file("hospitals", "hospitals.csv"), "--budget", file("budget", "budget.json")],
      ...["--values", join(this.area, "values.json")],
    ];
  }

  /** A file of the area. */
  read(name: string): string {
    return readFileSync(join(this.area, name), "utf8");
  }
}

async function outcome(
  child: ChildProcess,
  usage: string | undefined,
  stdin: RunOptions["stdin"],
): Promise<Run> {
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout?.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => stderr.push(chunk));
  child.stdin?.on("error", () => {});
  if (typeof stdin === "function") stdin(child);
  else child.stdin?.end(stdin ?? "");
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.on("close", (...ended) => resolve(ended)),
  );
  return {
    code,
    signal,
    stdout: Buffer.concat(stdout).toString("utf8"),
    stderr: Buffer.concat(stderr).toString("utf8"),
    ...(usage === undefined ? { cpu: Number.NaN, memory: Number.NaN } : usageOf(usage)),
  };
}

/** Code that writes what the process used into a file when it ends. */
function usageHook(file: string): string {
  const code = `import { writeFileSync } from "node:fs"; import { isMainThread } from "node:worker_threads";
    if (isMainThread) process.on("exit", () => writeFileSync(${JSON.stringify(file)}, JSON.stringify(process.resourceUsage())));`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

function usageOf(file: string): Pick<Run, "cpu" | "memory"> {
  const used = JSON.parse(readFileSync(file, "utf8")) as NodeJS.ResourceUsage;
  rmSync(file);
  return { cpu: (used.userCPUTime + used.systemCPUTime) / 1e6, memory: used.maxRSS / 1024 };
}

/** What a run must end with: its exit code and, on stderr, a code of ours; never a trace of the program's inside. */
export function endsWith(run: Run, code: number, told: string): void {
  noTrace(run);
  const said = run.stderr.slice(0, 300);
  must(run.code === code, `exit code ${run.code ?? run.signal}, not ${code}: ${said}`);
  must(run.stderr.includes(told), `does not say ${told}: ${said}`);
}

/** What no run may end with, whatever else it says: a trace of the program's inside. */
export function noTrace({ stderr }: Run): void {
  must(!/failed inside|内部错误|\n {4}at /.test(stderr), `a stack trace: ${stderr.slice(0, 300)}`);
}

/** Whether every file that the summary of a result names is there with its digest. */
export function isWhole(folder: string): boolean {
  const { outputs } = JSON.parse(readFileSync(join(folder, "summary.json"), "utf8")) as {
    outputs: Record<string, string>;
  };
  return Object.entries(outputs).every(
    ([name, digest]) =>
      createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex") === digest,
  );
}
