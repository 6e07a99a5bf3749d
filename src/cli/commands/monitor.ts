import { type CareEvent, careEventRows, caseRows, type InpatientCase } from "../../cases/index.js";
import { DischargesOutside } from "../../engine/index.js";
import { CodeTally } from "../../grouping/index.js";
import { counted, type TableColumn } from "../../primitives/index.js";
import type { IndicatorRow } from "../../rules/index.js";
import { readHospitals } from "../area/area-inputs.js";
import { hospitalNames } from "../area/area-report.js";
import { knownOf } from "../area/area-weights.js";
import { COMPARISON_COLUMNS } from "../area/comparison-columns.js";
import { engineOf } from "../area/engine-of.js";
import { runCodes } from "../area/run-codes.js";
import { runSummary } from "../area/run-summary.js";
import { tellCodes } from "../area/tell-codes.js";
import { tellDates } from "../area/tell-dates.js";
import { tellErrors } from "../area/tell-errors.js";
import { defineCommand } from "../command.js";
import { csvTable } from "../io/csv-table.js";
import { jsonText } from "../io/json-text.js";
import { readRows } from "../io/read-rows.js";
import { RejectedRows } from "../io/rejected-rows.js";
import { ResultFolder } from "../io/result-folder.js";
import { Workspace } from "../io/workspace.js";
import { exitCode } from "../left-out.js";
import { columnNames } from "../maps/column-names.js";
import { packageVersion } from "../package-root.js";
import { monitoringReport } from "../report/monitoring-report.js";
import {
  AREA_VALUES_OPTIONS,
  CASES_OPTION,
  CHANGE_OPTIONS,
  CSV_OPTIONS,
  HOSPITALS_OPTION,
  ON_OPTION,
  OUT_FOLDER_OPTION,
  READING_OPTIONS,
  REPLACE_OPTION,
  RULESET_OPTION,
  SCHEME_USE_OPTIONS,
  STRICT_OPTION,
} from "../shared-options.js";
import { readChanges } from "../shipped/ruleset-changes.js";
import { settledPayments } from "../year/settled-payments.js";

