import { setImmediate } from "node:timers/promises";
import type { BatchTask, TaskSpec } from "./batch-task.js";
import { canStartThreads, JobWorker } from "./job-worker.js";
import { setUpTask } from "./tasks.js";

/** Batches that are worth a thread: to start one costs about as much as these (some ten thousand cases). */
const WORTH_A_THREAD = 32;
/** Batches a thread may have before it: enough to keep it busy, few enough to bound memory. */
const QUEUE = 8;
/** Results that may wait for one before them, so that memory stays bounded. */
const MOST_WAITING = 64;

/** Threads that have no work yet, or have done it, and may be given more: each file of a command does not start its own. */
const idle: JobWorker<unknown, unknown, unknown>[] = [];

/** Threads beside this one that so many batches are worth. */
function threadsFor(batches: number, jobs: number): number {
  return canStartThreads() ? Math.min(jobs - 1, Math.floor(batches / WORTH_A_THREAD)) : 0;
}

/** Whether other threads will take part in a task over about so many batches; where nobody knows how many, they may. */
export function hasThreads(jobs: number, batches: number | undefined): boolean {
  return threadsFor(batches ?? Number.POSITIVE_INFINITY, jobs) > 0;
}

/**
 * 预备线程: starts the threads that a task over so many batches will be given, so that they load the program and set the task up while this one still reads
 * the small files. What is wrong with the task they keep to themselves: it is told where it is run.
 */
export function prepareThreads(spec: TaskSpec<unknown, unknown, unknown>, jobs: number, batches = 0): void {
  while (idle.length < threadsFor(batches, jobs)) {
    const worker = new JobWorker();
    worker.setUp(spec);
    worker.rest();
    idle.push(worker);
  }
}

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

/** How batches are run. */
export interface Running<Batch = never, Result = unknown, Rest = unknown> {
  /** threads, of which this is one */
  readonly jobs: number;
  /** about how many batches will come; where nobody knows, threads are started by those that have come */
  readonly expected?: number | undefined;
  /** what this thread does before it takes part and before any result is given, while the others have so many batches ahead; it fails before what comes of these */
  readonly first?: (() => Promise<unknown>) | undefined;
  readonly ahead?: number | undefined;
  /** batches a thread may have before it, where they are few and large */
  readonly queue?: number;
  /** the task as this thread has it set up already */
  readonly here?: BatchTask<Batch, Result, Rest>;
}

/**
 * 按序执行: runs a task over the batches on up to `jobs` threads, of which this is one: it takes the batches that no other has room for. The results come in the
 * order of the batches, so that any number of jobs gives the same bytes.
 *
 * @returns at its end, by thread, what each kept; undefined for a thread that had no batch
 */
export async function* runInOrder<Batch, Result, Rest>(
  spec: TaskSpec<Batch, Result, Rest>,
  batches: AsyncIterable<Batch> | Iterable<Batch>,
  { jobs, expected, first, ahead = 0, queue = QUEUE, here }: Running<Batch, Result, Rest>,
): AsyncGenerator<OrderedResult<Result>, readonly (Rest | undefined)[]> {
  const workers: JobWorker<Batch, Result, Rest>[] = [];
  const startThreads = (forBatches: number): void => {
    const worth = threadsFor(forBatches, jobs);
    while (workers.length < worth || (workers.length < jobs - 1 && idle.length > 0)) {
      const worker = (idle.pop() ?? new JobWorker()) as JobWorker<Batch, Result, Rest>;
      workers.push(worker);
      worker.setUp(spec);
    }
  };
  let begun = first === undefined;
  const begin = async (): Promise<void> => {
    if (begun) return;
    begun = true;
    await first?.();
  };
  let seen = 0;
  const pending: Pending<Result>[] = [];
  try {
    // Before this thread sets up the same: the others do it meanwhile.
    startThreads(expected ?? 0);
    // Set up here in any case: what is wrong with the options is told once, by this thread.
    const task = here ?? (await setUpTask(spec));
    try {
      for await (const batch of batches) {
        seen += 1;
        if (expected === undefined) startThreads(seen);
        if (seen > ahead || workers.length === 0) await begin();
        const free = begun ? workers.findIndex((worker) => worker.hasRoom(queue)) : leastLoaded(workers);
        const answer =
          workers[free]?.run(batch).then((result) => ({ result, thread: free + 1 })) ??
          Promise.resolve({ result: await task.run(batch), thread: 0 });
        pending.push(noted(answer, free < 0));
        // The answers of the others come in between: without them nobody would seem to have room.
        if (free < 0) await setImmediate();
        while (begun && (pending.length > MOST_WAITING + ahead || pending[0]?.isDone)) {
          const oldest = pending.shift() as Pending<Result>;
          yield await oldest.answer;
        }
      }
    } finally {
      await begin();
    }
    for (const { answer } of pending) yield await answer;
    const kept = await Promise.all(workers.map((worker) => worker.finish()));
    idle.push(...workers.splice(0).filter(({ isAlive }) => isAlive));
    return [task.finish(), ...kept];
  } finally {
    // Those that were not done: the work failed, or nobody wanted the rest of it.
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

function leastLoaded(workers: readonly { readonly load: number }[]): number {
  const loads = workers.map(({ load }) => load);
  return loads.indexOf(Math.min(...loads));
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
