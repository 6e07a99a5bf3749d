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

/** The file that workers start from: the binary itself, built or in source. */
function workerFile(): string {
  const inSource = import.meta.url.endsWith(".ts");
  return join(packageRoot(), ...(inSource ? ["src", "cli", "main.ts"] : ["dist", "cli", "main.js"]));
}

/** 工作线程: one thread with a task; it answers batches in the order it gets them. */
export class JobWorker<Result> {
  readonly #worker: Worker;
  readonly #waiting: Waiting<Result>[] = [];

  constructor(spec: TaskSpec<Result>) {
    this.#worker = new Worker(workerFile(), { workerData: spec });
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
