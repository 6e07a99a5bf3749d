import {
  Comparing,
  type ComparisonCause,
  type ComparisonSource,
  type TakenArea,
} from "../../engine/compare/compare-editions.js";
import type { ShapleyShares } from "../../engine/compare/shapley.js";
import { columnsFile, readColumnsFile } from "../output/columns-file.js";
import { type EngineSpec, engineOf } from "../shipped/engine-of.js";
import type { BatchTask, TaskSpec } from "./batch-task.js";

/** 原因组批: sets of causes, in the order in which they are taken. */
export type SetBatches = readonly (readonly number[])[];

/** What comparing is told; the small inputs as a columns file, for their amounts are no plain data. */
interface CompareTaskOptions {
  readonly causes: readonly ComparisonCause[];
  readonly batches: SetBatches;
  readonly engines: readonly [EngineSpec, EngineSpec];
  readonly baseline: TakenArea;
  readonly candidate: TakenArea;
  readonly inputs: Uint8Array;
}

/** The spec of a comparing task; each thread is given how many batches were taken, which all of them count up. */
export function compareTaskSpec(
  causes: readonly ComparisonCause[],
  batches: SetBatches,
  engines: CompareTaskOptions["engines"],
  { baseline, candidate, ...inputs }: ComparisonSource,
): TaskSpec<Int32Array, void, ShapleyShares> {
  const options: CompareTaskOptions = {
    ...{ causes, batches, engines, baseline, candidate },
    inputs: Buffer.concat(columnsFile(inputs)),
  };
  return { task: "compare", options };
}

/** 比较任务: settles an area with sets of causes, and keeps what each cause did. */
export function compareTask({
  causes,
  batches,
  engines: [baseline, candidate],
  inputs,
  ...taken
}: CompareTaskOptions): BatchTask<Int32Array, void, ShapleyShares> {
  const source = { ...taken, ...(readColumnsFile(inputs, "") as Omit<ComparisonSource, keyof typeof taken>) };
  return comparingBy(new Comparing(causes, engineOf(baseline), engineOf(candidate), source), batches);
}

/** The same where the comparison is there already: it settles with the next batch that nobody has taken until there is none, so that all threads end together. */
export function comparingBy(
  comparing: Comparing,
  batches: SetBatches,
): BatchTask<Int32Array, void, ShapleyShares> {
  return {
    run: (taken) => {
      for (;;) {
        const batch = batches[Atomics.add(taken, 0, 1)];
        if (batch === undefined) return;
        comparing.settle(batch);
      }
    },
    finish: () => comparing.shares,
  };
}
