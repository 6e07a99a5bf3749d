import { defineCommand } from "../command.js";
import { screenPart } from "../merge/screen-parts.js";
import { placeOf } from "../results/into-folder.js";
import {
  AREA_VALUES_OPTIONS,
  CASE_READING_OPTIONS,
  CASES_OPTION,
  ON_OPTION,
  OUT_OPTIONS,
  PARTIAL_OPTION,
  REGROUP_OPTION,
  RULESET_OPTIONS,
  STRICT_OPTION,
} from "../shared-options.js";
import { printScreening } from "../supervise/print-screening.js";
import { screenFiles } from "../supervise/screen-files.js";

/** `chs-drg screen`: the edition's audit rules over all cases; findings are ranked, and never an accusation by themselves. */
export const screen = defineCommand({
  name: "screen",
  summary: { zh: "按审核规则筛查疑点", en: "screen cases by the audit rules" },
  options: {
    ...RULESET_OPTIONS,
    cases: { ...CASES_OPTION, unless: "partial" },
    events: {
      kind: "text",
      placeholder: "FILE",
      help: {
        zh: "门诊与药店事件（费用转移规则需要）",
        en: "outpatient and pharmacy events (for cost shifting)",
      },
    },
    engine: {
      kind: "choice",
      choices: ["built-in", "json-rules-engine"],
      default: "built-in",
      help: {
        zh: "判定条件所用的引擎；两者疑点相同，json-rules-engine 较慢",
        en: "the engine that judges conditions; the findings are the same, json-rules-engine is slower",
      },
    },
    ...AREA_VALUES_OPTIONS,
    ...OUT_OPTIONS,
    strict: STRICT_OPTION,
    regroup: REGROUP_OPTION,
    partial: PARTIAL_OPTION,
    on: ON_OPTION,
    ...CASE_READING_OPTIONS,
  },
  run: async ({ options, told }) => {
    const place = placeOf(options);
    const request = { ...options, columns: place.columns };
    if (options.partial) return await screenPart(request, place, told);
    return printScreening(await screenFiles(request, place, told), options.out, told);
  },
});
