import type { CaseBatch } from "../io/records.js";

/** 批处理: what is done to batches of records; results are plain data, so that they cross threads. */
export interface BatchTask<Result, Rest> {
  run(batch: CaseBatch): Result;
  /** what was kept of all batches that were run in this thread */
  finish(): Rest;
}

/** 任务说明: which task, and what it needs to be set up in any thread; plain data. */
export interface TaskSpec<Result, Rest> {
  readonly task: TaskName;
  readonly options: object;
  /** never set; carry the types of what comes of it */
  readonly result?: Result;
  readonly rest?: Rest;
}

/** The tasks there are. */
export type TaskName = "group" | "intake";

/** What a thread is asked: to set a task up, to run a batch, or to give what it kept, after which it has no task. */
export type JobRequest =
  | { readonly spec: TaskSpec<unknown, unknown> }
  | { readonly batch: CaseBatch }
  | "finish";
