import type { RecordBatch } from "../io/records.js";
import type { TaskSpec } from "./batch-task.js";
import { canStartThreads, JobWorker } from "./job-worker.js";
import { setUpTask } from "./tasks.js";

/** Batches a worker may have before it: enough to keep it busy, few enough to bound memory. */
const QUEUE = 3;
/** Batches that are worth a thread: to start one costs about as much as these (a few thousand cases). */
const WORTH_A_THREAD = 16;

/** A result, and the thread it came from: 0 is this one. */
export interface OrderedResult<Result> {
  readonly result: Result;
  readonly thread: number;
}

/**
 * 按序执行: runs a task over the batches on up to `jobs` threads; the results come in the order of the batches, so that any
 * number of jobs gives the same bytes. Threads are started by the work there is: one more for every {@link WORTH_A_THREAD} batches that have come.
 *
 * @returns at its end, by thread, what each kept
 */
export async function* runInOrder<Result, Rest>(
  spec: TaskSpec<Result, Rest>,
  batches: AsyncIterable<RecordBatch>,
  jobs: number,
): AsyncGenerator<OrderedResult<Result>, readonly Rest[]> {
  // Set up here in any case: what is wrong with the options is told once, by this thread.
  const task = setUpTask(spec);
  const most = canStartThreads() && jobs > 1 ? jobs : 0;
  const workers: JobWorker<Result, Rest>[] = [];
  const pending: Promise<OrderedResult<Result>>[] = [];
  let seen = 0;
  try {
    for await (const batch of batches) {
      if (workers.length < Math.min(most, threadsWorth(seen))) workers.push(new JobWorker(spec));
      const turn = workers.length === 0 ? -1 : seen % workers.length;
      const worker = workers[turn];
      seen += 1;
      if (worker === undefined) {
        yield { result: task.run(batch), thread: 0 };
        continue;
      }
      const answer = worker.run(batch).then((result) => ({ result, thread: turn + 1 }));
      // Awaited below, in order; until then a failure must not count as unhandled.
      answer.catch(() => {});
      pending.push(answer);
      const oldest = pending.length >= workers.length * QUEUE ? pending.shift() : undefined;
      if (oldest !== undefined) yield await oldest;
    }
    for (const answer of pending) yield await answer;
    return [task.finish(), ...(await Promise.all(workers.map((worker) => worker.finish())))];
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

/** Threads that pay after so many batches. The second comes with the first: one thread alone only moves the work. */
function threadsWorth(batches: number): number {
  const worth = Math.floor(batches / WORTH_A_THREAD);
  return worth === 0 ? 0 : worth + 1;
}
