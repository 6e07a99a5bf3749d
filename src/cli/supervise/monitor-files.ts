import { careEventRows } from "../../cases/index.js";
import { plainScaledText } from "../../primitives/index.js";
import type { MonitorOptions } from "../../rules/index.js";
import { GROUPS_BY_HOSPITAL_COLUMNS } from "../columns/groups-by-hospital-columns.js";
import { SeenCases } from "../jobs/seen-cases.js";
import { AsSettled } from "../jobs/settled-records.js";
import { monitoringBy } from "../jobs/supervision.js";
import type { LeftOut } from "../left-out.js";
import { type CsvForm, csvTable } from "../output/csv-table.js";
import type { Parts } from "../partial/parts.js";
import { monitoringReport } from "../report/monitoring-report.js";
import { intoFolder } from "../results/into-folder.js";
import type { ResultPlace } from "../results/result-place.js";
import { readRows } from "../rows/read-rows.js";
import type { Told } from "../terminal.js";
import { readSettled } from "../year/settled-payments.js";
import { yearErrors } from "../year/year-errors.js";
import { closeSupervision, openSupervision, supervisionPage } from "./open-supervision.js";
import { readCases } from "./read-cases.js";
import type { SupervisedRequest } from "./read-supervised.js";
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
    const area = await openSupervision(request, MONITORED, { files, out, told, parts });
    const { engine, hospitals, reading } = area;
    const { settled: folder } = request;
    const settled = folder === undefined ? undefined : await readSettled(folder, engine.ruleset, files, told);
    const by = {
      known: { ...area.worth.known, ...(settled && { payments: settled.payments }) },
      ...(settled && { settled: settled.records }),
      hospitals,
      period: request.period,
    };
    // A file of events says that they are known, be there any or not.
    const monitoring = monitoringBy(engine, by, area.events && []);
    const previousCounts =
      area.previous &&
      (await readCases(area.previous, reading, monitoring.previous, { kind: "previous", ...by }));
    const eventCounts =
      area.events && (await readRows(area.events, careEventRows, reading, monitoring.addEvent));
    const asSettled = settled && new AsSettled(monitoring, settled.records);
    const seen = new SeenCases(engine, "monitor", asSettled ?? monitoring);
    const caseCounts = await readCases(area.cases, reading, seen, { kind: "monitor", ...by });
    seen.requireValuesFor(request.on);
    const differing = asSettled?.differing;
    if (differing !== undefined && differing.cases > 0)
      throw yearErrors.error("SETTLED_RECORDS_DIFFER", { folder: folder ?? "", ...differing });
    const result = monitoring.finishAs(plainScaledText);
    const first = () =>
      out.save(
        "groups-by-hospital.csv",
        csvTable(GROUPS_BY_HOSPITAL_COLUMNS, result.groupComparison, request),
      );
    const indicators = await writeIndicators(out, result.rows, {
      form: request,
      ...{ jobs: reading.jobs, spec: reading.spec, first },
    });
    const page = {
      ...supervisionPage(area),
      result: { ...result, rows: indicators.told },
      synthetic: seen.synthetic,
    };
    await out.save("report.html", monitoringReport(page, locale));
    const leftOut = await closeSupervision("monitor", area, [seen, result, ...(settled ? [settled] : [])], {
      counts: {
        cases: caseCounts,
        ...(previousCounts && { previous: previousCounts }),
        ...(eventCounts && { events: eventCounts }),
        undatedCases: result.undatedCases,
        repeatedCases: result.repeatedCases,
        rows: indicators.count,
      },
      notComputed: result.notComputed,
    });
    return {
      ...{ cases: caseCounts.read, rows: indicators.count },
      leftOut: { ...leftOut, undated: result.undatedCases, repeated: result.repeatedCases },
    };
  });
}
