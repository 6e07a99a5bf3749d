/**
 * What a second thread gains: each command that reads cases with `--jobs 1` and `--jobs 2`, by the clock, and beside them what two cores could give at most: the
 * same command twice at once, with one thread each, in so many times the time of one. The three take turns; the median of the rounds counts.
 *
 * `npm run build && npx tsx bench/threads.bench.ts [--cases 1000000] [--rounds 3] [--only settle,monitor]`, on a machine that does nothing else
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Place, RULESET } from "../scripts/attack/place.js";
import { measured, TASKS, type Task } from "./command-tasks.js";
import { median } from "./median.js";
import { checkRatio } from "./ratio-check.js";

/** What is asked: so many times faster with two threads than with one. */
const ASKED = 1.6;
const COMMANDS = ["group", "weigh", "settle", "screen", "monitor", "compare"];

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "1000000" },
    rounds: { type: "string", default: "3" },
    only: { type: "string", default: COMMANDS.join(",") },
  },
});
const folder = mkdtempSync(join(tmpdir(), "chs-drg-threads-"));
try {
  const area = join(folder, "area");
  const sample = ["sample", "--ruleset", RULESET, "--cases", values.cases, "--seed", "5", "--out", area];
  const place = new Place(area);
  await measured(place, sample);
  rmSync(place.folder, { recursive: true });
  const wanted = values.only.split(",");
  for (const task of TASKS) if (wanted.includes(task.name)) await compareThreads(task, area);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function compareThreads({ name, words }: Task, area: string): Promise<void> {
  const one: number[] = [];
  const two: number[] = [];
  const twice: number[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    one.push(await seconds(() => runIn(area, words, 1)));
    two.push(await seconds(() => runIn(area, words, 2)));
    twice.push(await seconds(() => Promise.all([runIn(area, words, 1), runIn(area, words, 1)])));
  }
  const most = (2 * median(one)) / median(twice);
  checkRatio(`${name} --jobs 2`, median(one) / median(two), "at least", ASKED);
  console.log(
    `     ${median(one).toFixed(1)} s and ${median(two).toFixed(1)} s; two at once ${median(twice).toFixed(1)} s, so ${most.toFixed(2)} at most`,
  );
}

/** Runs a command in a folder of its own. */
async function runIn(area: string, words: Task["words"], jobs: number): Promise<void> {
  const place = new Place(area);
  await measured(place, [...words(place), "--jobs", String(jobs)]);
  rmSync(place.folder, { recursive: true });
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
