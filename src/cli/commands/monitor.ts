import { cliErrors } from "../cli-errors.js";
import { defineCommand } from "../command.js";
import { monitorPart } from "../merge/monitor-parts.js";
import { placeOf } from "../results/into-folder.js";
import {
  AREA_VALUES_OPTIONS,
  CASE_READING_OPTIONS,
  CASES_OPTION,
  CSV_OPTIONS,
  HOSPITALS_OPTION,
  ON_OPTION,
  OUT_OPTIONS,
  PARTIAL_OPTION,
  REGROUP_OPTION,
  RULESET_OPTIONS,
  STRICT_OPTION,
} from "../shared-options.js";
import { monitorFiles } from "../supervise/monitor-files.js";
import { printMonitoring } from "../supervise/print-monitoring.js";

/** `chs-drg monitor`: the indicators of an area, one row an indicator, dimension and period. */
export const monitor = defineCommand({
  name: "monitor",
  summary: { zh: "计算运行监测指标", en: "compute the monitoring indicators" },
  options: {
    ...RULESET_OPTIONS,
    cases: { ...CASES_OPTION, unless: "partial" },
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
    ...OUT_OPTIONS,
    strict: STRICT_OPTION,
    regroup: REGROUP_OPTION,
    partial: PARTIAL_OPTION,
    on: ON_OPTION,
    ...CSV_OPTIONS,
    ...CASE_READING_OPTIONS,
  },
  run: async ({ options, told }) => {
    if (options.settled !== undefined && options.regroup) {
      throw cliErrors.error("OPTION_CONFLICT", {
        one: "--regroup",
        other: "--settled",
        why: GROUPS_AS_SETTLED,
      });
    }
    const place = placeOf(options);
    const request = { ...options, columns: place.columns };
    if (options.partial) return await monitorPart(request, place, told);
    return printMonitoring(await monitorFiles(request, place, told), options.out, told);
  },
});

const GROUPS_AS_SETTLED = {
  zh: "给了结算结果的病例，按结算时的病组监测。要按重新分组监测，请以 settle --regroup 结算，再给出该结果。",
  en: "cases whose settlement is given are monitored in the groups that they were settled in. To monitor them grouped again, settle them with --regroup and give that folder.",
};
