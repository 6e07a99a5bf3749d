import { dirname, join } from "node:path";
import { SeenIds } from "../../cases/rows/seen-ids.js";
import {
  CodeTally,
  GROUPING_STATUSES,
  type StatusCounts,
  statusCounts,
  unconvertedCases,
} from "../../grouping/index.js";
import { counted, csvLine, type Locale } from "../../primitives/index.js";
import { runCodes, tellEdition } from "../area/run-codes.js";
import { cliErrors } from "../cli-errors.js";
import { defineCommand } from "../command.js";
import { fileFormat, PIPE } from "../input/file-format.js";
import { GROUPING_COLUMNS, groupTaskSpec, SEPARATOR } from "../jobs/group-task.js";
import { runInOrder } from "../jobs/run-in-order.js";
import { exitCode } from "../left-out.js";
import { columnNames } from "../maps/column-names.js";
import { type CsvForm, csvHeader, csvStart } from "../output/csv-table.js";
import type { TextOutput } from "../output/text-output.js";
import { progressLine } from "../progress.js";
import { REJECTED } from "../results/result-files.js";
import { Workspace } from "../results/workspace.js";
import { linePlacer } from "../rows/line-placer.js";
import { Notices } from "../rows/notices.js";
import { openCases } from "../rows/open-rows.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import { CASE_READING_OPTIONS, CASES_OPTION, CSV_OPTIONS, SCHEME_OPTION } from "../shared-options.js";
import { noteSchemeUse, versionedScheme } from "../shipped/scheme-use.js";
import { tellCodes } from "../tell/tell-codes.js";

/** `chs-drg group`: each case of a file or pipe gets its group under a scheme, in the order it came. */
export const group = defineCommand({
  name: "group",
  summary: { zh: "分组：给出每个病例的MDC、ADRG、DRG", en: "group cases: MDC, ADRG and DRG of each" },
  options: {
    scheme: SCHEME_OPTION,
    in: CASES_OPTION,
    out: {
      kind: "text",
      placeholder: "FILE",
      required: true,
      help: {
        zh: "结果：.jsonl、.json、.csv（可再加 .gz），- 为标准输出",
        en: "results: .jsonl, .json or .csv (.gz may follow); - is stdout",
      },
    },
    trace: {
      kind: "choice",
      choices: ["none", "matched", "full"],
      default: "none",
      help: { zh: "附上分组步骤", en: "add the steps that led to the group" },
    },
    ambiguous: {
      kind: "choice",
      choices: ["on", "off"],
      help: {
        zh: "启用或停用歧义组（QY），默认随方案",
        en: "use ambiguous groups (QY) or not; by default as the scheme says",
      },
    },
    rejected: {
      kind: "text",
      placeholder: "FILE",
      help: {
        zh: "无法读取的行，默认在结果旁的 rejected.jsonl",
        en: "rows that cannot be read; by default rejected.jsonl beside the results",
      },
    },
    ...CSV_OPTIONS,
    ...CASE_READING_OPTIONS,
  },
  run: async ({ options, told }) => {
    const { terminal, locale } = told;
    const output = fileFormat(options.out).rows;
    if (output === "csv" && options.trace !== "none") {
      throw cliErrors.error("OPTION_CONFLICT", { one: `--trace ${options.trace}`, other: "--out *.csv" });
    }
    const scheme = versionedScheme(options.scheme);
    noteSchemeUse(scheme);
    const files = new Workspace(terminal, columnNames(options.map));
    const progress = progressLine(terminal, locale === "zh" ? "分组" : "grouping");
    try {
      const input = await files.input("in", options.in, options.encoding);
      const { source, batches, merged } = await openCases(input, told);
      files.refuseUnmetNames();
      const rejectedFile = options.rejected ?? besides(options.out);
      const results = await files.output(options.out);
      const rejected = new RejectedRows(
        told,
        rejectedFile === undefined ? undefined : await files.output(rejectedFile),
      );
      const grouping = { trace: options.trace, ...(options.ambiguous && { ambiguous: options.ambiguous }) };
      const codes = await runCodes(options.codes, [input], told);
      const spec = groupTaskSpec({ scheme, source, grouping, codes, output });
      const tally = new CodeTally();
      const counts = statusCounts();
      const ids = new SeenIds();
      const notices = new Notices(options.in);
      const writer = resultWriter(results, output, options);
      const placed = linePlacer();
      for await (const { result } of runInOrder(spec, batches, {
        jobs: options.jobs,
        expected: input.pieces,
      })) {
        const batch = placed(result);
        await writer.write(batch.bytes);
        await rejected.add(batch.rejected);
        notices.add(batch.warnings);
        tally.take(batch.codes);
        ids.addHashes(batch.ids);
        for (const status of GROUPING_STATUSES) counts[status] += batch.counts[status];
        progress.report(total(counts), input.share);
      }
      progress.finish();
      files.refuseUnmetNames();
      await writer.close();
      await rejected.close();
      notices.tell(terminal, locale);
      const again = ids.notice;
      if (again) terminal.stderr.write(`${options.in}: ${again.code}: ${again.message[locale]}\n`);
      rejected.note(notices, merged);
      const doubted = tellCodes([tally.findings], told);
      if (codes === "check") await tellEdition(doubted, total(counts), input, told);
      terminal.stderr.write(countsLine(counts, rejected.count, locale));
      const unconverted = unconvertedCases(tally.findings);
      return exitCode({ ...rejected.leftOut, codes: doubted, unconvertedCases: unconverted }, told);
    } finally {
      progress.finish();
      await files.abandon();
    }
  },
});

function total(counts: Readonly<StatusCounts>): number {
  return GROUPING_STATUSES.reduce((sum, status) => sum + counts[status], 0);
}

function besides(out: string): string | undefined {
  return out === PIPE ? undefined : join(dirname(out), REJECTED);
}

/** Writes batches of results with what stands before, between and behind them in the output's form. */
function resultWriter(output: TextOutput, form: "jsonl" | "csv" | "json", csv: CsvForm) {
  const header = csvStart(csv) + csvLine(csvHeader(GROUPING_COLUMNS, csv));
  const frame = {
    jsonl: { start: "", end: "\n", empty: "" },
    csv: { start: header, end: "", empty: header },
    json: { start: "[\n", end: "\n]\n", empty: "[]\n" },
  }[form];
  let first = true;
  return {
    write: async (results: Uint8Array): Promise<void> => {
      if (results.length === 0) return;
      await output.write(first ? frame.start : SEPARATOR[form]);
      await output.write(results);
      first = false;
    },
    close: async (): Promise<void> => {
      await output.write(first ? frame.empty : frame.end);
      await output.close();
    },
  };
}

function countsLine(counts: Readonly<StatusCounts>, rejected: number, locale: Locale): string {
  const { grouped, ambiguous, ungroupable, invalid, "without-drg": withoutDrg } = counts;
  const unsplit =
    withoutDrg === 0
      ? ""
      : locale === "zh"
        ? `，核心组无细分组 ${withoutDrg}`
        : `, ${withoutDrg} without DRG`;
  return locale === "zh"
    ? `${total(counts)} 例：入组 ${grouped}，歧义 ${ambiguous}，未入组 ${ungroupable}${unsplit}，校验不通过 ${invalid}；退回 ${rejected} 行\n`
    : `${counted(total(counts), "case")}: ${grouped} grouped, ${ambiguous} ambiguous, ${ungroupable} ungroupable${unsplit}, ${invalid} invalid; ${counted(rejected, "row")} rejected\n`;
}
