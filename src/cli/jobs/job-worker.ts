import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { packageRoot } from "../package-root.js";
import type { JobRequest, TaskSpec } from "./batch-task.js";

/** A promise's two ends, kept until the worker answers. */
interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** Whether threads can be started: they run the built binary, which a run from source does not have. */
export function canStartThreads(): boolean {
  return !import.meta.url.endsWith(".ts");
}

/** 工作线程: one thread, which has a task at a time; it answers in the order it is asked. */
export class JobWorker<Batch, Result, Rest> {
  readonly #worker = new Worker(join(packageRoot(), "dist", "cli", "main.js"));
  readonly #waiting: Waiting[] = [];
  #isReady = false;
  #failure: unknown;

  constructor() {
    this.#worker.on("message", (answer: unknown) => this.#waiting.shift()?.resolve(answer));
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", (code) => this.#fail(new Error(`a worker thread ended with code ${code}`)));
  }

  /** Sets a task up; until that is done, or where it fails, the worker takes no batch: others do its work. */
  setUp(spec: TaskSpec<Batch, Result, Rest>): void {
    this.#isReady = false;
    this.#worker.ref();
    this.#ask({ spec }).then(
      () => {
        this.#isReady = true;
      },
      () => {},
    );
  }

  /** Whether it can be given a task. */
  get isAlive(): boolean {
    return this.#failure === undefined;
  }

  /** Whether it has a task, and less to do than so many batches. */
  hasRoom(most: number): boolean {
    return this.#isReady && this.#waiting.length < most;
  }

  /** Batches, and what else it was asked, that it has not answered yet. */
  get load(): number {
    return this.#waiting.length;
  }

  run(batch: Batch): Promise<Result> {
    return this.#ask({ batch });
  }

  /** What the thread kept of all batches of its task; undefined where it was not ready in time for any. Afterwards it keeps nobody from ending. */
  async finish(): Promise<Rest | undefined> {
    const rest = this.#isReady ? await this.#ask<Rest | undefined>("finish") : undefined;
    this.rest();
    return rest;
  }

  /** Keeps nobody from ending until it is given a task. */
  rest(): void {
    this.#worker.unref();
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask<Answer>(request: JobRequest): Promise<Answer> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise<Answer>((resolve, reject) => {
      this.#waiting.push({ resolve: resolve as Waiting["resolve"], reject });
      // Copied, not handed over: once a thread has given a buffer away, all its arrays are slower.
      this.#worker.postMessage(request);
    });
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
