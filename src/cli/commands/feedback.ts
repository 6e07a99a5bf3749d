import { caseRows } from "../../cases/index.js";
import { GROUPING_STATUS_WORDS, GROUPING_STATUSES } from "../../grouping/index.js";
import { counted, memberColumn, type TableColumn } from "../../primitives/index.js";
import { repeatedDiagnostic } from "../../rules/index.js";
import { CASES_COLUMN, HOSPITAL_COLUMN } from "../../settlement/index.js";
import { runCodes } from "../area/run-codes.js";
import { runSummary } from "../area/run-summary.js";
import { defineCommand } from "../command.js";
import {
  type CaseFeedback,
  caseFeedback,
  feedbackTools,
  type HospitalFeedback,
  hospitalFeedback,
  withFindings,
  withRepeated,
} from "../feedback/case-feedback.js";
import { unmatchedRows } from "../feedback/unmatched-rows.js";
import { SeenDischarges } from "../jobs/seen-discharges.js";
import { exitCode } from "../left-out.js";
import { csvTable } from "../output/csv-table.js";
import { jsonLines } from "../output/json-text.js";
import { intoFolder, placeOf } from "../results/into-folder.js";
import { toldFiles } from "../results/result-files.js";
import { readAllRows } from "../rows/read-all-rows.js";
import { readRows } from "../rows/read-rows.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import {
  CASE_READING_OPTIONS,
  CASES_OPTION,
  CSV_OPTIONS,
  ON_OPTION,
  OUT_OPTIONS,
  REGROUP_OPTION,
  RULESET_OPTIONS,
} from "../shared-options.js";
import { engineOf } from "../shipped/engine-of.js";
import { readChanges } from "../shipped/read-changes.js";
import { printTable } from "../table/print-table.js";
import { tellNoticed } from "../tell/noticed.js";

/** `chs-drg feedback`: what hospitals are told of their cases before points are computed; `release` gives each its part. */
export const feedback = defineCommand({
  name: "feedback",
  summary: {
    zh: "计算点数之前向医疗机构反馈：入组结果、须核对之处、未匹配的行",
    en: "tell hospitals, before points are computed, how their cases were grouped, what to check and what found no match",
  },
  options: {
    ...RULESET_OPTIONS,
    cases: CASES_OPTION,
    unmatched: {
      kind: "text",
      placeholder: "FILE",
      help: { zh: "match 所写的 unmatched.jsonl", en: "the unmatched.jsonl of match" },
    },
    on: ON_OPTION,
    regroup: REGROUP_OPTION,
    ...OUT_OPTIONS,
    ...CSV_OPTIONS,
    ...CASE_READING_OPTIONS,
  },
  run: async ({ options, told }) => {
    const { terminal, locale } = told;
    return intoFolder("feedback", placeOf(options), terminal, async (files, out) => {
      const casesInput = await files.input("cases", options.cases, options.encoding);
      const unmatchedInput = await files.input("unmatched", options.unmatched);
      const { ruleset, on, regroup } = options;
      const codes = await runCodes(options.codes, [casesInput], told);
      const changes = await readChanges(options, files);
      const engine = engineOf({ ruleset, changes, codes, regroup, ...(on !== undefined && { on }) });
      const rejected = await RejectedRows.of(out, told);
      const screening = engine.ruleset.rules === undefined ? undefined : engine.screen();
      const tools = feedbackTools(engine);
      const discharges = new SeenDischarges(engine, "screen");
      const grouped: CaseFeedback[] = [];
      const counts = await readRows(casesInput, caseRows, { ...told, rejected }, (record) => {
        const row = caseFeedback(record, tools);
        grouped.push(row);
        screening?.add(record, row);
        discharges.add(record);
      });
      discharges.requireValuesFor(on);
      await rejected.close();
      const unmatched = unmatchedInput
        ? await readAllRows(unmatchedInput, unmatchedRows, told, () => undefined, true)
        : [];
      const rows = withRepeated(withFindings(grouped, screening?.finish().findings ?? []));
      const hospitals = hospitalFeedback(rows, unmatched);
      await out.save("cases.jsonl", jsonLines(rows));
      await out.save("feedback.csv", csvTable(COLUMNS, hospitals, options));
      if (unmatchedInput) await out.save("unmatched.jsonl", jsonLines(unmatched));
      const nowhere = [...rows, ...unmatched].filter(({ hospitalId }) => hospitalId === undefined).length;
      const repeated = rows.filter((row) => row.repeated);
      const toCheck = rows.filter(({ check }) => check.length > 0).length;
      const diagnostics = [...engine.diagnostics, ...discharges.diagnostics, ...tools.unknown.diagnostics()];
      const summary = {
        ...runSummary("feedback", engine, { inputs: files.digests(), outputs: out.digests }),
        counts: {
          cases: counts,
          toCheck,
          groupsDiffer: rows.filter(({ schemeDrg }) => schemeDrg !== undefined).length,
          repeated: repeated.length,
          unmatched: unmatched.length,
          withoutHospital: nowhere,
        },
        diagnostics,
      };
      await out.publish(summary);
      const twice = repeatedDiagnostic(repeated.map(({ caseId }) => caseId));
      const seen = tellNoticed([...diagnostics, ...twice], [tools.codes.findings], told);
      printTable(terminal, COLUMNS, hospitals, { format: "table", locale });
      terminal.stdout.write(
        locale === "zh"
          ? `\n病例 ${counts.read}，须核对 ${toCheck}；未匹配 ${unmatched.length}；未写医疗机构而无从反馈 ${nowhere}\n文件：${toldFiles("feedback", options.out)}；发给一家机构：chs-drg release --from ${options.out} --for-hospital 机构代码 --out 文件夹\n`
          : `\n${counted(counts.read, "case")}, ${toCheck} to check; ${unmatched.length} unmatched; ${nowhere} name no hospital and can be told to none\nFiles: ${toldFiles("feedback", options.out)}; for one hospital: chs-drg release --from ${options.out} --for-hospital ID --out DIR\n`,
      );
      return exitCode({ ...rejected.leftOut, ...seen, repeated: repeated.length, hospitals: nowhere }, told);
    });
  },
});

/** 机构反馈小结各栏 (`feedback.csv`). */
const COLUMNS: readonly TableColumn<HospitalFeedback>[] = [
  HOSPITAL_COLUMN,
  CASES_COLUMN,
  ...GROUPING_STATUSES.map(
    (status): TableColumn<HospitalFeedback> => ({
      field: status,
      title: GROUPING_STATUS_WORDS[status],
      format: "count",
      value: ({ byStatus }) => byStatus[status],
    }),
  ),
  memberColumn("repeated", { zh: "病例号重复", en: "case id twice" }, { format: "count" }),
  memberColumn("groupsDiffer", { zh: "与自带病组不同", en: "carries another group" }, { format: "count" }),
  memberColumn("toCheck", { zh: "须核对", en: "to check" }, { format: "count" }),
  memberColumn("unmatched", { zh: "未匹配", en: "unmatched" }, { format: "count" }),
];
