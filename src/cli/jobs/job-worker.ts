import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { RecordBatch } from "../io/records.js";
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

/** 工作线程: one thread with a task; it answers in the order it is asked. */
export class JobWorker<Result, Rest> {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];

  constructor(spec: TaskSpec<Result, Rest>) {
    this.#worker = new Worker(join(packageRoot(), "dist", "cli", "main.js"), { workerData: spec });
    this.#worker.on("message", (answer: unknown) => this.#waiting.shift()?.resolve(answer));
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", (code) => this.#fail(new Error(`a worker thread ended with code ${code}`)));
  }

  run(batch: RecordBatch): Promise<Result> {
    return this.#ask({ batch });
  }

  /** What the thread kept of all its batches. */
  finish(): Promise<Rest> {
    return this.#ask("finish");
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask<Answer>(request: JobRequest): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.#waiting.push({ resolve: resolve as Waiting["resolve"], reject });
      this.#worker.postMessage(request);
    });
  }

  #fail(error: unknown): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
