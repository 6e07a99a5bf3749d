import { Comparing, type ComparisonSource, causesBetween } from "../../engine/compare/compare-editions.js";
import { compareEditions, type EditionComparison, type Engine } from "../../engine/index.js";
import { compareTaskSpec, comparingBy, type SetBatches } from "../jobs/compare-task.js";
import { hasThreads, runInOrder } from "../jobs/run-in-order.js";
import type { EngineSpec } from "../shipped/engine-of.js";

/** 比较的一方: its engine, and what other threads make the same one from. */
interface ComparedEngine {
  readonly engine: Engine;
  readonly spec: EngineSpec;
}

/** A comparison, and what was asked of the area under both editions. */
interface Compared<Found> {
  readonly comparison: EditionComparison;
  readonly found: Found;
}

/**
 * 比较两方: {@link compareEditions}, the sets of causes divided among the threads that there are. Where a set cannot be settled, all are settled anew by this thread:
 * what is told does not depend on which of them another thread had.
 *
 * @param find what is asked of the area under both editions: this thread does it while the others have the first sets
 */
export async function compareSides<Found>(
  baseline: ComparedEngine,
  candidate: ComparedEngine,
  source: ComparisonSource,
  jobs: number,
  find: (ends: Comparing["ends"]) => Found,
): Promise<Compared<Found>> {
  if (hasThreads(jobs, undefined)) {
    try {
      return await compareOnThreads(baseline, candidate, source, jobs, find);
    } catch {
      // Below.
    }
  }
  const comparison = compareEditions(baseline.engine, candidate.engine, source);
  return { comparison, found: find(comparison) };
}

async function compareOnThreads<Found>(
  baseline: ComparedEngine,
  candidate: ComparedEngine,
  source: ComparisonSource,
  jobs: number,
  find: (ends: Comparing["ends"]) => Found,
): Promise<Compared<Found>> {
  const causes = causesBetween(baseline.engine, candidate.engine, source);
  const comparing = new Comparing(causes, baseline.engine, candidate.engine, source);
  const { batches, own } = divided(comparing);
  const spec = compareTaskSpec(causes, batches, [baseline.spec, candidate.spec], source);
  const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  let found: Found | undefined;
  // One call a thread: each takes batches until there is none.
  const results = runInOrder(spec, new Array<Int32Array>(jobs).fill(taken), {
    jobs,
    // Those that read the cases; no more are started.
    expected: 0,
    queue: 1,
    // The two results that the comparison speaks of are wanted here.
    first: async () => {
      comparing.settle(own);
      found = find(comparing.ends);
    },
    ahead: jobs - 1,
    here: comparingBy(comparing, batches),
  });
  let step = await results.next();
  while (!step.done) step = await results.next();
  const [, ...others] = step.value;
  const comparison = comparing.finish(others.filter((shares) => shares !== undefined));
  return { comparison, found: found as Found };
}

/**
 * The sets of none and of all causes, and the others in batches: first those that weigh as neither of the two, all that weigh alike together, for each weighing is done once then; behind them
 * one by one those that weigh as the two that this thread has weighed.
 */
function divided(comparing: Comparing): {
  readonly own: readonly number[];
  readonly batches: SetBatches;
} {
  const own = [...new Set([0, comparing.sets.length - 1])];
  const ends = own.map((set) => comparing.weighing(set));
  const others = new Map<number, number[]>();
  const alike: number[] = [];
  // Those that weigh as the last that was weighed here come first.
  for (const set of comparing.sets.filter((one) => !own.includes(one)).reverse()) {
    const weighing = comparing.weighing(set);
    if (ends.includes(weighing)) alike.push(set);
    else others.set(weighing, [...(others.get(weighing) ?? []), set]);
  }
  return { own, batches: [...others.values(), ...alike.map((set) => [set])] };
}
