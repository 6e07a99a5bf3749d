import { counted, presentColumns } from "../../primitives/index.js";
import { defineCommand } from "../command.js";
import { exitCode } from "../left-out.js";
import { placeOf } from "../results/into-folder.js";
import { toldFiles } from "../results/result-files.js";
import { CSV_OPTIONS, OUT_OPTIONS } from "../shared-options.js";
import { printTable } from "../table/print-table.js";
import { tellEach } from "../tell/tell-each.js";
import { clearFiles } from "../year/clear-files.js";
import { CLEARING_COLUMNS } from "../year/clearing-columns.js";
import { BUDGET_MOVED_OPTION, MOVED_OPTIONS, SETTLED_OPTION } from "../year/year-options.js";

/** `chs-drg clear`: the annual amounts against what was prepaid. */
export const clear = defineCommand({
  name: "clear",
  summary: {
    zh: "年度清算：年度应付扣除预拨、保证金与违规扣款",
    en: "clear the year: annual amounts less prepayments, deposit and deductions",
  },
  options: {
    settled: SETTLED_OPTION,
    prepaid: {
      kind: "text",
      placeholder: "FILE",
      required: true,
      help: { zh: "全年已预拨（prepayment.csv）", en: "what was prepaid (prepayment.csv)" },
    },
    assessment: {
      kind: "text",
      placeholder: "FILE",
      help: { zh: "年度考核得分，返还保证金用", en: "scores of the yearly assessment, for the deposit" },
    },
    findings: {
      kind: "text",
      placeholder: "FILE",
      help: { zh: "疑点（screen 所写的 findings.jsonl）", en: "findings (findings.jsonl of screen)" },
    },
    steps: {
      kind: "text",
      placeholder: "FILE",
      needs: "findings",
      help: {
        zh: "稽核步骤，每行一步；只有走到确认的疑点才扣款",
        en: "steps of the audit, one a row; only a finding whose steps confirm it is deducted",
      },
    },
    ...OUT_OPTIONS,
    ...BUDGET_MOVED_OPTION,
    ...MOVED_OPTIONS,
    ...CSV_OPTIONS,
  },
  run: async ({ options, told }) => {
    const { terminal, locale } = told;
    const { lines, diagnostics, leftOut, remarks } = await clearFiles(options, placeOf(options), told);
    printTable(terminal, presentColumns(CLEARING_COLUMNS, lines), lines, { format: "table", locale });
    tellEach(diagnostics, told);
    terminal.stdout.write(remarks.map((words) => `\n${words[locale]}\n`).join(""));
    const { lines: open = 0 } = leftOut;
    terminal.stdout.write(
      locale === "zh"
        ? `\n清算 ${lines.length - open} 行${open > 0 ? `；另有 ${open} 行年度应付未知，未清算` : ""}；文件：${toldFiles("clear", options.out)}\n`
        : `\n${counted(lines.length - open, "line")} cleared${open > 0 ? `; ${open} not cleared, for the annual amount is not known` : ""}; files: ${toldFiles("clear", options.out)}\n`,
    );
    return exitCode(leftOut, told);
  },
});
