import { counted, memberColumn, type TableColumn } from "../../primitives/index.js";
import { defineCommand } from "../command.js";
import { exitCode } from "../left-out.js";
import { placeOf } from "../results/into-folder.js";
import { toldFiles } from "../results/result-files.js";
import { OUT_OPTIONS } from "../shared-options.js";
import { printTable } from "../table/print-table.js";
import { countStates, reviewFiles } from "../year/review-files.js";
import type { ApplicationOutcome } from "../year/review-rows.js";
import { BUDGET_MOVED_OPTION, CALENDAR_OPTION, MOVED_OPTIONS, SETTLED_OPTION } from "../year/year-options.js";
import { KIND_WORDS, STATE_WORDS } from "../year/year-words.js";

/** `chs-drg review`: applications for special-case review, record correction and leaving a payment unit. */
export const review = defineCommand({
  name: "review",
  summary: {
    zh: "评审申请：特病单议、病案修正、退出床日或按病种付费",
    en: "review applications: special cases, record corrections, leaving bed-day or by-disease payment",
  },
  options: {
    settled: SETTLED_OPTION,
    applications: {
      kind: "text",
      placeholder: "FILE",
      required: true,
      help: { zh: "申请，每行一件", en: "applications, one a row" },
    },
    decisions: {
      kind: "text",
      placeholder: "FILE",
      help: { zh: "专家的评审决定，每行一件", en: "decisions of the experts, one a row" },
    },
    calendar: CALENDAR_OPTION,
    "cycle-end": {
      kind: "date",
      help: {
        zh: "申请所属月度或季度的最后一天",
        en: "last day of the month or quarter that is applied for",
      },
    },
    "check-sample": {
      kind: "integer",
      least: 0,
      most: 1_000_000,
      help: {
        zh: "从通过的病案修正中随机抽取几件核实",
        en: "how many approved record corrections are drawn at random to be checked",
      },
    },
    seed: {
      kind: "text",
      placeholder: "TEXT",
      default: "",
      needs: "check-sample",
      help: {
        zh: "抽取所用的种子；相同种子抽出相同的件",
        en: "seed of the draw; the same seed draws the same",
      },
    },
    ...OUT_OPTIONS,
    ...BUDGET_MOVED_OPTION,
    ...MOVED_OPTIONS,
  },
  run: async ({ options, told }) => {
    const { terminal, locale } = told;
    const { outcomes, changes, leftOut } = await reviewFiles(options, placeOf(options), told);
    const columns: readonly TableColumn<ApplicationOutcome>[] = [
      memberColumn("applicationId", { zh: "申请", en: "application" }),
      { field: "kind", title: { zh: "类别", en: "kind" }, value: ({ kind }) => KIND_WORDS[kind][locale] },
      memberColumn("hospitalId", { zh: "医疗机构", en: "hospital" }),
      memberColumn("caseId", { zh: "病例", en: "case" }),
      memberColumn("appliedOn", { zh: "申请日期", en: "applied on" }),
      {
        field: "state",
        title: { zh: "结果", en: "outcome" },
        value: ({ state }) => STATE_WORDS[state][locale],
      },
      { field: "reason", title: { zh: "原因", en: "why" }, value: ({ reason }) => reason[locale] },
    ];
    printTable(terminal, columns, outcomes, { format: "table", locale });
    const files = toldFiles(
      "review",
      options.out,
      options["check-sample"] === undefined ? [] : ["check-sample.jsonl"],
    );
    const states = Object.entries(countStates(outcomes)) as [ApplicationOutcome["state"], number][];
    terminal.stdout.write(
      locale === "zh"
        ? `\n申请 ${outcomes.length}：${states.map(([state, count]) => `${STATE_WORDS[state].zh} ${count}`).join("，")}；改变付费的病例 ${changes}\n文件：${files}\n`
        : `\n${counted(outcomes.length, "application")}: ${states.map(([state, count]) => `${count} ${STATE_WORDS[state].en}`).join(", ")}; ${counted(changes, "case changes", "cases change")}\nFiles: ${files}\n`,
    );
    return exitCode(leftOut, told);
  },
});
