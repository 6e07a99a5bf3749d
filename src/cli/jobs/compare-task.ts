import {
  Comparing,
  type ComparisonCause,
  type ComparisonSource,
  type TakenArea,
} from "../../engine/compare/compare-editions.js";
import type { ShapleyShares } from "../../engine/compare/shapley.js";
import { type EngineSpec, engineOf } from "../area/engine-of.js";
import { columnsFile, readColumnsFile } from "../io/columns-file.js";
import type { BatchTask, TaskSpec } from "./batch-task.js";

/** What comparing is told; the small inputs as a columns file, for their amounts are no plain data. */
interface CompareTaskOptions {
  readonly causes: readonly ComparisonCause[];
  readonly engines: readonly [EngineSpec, EngineSpec];
  readonly baseline: TakenArea;
  readonly candidate: TakenArea;
  readonly inputs: Uint8Array;
}

/** The spec of a comparing task. */
export function compareTaskSpec(
  causes: readonly ComparisonCause[],
  engines: CompareTaskOptions["engines"],
  { baseline, candidate, ...inputs }: ComparisonSource,
): TaskSpec<readonly number[], void, ShapleyShares> {
  const options: CompareTaskOptions = {
    causes,
    engines,
    ...{ baseline, candidate },
    inputs: Buffer.concat(columnsFile(inputs)),
  };
  return { task: "compare", options };
}

/** 比较任务: settles an area with sets of causes, and keeps what each cause did. */
export function compareTask({
  causes,
  engines: [baseline, candidate],
  inputs,
  ...taken
}: CompareTaskOptions): BatchTask<readonly number[], void, ShapleyShares> {
  const source = { ...taken, ...(readColumnsFile(inputs, "") as Omit<ComparisonSource, keyof typeof taken>) };
  const comparing = new Comparing(causes, engineOf(baseline), engineOf(candidate), source);
  return { run: (sets) => comparing.settle(sets), finish: () => comparing.shares };
}
