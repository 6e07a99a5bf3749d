import { counted } from "../../primitives/index.js";
import { defineCommand } from "../command.js";
import { exitCode } from "../left-out.js";
import { placeOf } from "../results/into-folder.js";
import { toldFiles } from "../results/result-files.js";
import { CSV_OPTIONS, OUT_OPTIONS } from "../shared-options.js";
import { printTable } from "../table/print-table.js";
import { tellErrors } from "../tell/tell-errors.js";
import { groupReviewFiles, REVIEWED_GROUP_COLUMNS } from "../year/group-review-files.js";
import { BUDGET_MOVED_OPTION, MOVED_OPTIONS, SETTLED_OPTION } from "../year/year-options.js";

/** `chs-drg review groups`: abnormal groups with their cases, over-long and over-short stays, cases on a list: what the board is to see. */
export const reviewGroupsCommand = defineCommand({
  name: "review groups",
  summary: {
    zh: "提交单独审核：付费异常病组连同其病例、住院超长超短、清单病例",
    en: "put abnormal groups with their cases, over-long stays and cases on a list before the board",
  },
  options: {
    settled: SETTLED_OPTION,
    "applied-on": {
      kind: "date",
      required: true,
      help: { zh: "提交日期", en: "the day that the cases are put forward" },
    },
    decisions: {
      kind: "text",
      placeholder: "FILE",
      help: {
        zh: "专家组对病组的决定，每行一个病组；写成对其每一病例的决定",
        en: "the board's decisions, one a group; written out as decisions on each of its cases",
      },
    },
    ...OUT_OPTIONS,
    ...CSV_OPTIONS,
    ...BUDGET_MOVED_OPTION,
    ...MOVED_OPTIONS,
  },
  run: async ({ options, told }) => {
    const { terminal, locale } = told;
    const reviewed = await groupReviewFiles(options, placeOf(options), told);
    const { groups, cases, decided, withoutDays, withoutItems, leftOut, diagnostics } = reviewed;
    const shown = groups.filter(({ verdict }) => verdict !== "ordinary");
    printTable(terminal, REVIEWED_GROUP_COLUMNS, shown, { format: "table", locale });
    const count = (verdict: string) => groups.filter((group) => group.verdict === verdict).length;
    terminal.stdout.write(
      locale === "zh"
        ? `\n病组 ${groups.length}：异常高值 ${count("high")}，异常低值 ${count("low")}，界限未知 ${count("unknown")}；提交病例 ${cases}，其中已随病组决定 ${decided}；天数不明 ${withoutDays}，未列诊疗项目而无从核对清单 ${withoutItems}\n文件：${toldFiles("review groups", options.out)}\n`
        : `\n${counted(groups.length, "group")}: ${count("high")} abnormally high, ${count("low")} abnormally low, ${count("unknown")} without a limit; ${counted(cases, "case")} put forward, ${decided} decided with their group; ${withoutDays} of unknown days, ${withoutItems} without items to hold against the lists\nFiles: ${toldFiles("review groups", options.out)}\n`,
    );
    return exitCode({ ...leftOut, errors: tellErrors(diagnostics, told) }, told);
  },
});
