import type { RecordBatch } from "../io/records.js";
import type { TaskSpec } from "./batch-task.js";
import { canStartThreads, JobWorker } from "./job-worker.js";
import { setUpTask } from "./tasks.js";

/** Batches a worker may have before it: enough to keep it busy, few enough to bound memory. */
const QUEUE = 3;

/**
 * 按序执行: runs a task over the batches on `jobs` threads; the results come in the order of the batches, so that any
 * number of jobs gives the same bytes.
 */
export async function* runInOrder<Result>(
  spec: TaskSpec<Result>,
  batches: AsyncIterable<RecordBatch>,
  jobs: number,
): AsyncGenerator<Result> {
  // Set up here in any case: what is wrong with the options is told once, by this thread.
  const task = setUpTask(spec);
  if (jobs === 1 || !canStartThreads()) {
    for await (const batch of batches) yield task(batch);
    return;
  }
  const workers = Array.from({ length: jobs }, () => new JobWorker(spec));
  const pending: Promise<Result>[] = [];
  let next = 0;
  try {
    for await (const batch of batches) {
      const result = workers[next % jobs]?.run(batch) ?? Promise.resolve(task(batch));
      next += 1;
      // Awaited below, in order; until then a failure must not count as unhandled.
      result.catch(() => {});
      pending.push(result);
      const oldest = pending.length >= jobs * QUEUE ? pending.shift() : undefined;
      if (oldest !== undefined) yield await oldest;
    }
    for (const result of pending) yield await result;
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}
