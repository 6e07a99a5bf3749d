import type { Hospital } from "../../cases/index.js";
import type { CaseRow } from "../../cases/row/case-row.js";
import type { TakenCases, TakenHistory } from "../../engine/index.js";
import { type EngineSpec, engineOf } from "../area/engine-of.js";
import { CaseReader, type CasesRead } from "../io/case-reader.js";
import type { CaseBatch } from "../io/records.js";
import type { RowSource } from "../io/row-reader.js";
import type { BatchTask, TaskSpec } from "./batch-task.js";

/** What taking in a file needs to be told. */
export interface IntakeTaskOptions {
  readonly engine: EngineSpec;
  readonly source: RowSource;
  /** a case without a pooling area belongs to that of its hospital */
  readonly hospitals: readonly HospitalArea[];
  readonly keeps: Kept;
}

/** 留存范围: what is kept of every case: all that settlement reads, or what weights of groups rest on, with or without its people. */
export type Kept = "cases" | "history" | "history-with-people";

/** 机构所在统筹区: as much of a hospital as taking in cases reads; plain data. */
type HospitalArea = Pick<Hospital, "hospitalId" | "grade" | "poolingArea">;

/** The spec of an intake task. */
export function intakeTaskSpec(
  options: IntakeTaskOptions,
): TaskSpec<CaseBatch, CasesRead, TakenCases | TakenHistory> {
  return { task: "intake", options };
}

/** 收取任务: reads and groups each case of a batch and keeps its columns, which are handed over at the end. */
export function intakeTask({
  engine: spec,
  source,
  hospitals,
  keeps,
}: IntakeTaskOptions): BatchTask<CaseBatch, CasesRead, TakenCases | TakenHistory> {
  const engine = engineOf(spec);
  const intake =
    keeps === "cases"
      ? engine.intake(hospitals)
      : engine.historyIntake(keeps === "history-with-people", hospitals);
  const reader = new CaseReader(source);
  const take = (row: CaseRow) => {
    intake.addRow(row);
    if (keeps === "history") row.pools.forgetPatients();
  };
  return {
    run: (batch) => reader.read(batch, take),
    finish: () => intake.finish(),
  };
}
