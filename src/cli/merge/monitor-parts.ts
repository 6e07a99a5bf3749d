import { dirname } from "node:path";
import { countPart } from "../partial/count-part.js";
import { optionsRecord, recordedOptions } from "../partial/recorded-options.js";
import type { ResultPlace } from "../results/result-place.js";
import { MONITORED, type MonitorRequest, monitorFiles } from "../supervise/monitor-files.js";
import { printMonitoring } from "../supervise/print-monitoring.js";
import { readSupervised } from "../supervise/read-supervised.js";
import type { ExitCode, Told } from "../terminal.js";
import { settledOutcomes } from "../year/settled-payments.js";
import type { MergeCall } from "./merge-call.js";
import { superviseParts } from "./supervised-parts.js";

/** 监测的一部分. */
export async function monitorPart(
  request: MonitorRequest,
  place: ResultPlace,
  told: Told,
): Promise<ExitCode> {
  return await countPart("monitor", request, place, told, async (reading) => {
    const area = await readSupervised(request, MONITORED, reading.files, reading.rejected, told);
    if (request.settled !== undefined) reading.files.noteBefore([settledOutcomes(request.settled)]);
    const { period, strict, regroup, on, headers, bom, set, codes, columns, encoding } = request;
    return {
      engine: area.engine,
      options: optionsRecord({ period, strict, regroup, on, codes, headers, bom, set, columns, encoding }),
      files: await superviseParts(area, reading),
    };
  });
}

/** 合并监测: the records of all parts, monitored as one run monitors them. */
export async function mergeMonitor(
  { parts, place, moved, ruleset }: MergeCall,
  told: Told,
): Promise<ExitCode> {
  const { options } = parts.shared;
  const { values, hospitals, groups, settled } = parts.sharedFiles(moved);
  const request: MonitorRequest = {
    ...{ period: "month", regroup: false },
    ...recordedOptions(options),
    ...{ values, hospitals, groups },
    settled: settled && dirname(settled),
    ruleset: parts.ruleset(ruleset),
    jobs: 1,
  };
  return printMonitoring(await monitorFiles(request, place, told, parts), place.folder, told);
}
