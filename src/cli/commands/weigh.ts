import { defineCommand } from "../command.js";
import { weighPart } from "../merge/weigh-parts.js";
import { placeOf } from "../results/into-folder.js";
import {
  CASE_READING_OPTIONS,
  CSV_OPTIONS,
  HOSPITALS_OPTION,
  ON_OPTION,
  OUT_OPTIONS,
  PARTIAL_OPTION,
  RULESET_OPTIONS,
  STRICT_OPTION,
} from "../shared-options.js";
import { printWeighing } from "../weigh/print-weighing.js";
import { weighFiles } from "../weigh/weigh-files.js";

/** `chs-drg weigh`: from history to what each group is worth, and each hospital's coefficient in it. */
export const weigh = defineCommand({
  name: "weigh",
  summary: {
    zh: "由历史病例计算病组基准点数（权重）与差异系数",
    en: "compute base points (weights) and coefficients from history",
  },
  options: {
    ...RULESET_OPTIONS,
    history: {
      kind: "text",
      placeholder: "FILE",
      required: true,
      help: { zh: "历史病例", en: "cases of the years before" },
    },
    hospitals: HOSPITALS_OPTION,
    on: {
      ...ON_OPTION,
      help: {
        zh: "为该日所在年度计算：当年及以后的出院病例不是历史；默认为历史病例最晚年度的下一年",
        en: "weigh for the year of this day: a discharge in it, or later, is no history; by default the year after the history",
      },
    },
    ...OUT_OPTIONS,
    strict: STRICT_OPTION,
    partial: PARTIAL_OPTION,
    ...CSV_OPTIONS,
    ...CASE_READING_OPTIONS,
  },
  run: async ({ options, told }) => {
    const place = placeOf(options);
    const request = { ...options, columns: place.columns };
    if (options.partial) return await weighPart(request, place, told);
    return printWeighing(await weighFiles(request, place, told), options.out, told);
  },
});
