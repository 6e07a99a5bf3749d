import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { RULESET, SCHEME } from "../attack/place.js";
import { manyCases } from "./many-cases.js";
import { type MemorySample, memoryCurve } from "./memory-curve.js";

/*
 * 长时运行: streams millions of synthetic cases through a command and looks at what it holds meanwhile; needs the built program and Linux.
 *
 *   npm run build && npm run soak -- --cases 1000000,20000000 --command group,weigh
 *
 * `group` must be flat. `weigh` keeps a few dozen bytes of every case: no more than so many, and as many a case with many as with few. The cases come through a pipe and
 * the groups go nowhere, so nothing but the sample stands on disk.
 */
const MAIN = join(import.meta.dirname, "..", "..", "dist", "cli", "main.js");
const SAMPLE_CASES = 20_000;
/** Where memory is measured from: all is loaded and warm. */
const FEW_CASES = 20_000;
const SAMPLES_A_RUN = 1000;
const SHORTEST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 2000;
/** A case of many may take so much more than one of few: columns double as they fill, so that up to half of them may be empty. */
const LARGEST_COST_RATIO = 2;
/** Bytes that a case may take: what is kept of it, what weighing makes of that meanwhile, and what a collector leaves for later. */
const LARGEST_COST = 128;
const MEGABYTE = 1 << 20;
/** Memory is told whenever so many more cases have come. */
const TOLD_EVERY = 1_000_000;
/** Cases were left out, or codes are in doubt: the run was whole all the same. */
const WITH_REMARKS = 1;

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "1000000" },
    command: { type: "string", default: "group,weigh" },
  },
});
const sizes = values.cases.split(",").map(Number);
const area = mkdtempSync(join(tmpdir(), "chs-drg-soak-"));
const file = (name: string) => join(area, name);

interface Command {
  readonly words: readonly string[];
  /** what is repeated */
  readonly sample: string;
  readonly isFlat: boolean;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  group: {
    words: ["group", "--scheme", SCHEME, "--in", "-", "--out", "-", "--rejected", file("rejected.jsonl")],
    sample: file("cases.jsonl"),
    isFlat: true,
  },
  weigh: {
    words: [
      ...["weigh", "--ruleset", RULESET, "--values", file("values.json"), "--history", "-"],
      ...["--hospitals", file("hospitals.csv"), "--out", file("weighed"), "--replace"],
    ],
    sample: file("history.jsonl"),
    isFlat: false,
  },
};

let failed = 0;
try {
  await ended(
    spawn(process.execPath, [
      MAIN,
      "sample",
      "--ruleset",
      RULESET,
      "--seed",
      "5",
      "--cases",
      String(SAMPLE_CASES),
      "--out",
      area,
      "--replace",
    ]),
  );
  for (const name of values.command.split(",")) {
    const command = COMMANDS[name];
    if (command === undefined) throw new Error(`no command ${name}: ${Object.keys(COMMANDS).join(", ")}`);
    const costs: number[] = [];
    const base = mostOf((await soak(command, FEW_CASES)).samples);
    for (const count of sizes) {
      const { samples, seconds } = await soak(command, count);
      const most = mostOf(samples);
      const { median, growth, bytesACase, isFlat } = memoryCurve(samples.filter(({ cases }) => cases > 0));
      const cost = (most - base) / (count - FEW_CASES);
      costs.push(cost);
      const ok = command.isFlat
        ? isFlat
        : cost <= Math.min(LARGEST_COST, Math.min(...costs) * LARGEST_COST_RATIO);
      if (!ok) failed += 1;
      console.log(
        [
          `${name} ${count.toLocaleString("en")} cases, ${seconds.toFixed(0)} s`,
          `second half: median ${megabytes(median)}, growth ${megabytes(growth)} (${bytesACase.toFixed(2)} bytes a case): ${isFlat ? "flat" : "not flat"}`,
          `most ${megabytes(most)}, ${cost.toFixed(0)} bytes a case above that of ${FEW_CASES}`,
          ok ? "ok" : "FAILED",
        ].join("; "),
      );
    }
  }
} finally {
  rmSync(area, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;

/** Runs a command over so many cases and takes samples until it ends; those after the last case have come stand at their number. */
async function soak(
  command: Command,
  count: number,
): Promise<{ readonly samples: readonly MemorySample[]; readonly seconds: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, [MAIN, ...command.words], { stdio: ["pipe", "ignore", "pipe"] });
  const samples: MemorySample[] = [];
  let cases = 0;
  let told = 0;
  const look = () => {
    const bytes = residentBytes(child);
    if (bytes === undefined) return;
    samples.push({ cases, bytes });
    if (cases - told < TOLD_EVERY) return;
    told = cases - (cases % TOLD_EVERY);
    console.log(
      `  ${told.toLocaleString("en")} cases: ${megabytes(bytes)}, most so far ${megabytes(mostOf(samples))}`,
    );
  };
  const pause = Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, count / SAMPLES_A_RUN / 10));
  const timer = setInterval(look, pause);
  try {
    await Promise.all([
      pipeline(
        Readable.from(
          manyCases(command.sample, count, (given) => {
            cases = given;
          }),
        ),
        child.stdin as NonNullable<typeof child.stdin>,
      ),
      ended(child),
    ]);
  } finally {
    clearInterval(timer);
    child.kill();
  }
  return { samples, seconds: (performance.now() - start) / 1000 };
}

async function ended(child: ChildProcess): Promise<void> {
  let said = "";
  child.stderr?.on("data", (text: Buffer) => {
    said = `${said}${text}`.slice(-2000);
  });
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0 && code !== WITH_REMARKS) throw new Error(`ended with ${code}: ${said}`);
}

/** VmRSS of a process; undefined once it has ended. */
function residentBytes({ pid }: ChildProcess): number | undefined {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

function mostOf(samples: readonly MemorySample[]): number {
  return Math.max(...samples.map(({ bytes }) => bytes));
}

function megabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(0)} MB`;
}
