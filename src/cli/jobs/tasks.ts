import type { BatchTask, TaskName, TaskSpec } from "./batch-task.js";
import { groupTask } from "./group-task.js";
import { intakeTask } from "./intake-task.js";

/** Sets up each task; a worker thread gets its name and options only. */
const TASKS: Readonly<Record<TaskName, (options: never) => BatchTask<unknown, unknown>>> = {
  group: groupTask,
  intake: intakeTask,
};

/** 建立任务: the task of a spec, ready for batches, in this thread. */
export function setUpTask<Result, Rest>(spec: TaskSpec<Result, Rest>): BatchTask<Result, Rest> {
  return TASKS[spec.task](spec.options as never) as BatchTask<Result, Rest>;
}
