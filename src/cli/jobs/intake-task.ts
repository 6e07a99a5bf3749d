import { isMainThread } from "node:worker_threads";
import type { Hospital } from "../../cases/index.js";
import type { Engine, TakenCases } from "../../engine/index.js";
import { type EngineSpec, engineOf } from "../area/engine-of.js";
import { CaseReader, type CasesRead } from "../io/case-reader.js";
import type { RowSource } from "../io/row-reader.js";
import type { BatchTask, TaskSpec } from "./batch-task.js";

/** What taking in a file needs to be told. */
export interface IntakeTaskOptions {
  readonly engine: EngineSpec;
  readonly source: RowSource;
  /** a case without a pooling area belongs to that of its hospital */
  readonly hospitals: readonly HospitalArea[];
}

/** 机构所在统筹区: as much of a hospital as taking in cases reads; plain data. */
type HospitalArea = Pick<Hospital, "hospitalId" | "grade" | "poolingArea">;

/** The engine that this thread made last: the files of a command have one. The main thread may run other commands, with files that changed. */
let last: { readonly of: string; readonly engine: Engine } | undefined;

function threadEngine(spec: EngineSpec): Engine {
  if (isMainThread) return engineOf(spec);
  const of = JSON.stringify(spec);
  if (last?.of !== of) last = { of, engine: engineOf(spec) };
  return last.engine;
}

/** The spec of an intake task. */
export function intakeTaskSpec(options: IntakeTaskOptions): TaskSpec<CasesRead, TakenCases> {
  return { task: "intake", options };
}

/** 收取任务: reads and groups each case of a batch and keeps its columns, which are handed over at the end. */
export function intakeTask({
  engine: spec,
  source,
  hospitals,
}: IntakeTaskOptions): BatchTask<CasesRead, TakenCases> {
  const intake = threadEngine(spec).intake(hospitals);
  const reader = new CaseReader(source);
  return {
    run: (batch) => reader.read(batch, (row) => intake.addRow(row)),
    finish: () => intake.finish(),
  };
}
