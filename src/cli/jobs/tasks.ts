import type { BatchTask, TaskName, TaskSpec } from "./batch-task.js";
import { compareTask } from "./compare-task.js";
import { comparedTask } from "./compared-task.js";
import { groupTask } from "./group-task.js";
import { indicatorsTask } from "./indicators-task.js";
import { intakeTask } from "./intake-task.js";
import { outcomesTask } from "./outcomes-task.js";
import { superviseTask } from "./supervise-task.js";

/** A task; a promise of it where something has to be loaded first. */
type MadeTask<Batch, Result, Rest> = BatchTask<Batch, Result, Rest> | Promise<BatchTask<Batch, Result, Rest>>;

/** Sets up each task; a worker thread gets its name and options only. */
const TASKS: Readonly<Record<TaskName, (options: never) => MadeTask<never, unknown, unknown>>> = {
  group: groupTask,
  intake: intakeTask,
  supervise: superviseTask,
  outcomes: outcomesTask,
  compare: compareTask,
  compared: comparedTask,
  indicators: indicatorsTask,
};

/** 建立任务: the task of a spec, ready for batches, in this thread. */
export function setUpTask<Batch, Result, Rest>(
  spec: TaskSpec<Batch, Result, Rest>,
): MadeTask<Batch, Result, Rest> {
  return TASKS[spec.task](spec.options as never) as MadeTask<Batch, Result, Rest>;
}
