import type { RecordBatch } from "../io/records.js";

/** 批处理: what is done to each batch of records; the result is plain data, so that it crosses threads. */
export type BatchTask<Result> = (batch: RecordBatch) => Result;

/** 任务说明: which task, and what it needs to be set up in any thread; plain data. */
export interface TaskSpec<Result> {
  readonly task: TaskName;
  readonly options: object;
  /** never set; carries the result's type */
  readonly result?: Result;
}

/** The tasks there are. */
export type TaskName = "group" | "intake";
