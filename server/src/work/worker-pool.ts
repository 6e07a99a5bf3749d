import { Worker } from "node:worker_threads";
import { serverError } from "../messages/server-errors.js";
import type { ShelfOptions } from "../shelf/open-shelf.js";
import type { Job, JobDone } from "./job.js";
import { faultOf, type Outcome, problemOfError } from "./problem.js";
import type { WorkerMessage, WorkerRequest } from "./worker.js";

/** How a pool works. */
export interface PoolOptions {
  readonly threads: number;
  readonly shelf: ShelfOptions;
  /** the script that a thread runs; it calls `serveJobs` */
  readonly script: URL;
  /** a job that takes longer is stopped, with its thread */
  readonly mostSeconds: number;
}

/** 做工处: where jobs are done; a pool of threads or, in a test, the thread that asks. */
export interface Jobs {
  /** whether jobs are taken at once */
  readonly ready: boolean;
  /** jobs that wait for a thread */
  readonly waiting: number;
  /** jobs under way */
  readonly busy: number;
  readonly run: (job: Job) => Promise<Outcome<JobDone>>;
}

/** A job that waits, or is under way. */
interface Waiting {
  readonly job: Job;
  readonly settle: (outcome: Outcome<JobDone>) => void;
}

/** A thread with the job it does. */
interface Thread {
  readonly worker: Worker;
  ready: boolean;
  doing: (Waiting & { readonly id: number; readonly timer: NodeJS.Timeout }) | undefined;
}

/**
 * 线程池: does jobs in threads, each thread one at a time, in the order in which they came. A thread that fails or takes too long is replaced; its job is
 * answered all the same.
 */
export class WorkerPool implements Jobs {
  readonly #options: PoolOptions;
  readonly #threads = new Set<Thread>();
  readonly #queue: Waiting[] = [];
  #next = 0;
  #stopped = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Starts the threads; done when every one has loaded its shelf. @throws what loading throws */
  async start(): Promise<void> {
    await Promise.all(Array.from({ length: this.#options.threads }, () => this.#startThread()));
  }

  get ready(): boolean {
    const ready = [...this.#threads].filter((thread) => thread.ready);
    return ready.length === this.#options.threads;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  get busy(): number {
    return [...this.#threads].filter(({ doing }) => doing !== undefined).length;
  }

  run(job: Job): Promise<Outcome<JobDone>> {
    return new Promise((settle) => {
      this.#queue.push({ job, settle });
      this.#assign();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()));
  }

  #startThread(): Promise<void> {
    const worker = new Worker(this.#options.script, { workerData: this.#options.shelf, argv: ["worker"] });
    const thread: Thread = { worker, ready: false, doing: undefined };
    this.#threads.add(thread);
    return new Promise((resolve, reject) => {
      worker.on("message", (message: WorkerMessage) => {
        if ("ready" in message) {
          thread.ready = true;
          resolve();
        } else this.#done(thread, message.id, message.outcome);
        this.#assign();
      });
      worker.on("error", (error) => {
        reject(error);
        this.#replace(thread, { ok: false, fault: faultOf(error) });
      });
      worker.on("exit", () => {
        this.#replace(thread, { ok: false, fault: faultOf(new Error("a worker thread ended")) });
      });
    });
  }

  #assign(): void {
    for (const thread of this.#threads) {
      if (!thread.ready || thread.doing !== undefined) continue;
      const next = this.#queue.shift();
      if (next === undefined) return;
      this.#next += 1;
      const id = this.#next;
      const timer = setTimeout(() => this.#tooLong(thread), this.#options.mostSeconds * 1000);
      thread.doing = { ...next, id, timer };
      const request: WorkerRequest = { id, job: next.job };
      thread.worker.postMessage(request);
    }
  }

  #done(thread: Thread, id: number, outcome: Outcome<JobDone>): void {
    const { doing } = thread;
    if (doing === undefined || doing.id !== id) return;
    clearTimeout(doing.timer);
    thread.doing = undefined;
    doing.settle(outcome);
  }

  #tooLong(thread: Thread): void {
    const { mostSeconds } = this.#options;
    const error = serverError("SERVER_WORK_TOO_LONG", { seconds: mostSeconds });
    const locale = thread.doing?.job.locale ?? "en";
    this.#replace(thread, { ok: false, problem: problemOfError(error, locale) });
    void thread.worker.terminate();
  }

  /** Takes a thread out and, once it had been ready, puts another in its place. */
  #replace(thread: Thread, outcome: Outcome<JobDone>): void {
    if (!this.#threads.delete(thread)) return;
    if (thread.doing !== undefined) this.#done(thread, thread.doing.id, outcome);
    if (thread.ready && !this.#stopped) this.#startThread().catch(() => {});
  }
}
