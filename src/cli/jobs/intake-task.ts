import { caseRows, type Hospital } from "../../cases/index.js";
import type { TakenCases } from "../../engine/index.js";
import { type EngineSpec, engineOf } from "../area/engine-of.js";
import type { Rejection } from "../io/rejection.js";
import { type RowSource, rowReader } from "../io/row-reader.js";
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

/** 一批已收病例. */
export interface TakenBatch {
  readonly taken: TakenCases;
  readonly rejected: readonly Rejection[];
  /** codes of what was noticed in rows that were read all the same */
  readonly warnings: readonly string[];
}

/** The spec of an intake task. */
export function intakeTaskSpec(options: IntakeTaskOptions): TaskSpec<TakenBatch> {
  return { task: "intake", options };
}

/** 收取任务: reads and groups each case of a batch and keeps its columns. */
export function intakeTask({ engine: spec, source, hospitals }: IntakeTaskOptions): BatchTask<TakenBatch> {
  const engine = engineOf(spec);
  const read = rowReader(caseRows, source);
  return (batch) => {
    const { rows, rejected, warnings } = read(batch);
    return { taken: engine.take(rows, hospitals), rejected, warnings: warnings.map(({ code }) => code) };
  };
}
