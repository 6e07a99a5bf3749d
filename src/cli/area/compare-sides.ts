import { Comparing, type ComparisonSource, causesBetween } from "../../engine/compare/compare-editions.js";
import { compareEditions, type EditionComparison, type Engine } from "../../engine/index.js";
import { compareTaskSpec } from "../jobs/compare-task.js";
import { hasThreads, runInOrder } from "../jobs/run-in-order.js";
import type { EngineSpec } from "./engine-of.js";

/** 比较的一方: its engine, and what other threads make the same one from. */
interface ComparedEngine {
  readonly engine: Engine;
  readonly spec: EngineSpec;
}

/** Sets that each of the others settles about while this thread settles its two and asks what is to be asked of them. */
const SETS_AHEAD = 9;

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
  const spec = compareTaskSpec(causes, [baseline.spec, candidate.spec], source);
  let found: Found | undefined;
  const results = runInOrder(spec, batches, {
    jobs,
    // Those that read the cases; no more are started.
    expected: 0,
    queue: 2,
    // The two results that the comparison speaks of are wanted here.
    first: async () => {
      comparing.settle(own);
      found = find(comparing.ends);
    },
    ahead: aheadOf(batches, jobs),
    here: { run: (sets) => comparing.settle(sets), finish: () => comparing.shares },
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
  readonly batches: readonly (readonly number[])[];
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

/** How many batches the others have ahead. */
function aheadOf(batches: readonly (readonly number[])[], jobs: number): number {
  let [count, sets] = [0, 0];
  while (count < batches.length && sets < SETS_AHEAD * (jobs - 1)) {
    sets += batches[count]?.length ?? 0;
    count += 1;
  }
  return count;
}
