import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { RecordBatch } from "../io/records.js";
import { packageRoot } from "../package-root.js";
import type { TaskSpec } from "./batch-task.js";

/** A promise's two ends, kept until the worker answers. */
interface Waiting<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/** Whether threads can be started: they run the built binary, which a run from source does not have. */
export function canStartThreads(): boolean {
  return !import.meta.url.endsWith(".ts");
}

/** 工作线程: one thread with a task; it answers batches in the order it gets them. */
export class JobWorker<Result> {
  readonly #worker: Worker;
  readonly #waiting: Waiting<Result>[] = [];

  constructor(spec: TaskSpec<Result>) {
    this.#worker = new Worker(join(packageRoot(), "dist", "cli", "main.js"), { workerData: spec });
    this.#worker.on("message", (result: Result) => this.#waiting.shift()?.resolve(result));
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", (code) => this.#fail(new Error(`a worker thread ended with code ${code}`)));
  }

  run(batch: RecordBatch): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(batch);
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: unknown): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
