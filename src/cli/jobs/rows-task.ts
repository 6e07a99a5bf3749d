import { type PackedRows, RowPacker } from "../../cases/row/packed-rows.js";
import type { AuditGrouping } from "../../engine/audit-case-of.js";
import { type CodeFindings, CodeTally } from "../../grouping/index.js";
import { type EngineSpec, engineOf } from "../area/engine-of.js";
import { CaseReader, type CasesRead } from "../io/case-reader.js";
import type { CaseBatch } from "../io/records.js";
import type { RowSource } from "../io/row-reader.js";
import type { BatchTask, TaskSpec } from "./batch-task.js";

/** What reading a file is told. */
interface RowsTaskOptions {
  readonly engine: EngineSpec;
  readonly source: RowSource;
}

/** 一批病例行: the cases of a batch with their groups, to be taken one after the other by whoever follows patients through the whole file. */
interface RowsRead extends CasesRead {
  readonly rows: PackedRows;
  /** groups that occur, and their place for each row */
  readonly groupings: readonly AuditGrouping[];
  readonly groupingOf: Int32Array;
  readonly codes: CodeFindings;
}

/** The spec of a reading task. */
export function rowsTaskSpec(options: RowsTaskOptions): TaskSpec<CaseBatch, RowsRead, void> {
  return { task: "rows", options };
}

/** 读取任务: reads and groups the cases of a batch. */
export function rowsTask({ engine: spec, source }: RowsTaskOptions): BatchTask<CaseBatch, RowsRead, void> {
  const engine = engineOf(spec);
  const reader = new CaseReader(source);
  const packer = new RowPacker();
  return {
    run: (batch) => {
      const tally = new CodeTally();
      const known = new Map<string, number>();
      const groupings: AuditGrouping[] = [];
      const places: number[] = [];
      const read = reader.read(batch, (row) => {
        packer.add(row);
        const grouping = engine.groupAuditedRow(row, tally);
        const { drg, status, mdc, adrg } = grouping;
        const key = `${status} ${mdc} ${adrg} ${drg}`;
        const place = known.get(key) ?? groupings.push(grouping) - 1;
        known.set(key, place);
        places.push(place);
      });
      const groups = { groupings, groupingOf: Int32Array.from(places), codes: tally.findings };
      return { ...read, rows: packer.take(), ...groups };
    },
    finish: () => {},
  };
}