/** `chs-drg monitor`: the indicators of an area, one row an indicator, dimension and period. */
export const monitor = defineCommand({
  name: "monitor",
  summary: { zh: "计算运行监测指标", en: "compute the monitoring indicators" },
  options: {
    ruleset: RULESET_OPTION,
    ...CHANGE_OPTIONS,
    cases: CASES_OPTION,
    previous: {
      kind: "text",
      placeholder: "FILE",
      help: { zh: "上期病例，用于环比", en: "cases of the time before, for the change against it" },
    },
    events: {
      kind: "text",
      placeholder: "FILE",
      help: {
        zh: "门诊事件，用于门诊人次与费用；没有则不计",
        en: "outpatient events, for visits and their cost; without them neither is known",
      },
    },
    settled: {
      kind: "text",
      placeholder: "DIR",
      help: {
        zh: "这些病例的结算结果（settle 或 resettle 所写），用于 DRG 结算费用",
        en: "the settlement of these cases (a folder of settle or resettle), for the DRG payment",
      },
    },
    period: {
      kind: "choice",
      choices: ["month", "quarter", "year"],
      default: "month",
      help: { zh: "统计期，按出院日期", en: "length of the periods, by discharge date" },
    },
    ...AREA_VALUES_OPTIONS,
    hospitals: HOSPITALS_OPTION,
    out: OUT_FOLDER_OPTION,
    replace: REPLACE_OPTION,
    strict: STRICT_OPTION,
    on: ON_OPTION,
    ...CSV_OPTIONS,
    ...READING_OPTIONS,
    ...SCHEME_USE_OPTIONS,
  },
  run: async ({ options, locale, terminal }) => {
    const files = new Workspace(terminal, columnNames(options.map));
    const out = new ResultFolder(files, options.out, { command: "monitor", replace: options.replace });
    try {
      const casesInput = await files.input("cases", options.cases, options.encoding);
      const hospitalsInput = await files.input("hospitals", options.hospitals, options.encoding);
      const previousInput = await files.input("previous", options.previous, options.encoding);
      const eventsInput = await files.input("events", options.events, options.encoding);
      const inputs = {
        history: await files.input("history", options.history, options.encoding),
        groups: await files.input("groups", options.groups, options.encoding),
      };
      const { ruleset, strict, on } = options;
      const codes = await runCodes(options.codes, [casesInput, inputs.history, previousInput], {
        terminal,
        locale,
      });
      const changes = await readChanges(options, files);
      const spec = { ruleset, changes, strict, codes, ...(on !== undefined && { on }) };
      const engine = engineOf(spec);
      const told = { terminal, locale };
      const hospitals = await readHospitals(hospitalsInput, told);
      const rejected = new RejectedRows(terminal, locale, await out.open("rejected.jsonl"));
      const reading = { ...told, rejected };
      const taking = { engine: spec, hospitals, jobs: options.jobs, ...reading };
      const { known, codes: ofHistory } = await knownOf(engine, inputs, hospitals, taking);
      const payments =
        options.settled === undefined ? undefined : await settledPayments(options.settled, files, told);
      const previous: InpatientCase[] = [];
      const previousCounts =
        previousInput &&
        (await readRows(previousInput, caseRows, reading, (record) => previous.push(record)));
      const events: CareEvent[] = [];
      const eventCounts =
        eventsInput && (await readRows(eventsInput, careEventRows, reading, (event) => events.push(event)));
      const monitoring = engine.monitor(
        { ...known, ...(payments && { paymentOf: payments }) },
        {
          hospitals,
          period: options.period,
          ...(eventsInput && { events }),
          ...(previousInput && { previous }),
        },
      );
      const outside = new DischargesOutside(engine.ruleset);
      let synthetic = false;
      const caseCounts = await readRows(casesInput, caseRows, reading, (record) => {
        outside.add(record);
        synthetic ||= record.marks?.synthetic === true;
        return monitoring.add(record);
      });
      const result = monitoring.finish();
      const dates = [...engine.diagnostics, ...outside.diagnostics()];
      await rejected.close();
      await out.save("indicators.csv", csvTable(INDICATOR_COLUMNS, result.rows, options));
      await out.save("indicators.json", jsonText(result.rows));
      await out.save("groups-by-hospital.csv", csvTable(COMPARISON_COLUMNS, result.groupComparison, options));
      const page = {
        ...{ ruleset: engine.ruleset, result, synthetic },
        ...{ assumptions: engine.assumptions, notEvaluated: engine.notEvaluated },
        names: hospitalNames(hospitals),
        ...{ inputs: files.digests(), engineVersion: packageVersion() },
      };
      await out.save("report.html", monitoringReport(page, locale));
      const summary = {
        ...runSummary("monitor", engine, { inputs: files.digests(), outputs: out.digests }),
        counts: {
          cases: caseCounts,
          ...(previousCounts && { previous: previousCounts }),
          ...(eventCounts && { events: eventCounts }),
          undatedCases: result.undatedCases,
          rows: result.rows.length,
        },
        notComputed: result.notComputed,
        diagnostics: [...dates, ...result.diagnostics, ...(known.weights?.diagnostics ?? [])],
      };
      await out.save("summary.json", jsonText(summary));
      await out.publish();
      tellDates(dates, told);
      const doubted = tellCodes(CodeTally.of([engine.codes, ...ofHistory]), told);
      terminal.stdout.write(
        locale === "zh"
          ? `病例 ${caseCounts.read}，指标 ${result.rows.length} 行；文件：${options.out}/report.html indicators.csv indicators.json groups-by-hospital.csv summary.json rejected.jsonl\n`
          : `${counted(caseCounts.read, "case")}, ${counted(result.rows.length, "row")} of indicators; files: ${options.out}/report.html indicators.csv indicators.json groups-by-hospital.csv summary.json rejected.jsonl\n`,
      );
      const errors = tellErrors(result.diagnostics, told);
      return exitCode({ ...rejected.leftOut, codes: doubted, errors, undated: result.undatedCases }, told);
    } finally {
      await files.abandon();
    }
  },
});

/** 指标表各栏. */
const INDICATOR_COLUMNS: readonly TableColumn<IndicatorRow>[] = [
  { field: "indicator", title: { zh: "指标", en: "indicator" }, value: ({ indicator }) => indicator },
  { field: "dimension", title: { zh: "维度", en: "dimension" }, value: ({ dimension }) => dimension },
  { field: "id", title: { zh: "对象", en: "id" }, format: "id", value: ({ id }) => id },
  { field: "period", title: { zh: "统计期", en: "period" }, value: ({ period }) => period },
  { field: "value", title: { zh: "指标值", en: "value" }, format: "decimal", value: ({ value }) => value },
  {
    field: "numerator",
    title: { zh: "分子", en: "numerator" },
    format: "decimal",
    value: ({ numerator }) => numerator,
  },
  {
    field: "denominator",
    title: { zh: "分母", en: "denominator" },
    format: "decimal",
    value: ({ denominator }) => denominator,
  },
  {
    field: "previous",
    title: { zh: "上期值", en: "previous" },
    format: "decimal",
    value: ({ previous }) => previous,
  },
  { field: "change", title: { zh: "变动", en: "change" }, format: "decimal", value: ({ change }) => change },
  {
    field: "missing",
    title: { zh: "缺项例数", en: "cases that lack a field" },
    format: "count",
    value: ({ missing }) => missing,
  },
];
