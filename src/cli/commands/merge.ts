import { defineCommand } from "../command.js";
import type { MergeCall } from "../merge/merge-call.js";
import { mergeParts } from "../merge/merge-parts.js";
import { mergeMonitor } from "../merge/monitor-parts.js";
import { mergeScreen } from "../merge/screen-parts.js";
import { mergeSettle } from "../merge/settle-parts.js";
import { mergeWeigh } from "../merge/weigh-parts.js";
import type { PartialCommand } from "../partial/part-summary.js";
import { Parts } from "../partial/parts.js";
import { placeOf } from "../results/into-folder.js";
import { OUT_OPTIONS, SCHEME_USE_OPTIONS, VALUES_OPTION } from "../shared-options.js";
import { tellEach } from "../tell/tell-each.js";
import type { ExitCode, Told } from "../terminal.js";
import { BUDGET_MOVED_OPTION, MOVED_OPTIONS } from "../year/year-options.js";

/** `chs-drg merge`: parts that were counted apart, put together to what one run over all of them gives. */
export const merge = defineCommand({
  name: "merge",
  summary: {
    zh: "合并 --partial 所写的各部分，结果与一次算完逐字节相同",
    en: "put parts that --partial wrote together: the bytes of one run over all of them",
  },
  positionals: [
    {
      name: "DIR",
      optional: true,
      repeated: true,
      help: { zh: "更多的部分结果，同 --in", en: "more parts, as with --in" },
    },
  ],
  options: {
    in: {
      kind: "text",
      placeholder: "DIR",
      required: true,
      repeated: true,
      help: {
        zh: "部分结果的文件夹，或装着若干部分结果的文件夹；可重复，次序不影响结果",
        en: "folder of a part, or one that holds folders of parts; may be repeated, in any order",
      },
    },
    ...OUT_OPTIONS,
    partial: {
      kind: "flag",
      help: {
        zh: "只把各部分并为一个部分结果，以后再与其他部分合并",
        en: "make one part of the parts, to be merged with others later",
      },
    },
    ...MOVED_OPTIONS,
    values: {
      ...VALUES_OPTION,
      help: {
        zh: "地方参数文件现在何处，依原来的次序；可重复",
        en: "where the values files are now, in their order, if they have moved; may be repeated",
      },
    },
    ...BUDGET_MOVED_OPTION,
    settled: {
      kind: "text",
      placeholder: "FILE",
      help: {
        zh: "monitor 所用结算结果的 cases.jsonl 现在何处",
        en: "where the cases.jsonl of the settlement that monitor was told of is now, if it has moved",
      },
    },
    ...SCHEME_USE_OPTIONS,
  },
  run: async ({ options, positionals, told }) => {
    const parts = new Parts([...options.in, ...positionals]);
    tellEach(parts.diagnostics, told);
    const place = placeOf(options);
    if (options.partial) return await mergeParts({ parts, place }, told);
    const command = parts.shared.command.split(" ")[0] as PartialCommand;
    return await MERGES[command]({ parts, place, moved: options, ruleset: options.ruleset }, told);
  },
});

const MERGES: Readonly<Record<PartialCommand, (call: MergeCall, told: Told) => Promise<ExitCode>>> = {
  settle: mergeSettle,
  weigh: mergeWeigh,
  screen: mergeScreen,
  monitor: mergeMonitor,
};
