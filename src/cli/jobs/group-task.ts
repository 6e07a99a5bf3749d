import { IdHashes } from "../../cases/rows/seen-ids.js";
import {
  type CodeFindings,
  CodeTally,
  type GroupingOptions,
  type GroupingResult,
  rowGrouper,
  type StatusCounts,
  statusCounts,
  tallyCodes,
} from "../../grouping/index.js";
import { csvLine, type TableColumn } from "../../primitives/index.js";
import type { RowFormat } from "../input/file-format.js";
import { csvRow } from "../output/csv-table.js";
import { CaseReader, type CasesRead } from "../rows/case-reader.js";
import type { RowSource } from "../rows/row-reader.js";
import type { CaseBatch } from "../scan/records.js";
import { groupingKnowledge, type RunCodes } from "../shipped/code-knowledge.js";
import { openScheme } from "../shipped/open-scheme.js";
import type { BatchTask, TaskSpec } from "./batch-task.js";

/** What grouping a file needs to be told. */
export interface GroupTaskOptions {
  readonly scheme: string;
  readonly source: RowSource;
  readonly grouping: Pick<GroupingOptions, "trace" | "ambiguous">;
  readonly codes: RunCodes;
  readonly output: RowFormat;
}

/** 一批分组结果: the results as text in the form of the output, and their counts. */
export interface GroupedBatch extends CasesRead {
  /** results in the order of the cases, joined by the form's separator, as they are written; empty where there are none */
  readonly bytes: Uint8Array;
  readonly counts: Readonly<StatusCounts>;
  readonly codes: CodeFindings;
  /** of the ids of the cases, in their order */
  readonly ids: Int32Array;
}

/** 分组结果各栏; diagnostics are their codes. */
export const GROUPING_COLUMNS: readonly TableColumn<GroupingResult>[] = [
  { field: "caseId", title: { zh: "病案号", en: "case id" }, format: "id", value: ({ caseId }) => caseId },
  { field: "scheme", title: { zh: "分组方案", en: "scheme" }, value: ({ scheme }) => scheme },
  { field: "status", title: { zh: "分组状态", en: "status" }, value: ({ status }) => status },
  { field: "mdc", title: { zh: "MDC编码", en: "MDC" }, value: ({ mdc }) => mdc },
  { field: "adrg", title: { zh: "ADRG编码", en: "ADRG" }, value: ({ adrg }) => adrg },
  { field: "drg", title: { zh: "DRG编码", en: "DRG" }, value: ({ drg }) => drg },
  {
    field: "complication",
    title: { zh: "合并症并发症", en: "complication" },
    value: ({ complication }) => complication,
  },
  {
    field: "diagnostics",
    title: { zh: "提示代码", en: "diagnostics" },
    value: ({ diagnostics }) => diagnostics.map(({ code }) => code).join("|"),
  },
];

/** What stands between two results of an output form. */
export const SEPARATOR: Readonly<Record<RowFormat, string>> = { jsonl: "\n", csv: "", json: ",\n" };

/** The spec of a grouping task. */
export function groupTaskSpec(options: GroupTaskOptions): TaskSpec<CaseBatch, GroupedBatch, void> {
  return { task: "group", options };
}

/** 分组任务: reads, groups and writes each case of a batch. */
export function groupTask(options: GroupTaskOptions): BatchTask<CaseBatch, GroupedBatch, void> {
  const { grouping, output } = options;
  const encoder = new TextEncoder();
  const scheme = openScheme(options.scheme);
  const reader = new CaseReader(options.source);
  const write = output === "csv" ? csvResult : JSON.stringify;
  const resultOf = rowGrouper(scheme, { ...grouping, ...groupingKnowledge(options.codes) });
  const ids = new IdHashes();
  return {
    run: (batch) => {
      const counts = statusCounts();
      const texts: string[] = [];
      const tally = new CodeTally();
      const read = reader.read(batch, (row, record) => {
        const result = resultOf(row, record);
        counts[result.status] += 1;
        if (result.diagnostics.length > 0) tallyCodes(result, tally);
        texts.push(write(result));
        ids.add(row.caseId, row.record.hospitalId);
        // No result names a patient.
        row.pools.forgetPatients();
      });
      const bytes = encoder.encode(texts.join(SEPARATOR[output]));
      return { ...read, bytes, counts, codes: tally.findings, ids: ids.take() };
    },
    finish: () => {},
  };
}

function csvResult(result: GroupingResult): string {
  return csvLine(csvRow(GROUPING_COLUMNS, result));
}
