import { Worker } from "node:worker_threads";
import { type RunnerTask, type RunnerTestSuite, TestRunner } from "vitest";
import { Progress } from "./progress.js";
import type { Hits, Switches } from "./switches.js";

/** A test that takes less is run once more for each mutant that it meets first; in a longer one they are on together. */
const SHORT_MS = 300;
/** Mutants that passed so many tests will pass most: they are on together. */
const PASSED_OFTEN = 3;
/** Times that a mutant is met more often than in the source as it is, before its loop is held to be endless. */
const ENDLESS = 100;
const ENDLESS_LEAST = 20_000;
/** Processor time after which an attempt is held to be endless, beside ten times what the test takes. */
const LONGEST_MS = 60_000;

/** What lives as long as the worker. */
interface Shared {
  readonly noticed: Set<string>;
  readonly passed: Map<string, number>;
  readonly once: Set<string>;
  /** mutants that are tried one at a time */
  readonly singly: ReadonlySet<string>;
  /** tests that were run before */
  readonly done: ReadonlySet<string>;
  readonly clock: Int32Array;
}

const shared = globalThis as { __stryker__?: Switches; __mutation__?: Shared };
const folder = process.env.MUTATION_STATE ?? "";
const progress = new Progress(folder);
shared.__stryker__ ??= {};
const switches = shared.__stryker__;
switches.mutantCoverage ??= { static: {}, perTest: {} };
const coverage = switches.mutantCoverage;
shared.__mutation__ ??= {
  noticed: progress.noticed(),
  passed: new Map(),
  once: new Set(),
  singly: new Set(progress.steps().flatMap((step) => (step.kind === "singly" ? step.ids : []))),
  done: new Set(progress.steps().flatMap((step) => (step.kind === "test-done" ? [step.by] : []))),
  clock: watched(),
};
const { noticed, passed, once, singly, done, clock } = shared.__mutation__;
/** When the run is to end: the tests that are left then are left to the next one. */
const ends = Number(process.env.MUTATION_ENDS);
const alone = progress.alone;
const failing = new Set(progress.steps().flatMap((step) => (step.kind === "fails-itself" ? [step.by] : [])));
if (alone !== undefined) Object.assign(switches, { active: new Set([alone]), hitCount: 0, hitLimit: 5e7 });

/**
 * Runs each test as it is, and once more for the mutants that it executes. One that is noticed is asked of no other test.
 *
 * Several mutants may be on together: if the test passes, each of them passes; if it fails, they are halved. A mutant is noticed by a test only
 * that passes without it, before and after.
 */
// biome-ignore lint/style/noDefaultExport: vitest asks for it
export default class NoticingRunner extends TestRunner {
  async runTask(test: RunnerTask): Promise<void> {
    const body = TestRunner.getTestFn(test as never) as () => unknown;
    const by = `${this.#file(test.file.filepath)} > ${test.fullTestName}`;
    if (alone !== undefined) {
      if (!failing.has(by)) await body();
      return;
    }
    if (done.has(by) || Date.now() > ends) return;
    await this.#tryMutants(body, by);
    progress.add({ kind: "test-done", by });
  }

  async #tryMutants(body: () => unknown, by: string): Promise<void> {
    const began = cpuMs();
    const first = await hitsOf(body);
    const ms = cpuMs() - began;
    tellOnce(Object.keys(coverage.static), by);
    const met = Object.keys(first).filter((id) => !noticed.has(id));
    if (met.length === 0) return;
    const again = await hitsOf(body).catch((): Hits => ({}));
    // What is kept for the worker is not made again.
    tellOnce(
      met.filter((id) => again[id] === undefined),
      by,
    );
    const attempt = new Attempt(body, by, again, ms);
    const open = met.filter((id) => again[id] !== undefined);
    const single = (id: string) => singly.has(id) || (ms < SHORT_MS && (passed.get(id) ?? 0) < PASSED_OFTEN);
    for (const id of open.filter(single)) await attempt.of([id]);
    await attempt.of(open.filter((id) => !noticed.has(id) && !single(id)));
  }

  override async onAfterRunSuite(suite: RunnerTestSuite): Promise<void> {
    await super.onAfterRunSuite(suite);
    if (alone === undefined && suite === suite.file && Date.now() < ends)
      progress.add({ kind: "file-done", file: this.#file(suite.file.filepath) });
  }

  #file(path: string): string {
    return path.slice(this.config.root.length + 1);
  }
}

