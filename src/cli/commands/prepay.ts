import { FEN_DECIMALS, type LocalizedText, sumKnown } from "../../primitives/index.js";
import { defineCommand } from "../command.js";
import { exitCode } from "../left-out.js";
import { placeOf } from "../results/into-folder.js";
import { toldFiles } from "../results/result-files.js";
import { CSV_OPTIONS, OUT_OPTIONS } from "../shared-options.js";
import { printTable } from "../table/print-table.js";
import { tellEach } from "../tell/tell-each.js";
import { PREPAYMENT_COLUMNS, prepayFiles } from "../year/prepay-files.js";
import { BUDGET_MOVED_OPTION, MOVED_OPTIONS, SETTLED_OPTION } from "../year/year-options.js";

/** `chs-drg prepay`: what hospitals are paid ahead, month by month. */
export const prepay = defineCommand({
  name: "prepay",
  summary: { zh: "月度预拨：截至某月各机构各险种的预拨", en: "monthly prepayment, up to a month" },
  options: {
    settled: SETTLED_OPTION,
    month: {
      kind: "text",
      placeholder: "YYYY-MM",
      required: true,
      help: { zh: "预拨到哪一月", en: "the month to prepay" },
    },
    prepaid: {
      kind: "text",
      placeholder: "FILE",
      help: {
        zh: "此前各月已付的预拨（prepayment.csv）；不给则从结算期首月起逐月计算",
        en: "what the months before were paid (prepayment.csv); without it they are computed from the first month of the period",
      },
    },
    ...OUT_OPTIONS,
    ...BUDGET_MOVED_OPTION,
    ...MOVED_OPTIONS,
    ...CSV_OPTIONS,
  },
  run: async ({ options, told }) => {
    const { terminal, locale } = told;
    const { month, rows, diagnostics, leftOut, remarks } = await prepayFiles(options, placeOf(options), told);
    const own = rows.filter((row) => row.month === month);
    tellEach(diagnostics, told);
    printTable(terminal, PREPAYMENT_COLUMNS, own, { format: "table", locale });
    const sum = (of: typeof rows): LocalizedText => {
      const yuan = sumKnown(of.map(({ payment }) => payment))?.toFixed(FEN_DECIMALS);
      return yuan === undefined
        ? { zh: "不详", en: "an unknown amount" }
        : { zh: `${yuan} 元`, en: `${yuan} yuan` };
    };
    terminal.stdout.write(remarks.map((words) => `\n${words[locale]}\n`).join(""));
    terminal.stdout.write(
      locale === "zh"
        ? `\n${month} 预拨 ${sum(own).zh}，累计 ${sum(rows).zh}；文件：${toldFiles("prepay", options.out)}\n`
        : `\n${month}: ${sum(own).en} prepaid, ${sum(rows).en} so far; files: ${toldFiles("prepay", options.out)}\n`,
    );
    return exitCode(leftOut, told);
  },
});
