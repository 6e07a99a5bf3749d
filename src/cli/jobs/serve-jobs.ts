import { parentPort, workerData } from "node:worker_threads";
import type { JobRequest, TaskSpec } from "./batch-task.js";
import { setUpTask } from "./tasks.js";

/** 工作线程侧: sets the task up once, then answers each request. */
export function serveJobs(): void {
  const port = parentPort;
  if (port === null) return;
  const task = setUpTask(workerData as TaskSpec<unknown, unknown>);
  port.on("message", (request: JobRequest) =>
    port.postMessage(request === "finish" ? task.finish() : task.run(request.batch)),
  );
}
