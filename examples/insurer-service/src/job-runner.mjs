import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";

/** Milliseconds between two looks for a job, or for a server that is away. */
const PAUSE = 500;
/** Milliseconds that the server may take over a piece of cases. */
const PATIENCE = 60_000;

/** 任务执行: does jobs one after the other: groups the cases by the server, piece by piece, then settles the area in a thread of its own. */
export class JobRunner {
  #store;
  #server;
  #log;
  #running = true;
  #ended;

  constructor(store, server, log) {
    this.#store = store;
    this.#server = server;
    this.#log = log;
  }

  start() {
    this.#ended = this.#work();
  }

  /** Ends after the piece that is under way; the job goes on with the next start. */
  async stop() {
    this.#running = false;
    await this.#ended;
  }

  async #work() {
    while (this.#running) {
      const job = await this.#store.start();
      if (job === undefined) await wait(PAUSE);
      else await this.#do(job);
    }
  }

  async #do(job) {
    try {
      const scheme = await this.#schemeOf(job.area.ruleset);
      for (let from = job.grouped; from < job.cases; ) {
        if (!this.#running) return;
        const records = await this.#store.records(job.id, from);
        const groupings = await this.#group(scheme, records);
        await this.#store.grouped(job.id, from, groupings);
        from += records.length;
      }
      await this.#store.settling(job.id);
      const cases = await this.#store.groupings(job.id);
      const { result, outcomes } = await settleApart({ area: job.area, cases });
      await this.#store.finish(job.id, result, outcomes);
      this.#log({ event: "job", job: job.id, status: "done", cases: job.cases });
    } catch (error) {
      // A service that stops leaves the job as it is.
      if (!this.#running) return;
      const problem = { code: error.code ?? "JOB_FAULT", errors: error.errors ?? [] };
      await this.#store.refuse(job.id, problem);
      this.#log({ event: "job", job: job.id, status: "refused", code: problem.code, ...placeOf(error) });
    }
  }

  /** The scheme that an edition groups with, as the server says. */
  async #schemeOf(ruleset) {
    const rulesets = JSON.parse(await this.#ask("/v1/rulesets"));
    const found = rulesets.find(({ reference }) => reference === ruleset);
    if (found === undefined) throw Object.assign(new Error(), { code: "JOB_RULESET_NOT_LOADED" });
    return found.scheme;
  }

  async #group(scheme, records) {
    const headers = { "content-type": "application/x-ndjson" };
    const body = `${records.join("\n")}\n`;
    const text = await this.#ask(`/v1/group?scheme=${scheme}`, { method: "POST", headers, body });
    return text.trimEnd().split("\n");
  }

  /** What the server answers. One that is away, busy or starting is waited for: a job is not refused for it. */
  async #ask(path, request = {}) {
    while (this.#running) {
      try {
        const answer = await fetch(this.#server + path, {
          ...request,
          signal: AbortSignal.timeout(PATIENCE),
        });
        if (answer.ok) return await answer.text();
        if (answer.status < 500 && answer.status !== 429) {
          const problem = await answer.json();
          throw Object.assign(new Error(), { code: problem.code, errors: problem.errors });
        }
      } catch (error) {
        if (error.code !== undefined && error.errors !== undefined) throw error;
      }
      await wait(PAUSE);
    }
    throw new Error("the service stops");
  }
}

/** Where a fault arose; never its message, which may hold a patient's data. */
function placeOf({ code, name, stack = "" }) {
  return code === undefined ? { name, at: stack.split("\n").filter((line) => /^\s+at /.test(line)) } : {};
}

/** Settles in a thread, so that the service answers meanwhile. */
function settleApart(workerData) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./settle-thread.mjs", import.meta.url), { workerData });
    worker.once("message", ({ problem, ...done }) => {
      if (problem === undefined) resolve(done);
      else reject(Object.assign(new Error(), problem));
    });
    worker.once("error", reject);
  });
}
