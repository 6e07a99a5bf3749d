import { type OutcomeColumns, outcomeLines } from "../../engine/case-outcomes.js";
import type { BatchTask, TaskSpec } from "./batch-task.js";

/** 一批结算病例: the columns of cases that follow each other, and their multiples. */
export interface SettledBatch {
  readonly columns: OutcomeColumns;
  readonly multiples: BigInt64Array;
}

/** The spec of a task that writes outcomes. */
export function outcomesTaskSpec(): TaskSpec<SettledBatch, Uint8Array, void> {
  return { task: "outcomes", options: {} };
}

/** 写出结算结果: forms the lines of `cases.jsonl`. */
export function outcomesTask(): BatchTask<SettledBatch, Uint8Array, void> {
  const encoder = new TextEncoder();
  return {
    run: ({ columns, multiples }) => encoder.encode(`${outcomeLines(columns, multiples).join("\n")}\n`),
    finish: () => {},
  };
}
