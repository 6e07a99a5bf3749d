import type { CaseRow } from "../../cases/row/case-row.js";
import type { Engine } from "../../engine/index.js";
import { type CodeFindings, CodeTally } from "../../grouping/index.js";
import { columnsFile, readColumnsFile } from "../output/columns-file.js";
import { CaseReader, type CasesRead } from "../rows/case-reader.js";
import type { RowSource } from "../rows/row-reader.js";
import type { CaseBatch } from "../scan/records.js";
import { type EngineSpec, engineOf } from "../shipped/engine-of.js";
import type { BatchTask, TaskSpec } from "./batch-task.js";
import { type Supervision, supervisedBy } from "./supervision.js";

/** What supervising is told; the supervision as a columns file, for its amounts are no plain data. */
interface SuperviseTaskOptions {
  readonly engine: EngineSpec;
  readonly source: RowSource;
  readonly supervision: Uint8Array;
}

/** 一批受审病例: beside what became of the batch, its stays, which are joined in the order of the file. */
interface SupervisedBatch extends CasesRead {
  readonly stays: unknown;
}

/** 一份监管: what was said of codes, and what was found. */
export interface SupervisedPart {
  readonly codes: CodeFindings;
  readonly found: unknown;
}

/** The spec of a supervising task. */
export function superviseTaskSpec(
  engine: EngineSpec,
  source: RowSource,
  supervision: Supervision,
): TaskSpec<CaseBatch, SupervisedBatch, SupervisedPart> {
  const options: SuperviseTaskOptions = {
    ...{ engine, source },
    supervision: Buffer.concat(columnsFile(supervision)),
  };
  return { task: "supervise", options };
}

/** 监管任务: reads and groups the cases of a batch, and screens or monitors them. */
export async function superviseTask({ engine, source, supervision }: SuperviseTaskOptions) {
  return await supervising(engineOf(engine), source, readColumnsFile(supervision, "") as Supervision);
}

/** The same where the engine is there already. */
export async function supervising(
  engine: Engine,
  source: RowSource,
  supervision: Supervision,
): Promise<BatchTask<CaseBatch, SupervisedBatch, SupervisedPart>> {
  const takes = await supervisedBy(engine, supervision);
  const reader = new CaseReader(source);
  const tally = new CodeTally();
  let last: unknown;
  const take = (row: CaseRow) => {
    last = takes.addRow(row, engine.groupAuditedRow(row, tally));
  };
  return {
    run: async (batch) => {
      const read = reader.read(batch, take);
      await last;
      return { ...read, stays: takes.parts.takeStays() };
    },
    finish: () => ({ codes: tally.findings, found: takes.parts.found() }),
  };
}
