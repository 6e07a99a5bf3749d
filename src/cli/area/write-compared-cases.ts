import { type ComparedCauses, type ComparedSums, sumsBetween } from "../../engine/index.js";
import type { TextOutput } from "../io/text-output.js";
import { comparedTaskSpec } from "../jobs/compared-task.js";
import { runInOrder } from "../jobs/run-in-order.js";

/** Cases whose lines are formed at once: about half a megabyte. */
const LINES_AT_ONCE = 4096;

/** 逐例结果: the lines of all cases, formed by all threads. */
export async function writeComparedCases(
  cases: ComparedSums,
  causes: ComparedCauses,
  output: TextOutput,
  jobs: number,
): Promise<void> {
  const { length } = cases.ids;
  function* batches(): Generator<ComparedSums> {
    for (let from = 0; from < length; from += LINES_AT_ONCE)
      yield sumsBetween(cases, from, from + LINES_AT_ONCE);
  }
  const running = { jobs, expected: Math.ceil(length / LINES_AT_ONCE) };
  for await (const { result } of runInOrder(comparedTaskSpec(causes), batches(), running))
    await output.write(result);
}
