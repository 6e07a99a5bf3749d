/** 批处理: what is done to batches of one kind; results are plain data, so that they cross threads. */
export interface BatchTask<Batch, Result, Rest> {
  run(batch: Batch): Result | Promise<Result>;
  /** what was kept of all batches that were run in this thread */
  finish(): Rest;
}

/** 任务说明: which task, and what it needs to be set up in any thread; plain data. */
export interface TaskSpec<Batch, Result, Rest> {
  readonly task: TaskName;
  readonly options: object;
  /** never set; carry the types of what it is given and of what comes of it */
  readonly batch?: Batch;
  readonly result?: Result;
  readonly rest?: Rest;
}

/** The tasks there are. */
export type TaskName = "group" | "intake" | "supervise" | "outcomes" | "compare" | "compared" | "indicators";

/** What a thread is asked: to set a task up, to run a batch, or to give what it kept, after which it has no task. */
export type JobRequest =
  | { readonly spec: TaskSpec<unknown, unknown, unknown> }
  | { readonly batch: unknown }
  | "finish";
