import type { Hospital } from "../../cases/index.js";
import type { CaseRow } from "../../cases/row/case-row.js";
import type { HistoryKept, TakenCases, TakenHistory } from "../../engine/index.js";
import { CaseReader, type CasesRead } from "../rows/case-reader.js";
import type { RowSource } from "../rows/row-reader.js";
import type { CaseBatch } from "../scan/records.js";
import { type EngineSpec, engineOf } from "../shipped/engine-of.js";
import type { BatchTask, TaskSpec } from "./batch-task.js";

/** What taking in a file needs to be told. */
export interface IntakeTaskOptions {
  readonly engine: EngineSpec;
  readonly source: RowSource;
  /** a case without a pooling area belongs to that of its hospital */
  readonly hospitals: readonly HospitalArea[];
  readonly keeps: Kept;
  /** whether what was kept is handed over as it comes, for who joins it with that of other threads */
  readonly inPortions: boolean;
}

/** 一批收取: what became of a batch, and now and then what was kept since the last time. */
interface BatchTaken extends CasesRead {
  readonly portion?: HistoryKept;
}

/** Cases of a portion: with those of a batch more they fit the room that columns for 8192 have. */
const PORTION = 7000;

/** 留存范围: what is kept of every case: all that settlement reads, or what weights of groups rest on, with or without its people. */
export type Kept = "cases" | "history" | "history-with-people";

/** 机构所在统筹区: as much of a hospital as taking in cases reads; plain data. */
type HospitalArea = Pick<Hospital, "hospitalId" | "grade" | "poolingArea">;

/** The spec of an intake task. */
export function intakeTaskSpec(
  options: IntakeTaskOptions,
): TaskSpec<CaseBatch, BatchTaken, TakenCases | TakenHistory> {
  return { task: "intake", options };
}

/** 收取任务: reads and groups each case of a batch and keeps its columns, which are handed over in portions or at the end. */
export function intakeTask({
  engine: spec,
  source,
  hospitals,
  keeps,
  inPortions,
}: IntakeTaskOptions): BatchTask<CaseBatch, BatchTaken, TakenCases | TakenHistory> {
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
  let cases = 0;
  return {
    run: (batch) => {
      const read = reader.read(batch, take);
      cases += read.read;
      if (!inPortions || cases < PORTION) return read;
      cases = 0;
      return { ...read, portion: intake.portion() };
    },
    finish: () => intake.finish(),
  };
}
