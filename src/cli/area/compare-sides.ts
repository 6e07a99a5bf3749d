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

/** Batches that each of the others settles about while this thread settles its two sets and asks what is to be asked of them. */
const AHEAD = 6;

/** Weighings that are enough to be handed out whole: each is done once then. */
const MANY_WEIGHINGS = 8;

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
    ahead: Math.min(batches.length, AHEAD * (jobs - 1)),
    here: { run: (sets) => comparing.settle(sets), finish: () => comparing.shares },
  });
  let step = await results.next();
  while (!step.done) step = await results.next();
  const [, ...others] = step.value;
  const comparison = comparing.finish(others.filter((shares) => shares !== undefined));
  return { comparison, found: found as Found };
}

/** The sets of none and of all causes, and the others in batches: those that weigh alike together where there are many such. */
function divided(comparing: Comparing): {
  readonly own: readonly number[];
  readonly batches: readonly (readonly number[])[];
} {
  const own = [...new Set([0, comparing.sets.length - 1])];
  const rest = comparing.sets.filter((set) => !own.includes(set));
  const alike = new Map<number, number[]>();
  for (const set of rest) {
    const weighing = comparing.weighing(set);
    alike.set(weighing, [...(alike.get(weighing) ?? []), set]);
  }
  const batches = alike.size < MANY_WEIGHINGS ? rest.map((set) => [set]) : [...alike.values()];
  return { own, batches };
}
