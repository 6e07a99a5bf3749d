import type { BatchTask, TaskName, TaskSpec } from "./batch-task.js";
import { groupTask } from "./group-task.js";
import { intakeTask } from "./intake-task.js";

/** Sets up each task; a worker thread gets its name and options only. */
const TASKS: Readonly<Record<TaskName, (options: never) => BatchTask<unknown>>> = {
  group: groupTask,
  intake: intakeTask,
};

/** 建立任务: the task of a spec, ready for batches, in this thread. */
export function setUpTask<Result>(spec: TaskSpec<Result>): BatchTask<Result> {
  return TASKS[spec.task](spec.options as never) as BatchTask<Result>;
}