/** One test, with mutants. */
class Attempt {
  constructor(
    readonly body: () => unknown,
    readonly by: string,
    readonly hits: Hits,
    readonly ms: number,
  ) {}

  /** Which of some mutants the test notices; `passed` and `noticed` follow. */
  async of(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const why = await this.#failure(ids);
    if (why === undefined) {
      for (const id of ids) passed.set(id, (passed.get(id) ?? 0) + 1);
      progress.add({ kind: "passed", ids, by: this.by });
      return;
    }
    const [id] = ids;
    if (ids.length === 1 && id !== undefined) {
      noticed.add(id);
      progress.add({ kind: "noticed", id, by: this.by, why });
    }
    // What it spoilt for all that follows goes with the worker.
    if ((await this.#failure([])) !== undefined) process.kill(process.pid, "SIGKILL");
    if (ids.length === 1) return;
    const half = ids.length >> 1;
    await this.of(ids.slice(0, half));
    await this.of(ids.slice(half));
  }

  /** What the test says with some mutants on; undefined where it passes. */
  async #failure(ids: readonly string[]): Promise<string | undefined> {
    const met = ids.reduce((sum, id) => sum + (this.hits[id] ?? 0), 0);
    Object.assign(switches, { active: new Set(ids), hitCount: 0, hitLimit: met * ENDLESS + ENDLESS_LEAST });
    if (ids.length > 0) progress.takeOff({ ids, by: this.by });
    const most = LONGEST_MS + 10 * this.ms;
    Atomics.store(clock, 0, most);
    let ticking: NodeJS.Timeout | undefined;
    // Seconds are counted one by one: those in which the whole run is stopped do not count.
    let left = Math.ceil(most / 1000);
    const endless = new Promise<never>((_, reject) => {
      ticking = setInterval(() => {
        left -= 1;
        if (left === 0) reject(new Error("does not end"));
      }, 1000);
    });
    try {
      await Promise.race([this.body(), endless]);
      return undefined;
    } catch (error) {
      return String(error instanceof Error ? error.message : error).slice(0, 200);
    } finally {
      clearInterval(ticking);
      Atomics.store(clock, 0, 0);
      switches.active = new Set();
      progress.land();
    }
  }
}

async function hitsOf(body: () => unknown): Promise<Hits> {
  coverage.perTest.now = {};
  switches.currentTestId = "now";
  try {
    await body();
    return coverage.perTest.now;
  } finally {
    // What hooks execute counts as what is executed while the sources load.
    switches.currentTestId = undefined;
  }
}

function tellOnce(ids: readonly string[], by: string): void {
  const fresh = ids.filter((id) => !once.has(id));
  for (const id of fresh) once.add(id);
  if (fresh.length > 0) progress.add({ kind: "once", ids: fresh, by });
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** A number that says how long the next attempt may last; the process ends where it lasts longer. */
function watched(): Int32Array {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  new Worker(
    `const { clock } = require("node:worker_threads").workerData;
    let began, known = 0;
    setInterval(() => {
      const { user, system } = process.cpuUsage();
      const most = Atomics.load(clock, 0);
      if (most === 0 || most !== known) began = user + system;
      known = most;
      if (most > 0 && user + system - began > most * 1000) process.kill(process.pid, "SIGKILL");
    }, 1000);`,
    { eval: true, workerData: { clock } },
  ).unref();
  return clock;
}
