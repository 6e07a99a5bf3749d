import type { BatchTask, TaskName, TaskSpec } from "./batch-task.js";
import { compareTask } from "./compare-task.js";
import { groupTask } from "./group-task.js";
import { intakeTask } from "./intake-task.js";
import { outcomesTask } from "./outcomes-task.js";
import { rowsTask } from "./rows-task.js";

/** Sets up each task; a worker thread gets its name and options only. */
const TASKS: Readonly<Record<TaskName, (options: never) => BatchTask<never, unknown, unknown>>> = {
  group: groupTask,
  intake: intakeTask,
  rows: rowsTask,
  outcomes: outcomesTask,
  compare: compareTask,
};

/** 建立任务: the task of a spec, ready for batches, in this thread. */
export function setUpTask<Batch, Result, Rest>(
  spec: TaskSpec<Batch, Result, Rest>,
): BatchTask<Batch, Result, Rest> {
  return TASKS[spec.task](spec.options as never) as BatchTask<Batch, Result, Rest>;
}
