import { careEventRows, caseRows } from "../../cases/index.js";
import type { TakenHistory } from "../../engine/index.js";
import { CodeTally } from "../../grouping/index.js";
import { plainScaledText } from "../../primitives/index.js";
import type { MonitorOptions } from "../../rules/index.js";
import { type CsvForm, csvTable } from "../io/csv-table.js";
import { intoFolder } from "../io/into-folder.js";
import { jsonText } from "../io/json-text.js";
import { readRows } from "../io/read-rows.js";
import { RejectedRows } from "../io/rejected-rows.js";
import type { TextInput } from "../io/text-input.js";
import type { LeftOut } from "../left-out.js";
import { packageVersion } from "../package-root.js";
import type { Parts } from "../partial/parts.js";
import { monitoringReport } from "../report/monitoring-report.js";
import type { Told } from "../terminal.js";
import type { ResultPlace } from "../year/result-place.js";
import { settledPayments } from "../year/settled-payments.js";
import { hospitalNames } from "./area-report.js";
import { knownOf } from "./area-weights.js";
import { COMPARISON_COLUMNS } from "./comparison-columns.js";
import { noticed, tellNoticed } from "./noticed.js";
import { readCases } from "./read-cases.js";
import { readSupervised, type SupervisedRequest } from "./read-supervised.js";
import { runSummary } from "./run-summary.js";
import { SeenCases } from "./seen-cases.js";
import { monitoringBy } from "./supervision.js";
import { writeIndicators } from "./write-indicators.js";

/** What a monitoring is asked for. */
export interface MonitorRequest extends SupervisedRequest, CsvForm {
  /** length of the periods */
  readonly period: NonNullable<MonitorOptions["period"]>;
  /** the folder of the settlement of the cases */
  readonly settled?: string | undefined;
}

/** The files of a monitoring in the order in which its summary names them. */
export const MONITORED = ["cases", "hospitals", "previous", "events", "history", "groups"] as const;

/** 监测结果: how many cases and rows of indicators, and what was left out. */
export interface MonitoredFiles {
  readonly cases: number;
  readonly rows: number;
  readonly leftOut: LeftOut;
}

/**
 * 监测文件: computes the indicators of an area and writes them into a folder.
 *
 * @param parts parts of the records that were read before, instead of files
 */
export async function monitorFiles(
  request: MonitorRequest,
  place: ResultPlace,
  told: Told,
  parts?: Parts,
): Promise<MonitoredFiles> {
  const { terminal, locale } = told;
  return intoFolder("monitor", { ...place, columns: request.columns }, terminal, async (files, out) => {
    files.noteBefore(parts?.records ?? []);
    const rejected = new RejectedRows(terminal, locale, await out.open("rejected.jsonl"));
    const area = await readSupervised(request, MONITORED, files, rejected, told);
    const { engine, hospitals, taking } = area;
    parts?.requireBasis(engine);
    const reading = { ...taking, spec: taking.engine, engine, codes: new CodeTally() };
    const inputs = { history: parts?.taken<TakenHistory>("history") ?? area.history, groups: area.groups };
    const worth = await knownOf(engine, inputs, hospitals, taking);
    const payments =
      request.settled === undefined ? undefined : await settledPayments(request.settled, files, told);
    const previousInput = parts?.rows("previous", caseRows, terminal) ?? area.previous;
    const eventsInput = parts?.rows("events", careEventRows, terminal) ?? area.events;
    const by = {
      known: { ...worth.known, ...(payments && { payments }) },
      hospitals,
      period: request.period,
    };
    // A file of events says that they are known, be there any or not.
    const monitoring = monitoringBy(engine, by, eventsInput && []);
    const previousCounts =
      previousInput &&
      (await readCases(previousInput, reading, monitoring.previous, { kind: "previous", ...by }));
    const eventCounts =
      eventsInput && (await readRows(eventsInput, careEventRows, reading, monitoring.addEvent));
    const casesInput = parts?.neededRows("cases", caseRows, terminal) ?? (area.cases as TextInput);
    const seen = new SeenCases(engine.ruleset, monitoring);
    const caseCounts = await readCases(casesInput, reading, seen, { kind: "monitor", ...by });
    const result = monitoring.finishAs(plainScaledText);
    const diagnostics = noticed(engine, seen, result, worth);
    await rejected.close();
    const { jobs } = taking;
    const first = () =>
      out.save("groups-by-hospital.csv", csvTable(COMPARISON_COLUMNS, result.groupComparison, request));
    const indicators = await writeIndicators(out, result.rows, {
      form: request,
      ...{ jobs, spec: taking.engine, first },
    });
    const page = {
      ...{ ruleset: engine.ruleset, result: { ...result, rows: indicators.told } },
      synthetic: seen.synthetic,
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
        rows: indicators.count,
      },
      notComputed: result.notComputed,
      diagnostics,
    };
    await out.save("summary.json", jsonText(summary));
    await out.publish();
    const codes = [engine.codes, reading.codes.findings, ...(parts?.codes ?? []), ...worth.codes];
    const seenBy = tellNoticed(diagnostics, codes, told);
    const leftOut = { ...rejected.leftOut, ...seenBy, undated: result.undatedCases };
    return { cases: caseCounts.read, rows: indicators.count, leftOut };
  });
}
