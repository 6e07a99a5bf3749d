import { printScreening } from "../area/print-screening.js";
import { screenFiles } from "../area/screen-files.js";
import { defineCommand } from "../command.js";
import { columnNames } from "../maps/column-names.js";
import { screenPart } from "../partial/screen-parts.js";
import {
  AREA_VALUES_OPTIONS,
  CASES_OPTION,
  CHANGE_OPTIONS,
  ON_OPTION,
  OUT_FOLDER_OPTION,
  PARTIAL_OPTION,
  READING_OPTIONS,
  REPLACE_OPTION,
  RULESET_OPTION,
  SCHEME_USE_OPTIONS,
  STRICT_OPTION,
} from "../shared-options.js";

/** `chs-drg screen`: the edition's audit rules over all cases; findings are ranked, and never an accusation by themselves. */
export const screen = defineCommand({
  name: "screen",
  summary: { zh: "按审核规则筛查疑点", en: "screen cases by the audit rules" },
  options: {
    ruleset: RULESET_OPTION,
    ...CHANGE_OPTIONS,
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
    out: OUT_FOLDER_OPTION,
    replace: REPLACE_OPTION,
    strict: STRICT_OPTION,
    partial: PARTIAL_OPTION,
    on: ON_OPTION,
    ...READING_OPTIONS,
    ...SCHEME_USE_OPTIONS,
  },
  run: async ({ options, locale, terminal }) => {
    const told = { terminal, locale };
    const request = { ...options, columns: columnNames(options.map) };
    const place = { folder: options.out, replace: options.replace };
    if (options.partial) return await screenPart(request, place, told);
    return printScreening(await screenFiles(request, place, told), options.out, told);
  },
});
