import type { CasesRead } from "../io/case-reader.js";
import { linePlacer } from "../io/line-placer.js";
import type { CaseBatch } from "../io/records.js";
import type { TaskSpec } from "./batch-task.js";
import { canStartThreads, JobWorker } from "./job-worker.js";
import { setUpTask } from "./tasks.js";

/** Batches that are worth a thread: to start one costs about as much as these (some ten thousand cases). */
const WORTH_A_THREAD = 32;
/** Results that may wait for one before them, so that memory stays bounded. */
const MOST_WAITING = 64;

/** Threads that have done their work and may be given more, so that each file of a command does not start its own. */
const idle: JobWorker<unknown, unknown>[] = [];

/** A result, and the thread it came from: 0 is this one. */
interface OrderedResult<Result> {
  readonly result: Result;
  readonly thread: number;
}

/** A batch that is being worked on, or done. */
interface Pending<Result> {
  readonly answer: Promise<OrderedResult<Result>>;
  isDone: boolean;
}

/**
 * 按序执行: runs a task over the batches on up to `jobs` threads, of which this is one: it takes the batches that no other has room for. The results come in the
 * order of the batches, with the lines counted from the beginning of the file, so that any number of jobs gives the same bytes.
 *
 * @param expected about how many batches will come; where nobody knows, threads are started by those that have come
 * @returns at its end, by thread, what each kept; undefined for a thread that had no batch
 */
export async function* runInOrder<Result extends CasesRead, Rest>(
  spec: TaskSpec<Result, Rest>,
  batches: AsyncIterable<CaseBatch>,
  jobs: number,
  expected?: number,
): AsyncGenerator<OrderedResult<Result>, readonly (Rest | undefined)[]> {
  const most = canStartThreads() ? jobs - 1 : 0;
  const workers: JobWorker<Result, Rest>[] = [];
  const startThreads = (forBatches: number): void => {
    const worth = Math.min(most, Math.floor(forBatches / WORTH_A_THREAD));
    while (workers.length < worth) {
      const worker = (idle.pop() ?? new JobWorker()) as JobWorker<Result, Rest>;
      workers.push(worker);
      worker.setUp(spec);
    }
  };
  let seen = 0;
  const pending: Pending<Result>[] = [];
  const placed = linePlacer<Result>();
  const inPlace = ({ result, thread }: OrderedResult<Result>) => ({ result: placed(result), thread });
  try {
    // Before this thread sets up the same: the others do it meanwhile.
    startThreads(expected ?? 0);
    // Set up here in any case: what is wrong with the options is told once, by this thread.
    const task = setUpTask(spec);
    for await (const batch of batches) {
      seen += 1;
      if (expected === undefined) startThreads(seen);
      const free = workers.findIndex(({ isFree }) => isFree);
      const answer =
        workers[free]?.run(batch).then((result) => ({ result, thread: free + 1 })) ??
        Promise.resolve({ result: task.run(batch), thread: 0 });
      pending.push(noted(answer, free < 0));
      while (pending.length > MOST_WAITING || pending[0]?.isDone) {
        const oldest = pending.shift() as Pending<Result>;
        yield inPlace(await oldest.answer);
      }
    }
    for (const { answer } of pending) yield inPlace(await answer);
    const kept = await Promise.all(workers.map((worker) => worker.finish()));
    idle.push(...workers.splice(0).filter(({ isAlive }) => isAlive));
    return [task.finish(), ...kept];
  } finally {
    // Those that were not done: the work failed, or nobody wanted the rest of it.
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

function noted<Result>(answer: Promise<OrderedResult<Result>>, isDone: boolean): Pending<Result> {
  const pending = { answer, isDone };
  // Awaited in order; until then a failure must not count as unhandled.
  answer.then(
    () => {
      pending.isDone = true;
    },
    () => {},
  );
  return pending;
}
