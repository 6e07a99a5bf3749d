import type { TextOutput } from "../output/text-output.js";
import type { TaskSpec } from "./batch-task.js";
import { type Running, runInOrder } from "./run-in-order.js";

/** Cases whose lines are formed at once: a megabyte at most. */
const AT_ONCE = 4096;

/** 逐批写出: the lines of so many cases, formed by all threads, in their order. @param batchOf the cases between two places */
export async function writeBatches<Batch>(
  spec: TaskSpec<Batch, Uint8Array, unknown>,
  count: number,
  batchOf: (from: number, to: number) => Batch,
  output: TextOutput,
  running: Pick<Running, "jobs" | "first" | "ahead" | "queue">,
): Promise<void> {
  function* batches(): Generator<Batch> {
    for (let from = 0; from < count; from += AT_ONCE) yield batchOf(from, Math.min(from + AT_ONCE, count));
  }
  const expected = Math.ceil(count / AT_ONCE);
  for await (const { result } of runInOrder(spec, batches(), { ...running, expected }))
    await output.write(result);
}
