import { caseRows } from "../../cases/index.js";
import {
  type GroupingOptions,
  type GroupingResult,
  groupCase,
  type StatusCounts,
  statusCounts,
} from "../../grouping/index.js";
import type { TableColumn } from "../../primitives/index.js";
import { csvRow } from "../io/csv-table.js";
import { csvLine } from "../io/csv-text.js";
import type { RowFormat } from "../io/file-format.js";
import type { Rejection } from "../io/rejection.js";
import { type RowSource, rowReader } from "../io/row-reader.js";
import { openScheme } from "../shipped/open-scheme.js";
import type { BatchTask, TaskSpec } from "./batch-task.js";

/** What grouping a file needs to be told. */
export interface GroupTaskOptions {
  readonly scheme: string;
  readonly source: RowSource;
  readonly grouping: GroupingOptions;
  readonly output: RowFormat;
}

/** 一批分组结果: the results as text in the form of the output, and their counts. */
export interface GroupedBatch {
  /** results in the order of the cases, joined by the form's separator; empty where there are none */
  readonly text: string;
  readonly counts: Readonly<StatusCounts>;
  readonly rejected: readonly Rejection[];
  readonly warnings: readonly string[];
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
export function groupTaskSpec(options: GroupTaskOptions): TaskSpec<GroupedBatch> {
  return { task: "group", options };
}

/** 分组任务: reads, groups and writes each case of a batch. */
export function groupTask(options: GroupTaskOptions): BatchTask<GroupedBatch> {
  const scheme = openScheme(options.scheme);
  const read = rowReader(caseRows, options.source);
  const write = options.output === "csv" ? csvResult : JSON.stringify;
  return (batch) => {
    const { rows, rejected, warnings } = read(batch);
    const counts = statusCounts();
    const texts = rows.map((row) => {
      const result = groupCase(row, scheme, options.grouping);
      counts[result.status] += 1;
      return write(result);
    });
    return {
      text: texts.join(SEPARATOR[options.output]),
      counts,
      rejected,
      warnings: warnings.map(({ code }) => code),
    };
  };
}

function csvResult(result: GroupingResult): string {
  return csvLine(csvRow(GROUPING_COLUMNS, result));
}
