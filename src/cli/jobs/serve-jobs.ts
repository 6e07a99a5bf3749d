import { parentPort, workerData } from "node:worker_threads";
import type { RecordBatch } from "../io/records.js";
import type { TaskSpec } from "./batch-task.js";
import { setUpTask } from "./tasks.js";

/** 工作线程侧: sets the task up once, then answers each batch. */
export function serveJobs(): void {
  const port = parentPort;
  if (port === null) return;
  const task = setUpTask(workerData as TaskSpec<unknown>);
  port.on("message", (batch: RecordBatch) => port.postMessage(task(batch)));
}
