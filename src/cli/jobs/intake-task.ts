import type { Hospital } from "../../cases/index.js";
import type { TakenCases } from "../../engine/index.js";
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
  const intake = engineOf(spec).intake(hospitals);
  const reader = new CaseReader(source);
  return {
    run: (batch) => reader.read(batch, (row) => intake.addRow(row)),
    finish: () => intake.finish(),
  };
}
