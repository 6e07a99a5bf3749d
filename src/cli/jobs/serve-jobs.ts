import { parentPort } from "node:worker_threads";
import type { BatchTask, JobRequest } from "./batch-task.js";
import { setUpTask } from "./tasks.js";

/** 工作线程侧: sets tasks up, one after the other, and answers each request in turn. */
export function serveJobs(): void {
  const port = parentPort;
  if (port === null) return;
  let task: BatchTask<unknown, unknown, unknown> | undefined;
  const answerTo = async (request: JobRequest): Promise<unknown> => {
    if (request === "finish") {
      const kept = task?.finish();
      task = undefined;
      return kept;
    }
    if ("batch" in request) return task?.run(request.batch);
    task = await setUpTask(request.spec);
    return undefined;
  };
  let before = Promise.resolve();
  port.on("message", (request: JobRequest) => {
    before = before.then(async () => {
      port.postMessage(await answerTo(request));
    });
  });
}
