import { counted, type LocalizedText, plainCell } from "../../primitives/index.js";
import { defineCommand } from "../command.js";
import { exitCode } from "../left-out.js";
import { hospitalNames } from "../report/named-hospital.js";
import { placeOf } from "../results/into-folder.js";
import { toldFiles } from "../results/result-files.js";
import { refusalPage } from "../settle/refusal-page.js";
import { tellSettlement } from "../settle/tell-settlement.js";
import { CSV_OPTIONS, OUT_OPTIONS } from "../shared-options.js";
import { statementTable } from "../statement/statement-table.js";
import { printTable } from "../table/print-table.js";
import { resettleFiles } from "../year/resettle-files.js";
import { RIPPLE_COLUMNS } from "../year/ripple-columns.js";
import type { MovedBeside } from "../year/units-moved.js";
import { MOVED_OPTIONS, SETTLED_OPTION } from "../year/year-options.js";

/** What units beside the statement pay otherwise, which is in no line of the ripple; nothing where they pay the same. */
function besideWords({ hospitals, difference }: MovedBeside): LocalizedText {
  if (hospitals === 0) return { zh: "", en: "" };
  const yuan = difference === null ? undefined : plainCell(difference, "yuan");
  return {
    zh: `；结算清单之外的支付单元另有 ${hospitals} 个机构与险种变动，合计 ${yuan ?? "未知"}${yuan ? " 元" : ""}（units.csv）`,
    en: `; beside the statement units pay ${counted(hospitals, "hospital")} and funds otherwise, by ${yuan ?? "an unknown amount of"} yuan in all (units.csv)`,
  };
}

/** `chs-drg resettle`: a settled year with corrected records, marks or a final budget, settled again. */
export const resettle = defineCommand({
  name: "resettle",
  summary: {
    zh: "按修正的病案、评审结果与决算总额重新结算",
    en: "settle again with corrected records, review results and final budgets",
  },
  options: {
    settled: SETTLED_OPTION,
    changes: {
      kind: "text",
      placeholder: "FILE",
      help: {
        zh: "变更：review 所写的 marks.jsonl，或每行一个病例的标记或修正病案",
        en: "changes: marks.jsonl of review, or rows with the marks or the corrected record of a case",
      },
    },
    budget: {
      kind: "text",
      placeholder: "FILE",
      help: {
        zh: "决算总额，取代此前的预算（JSON）",
        en: "the final budget, in place of the one before (JSON)",
      },
    },
    ...OUT_OPTIONS,
    ...MOVED_OPTIONS,
    ...CSV_OPTIONS,
  },
  run: async ({ options, told }) => {
    const { terminal, locale } = told;
    const resettled = await resettleFiles(options, placeOf(options), told);
    const { area, hospitals, ripple, beside, changedCases } = resettled;
    const names = hospitalNames(hospitals);
    terminal.stdout.write(`${statementTable(area.settled.result, names, locale)}\n\n`);
    printTable(terminal, RIPPLE_COLUMNS, ripple, { format: "table", locale });
    const { zh, en } = besideWords(beside);
    terminal.stdout.write(
      locale === "zh"
        ? `\n变更病例 ${changedCases}，金额变动的机构与险种 ${ripple.length}${zh}\n文件：${toldFiles("resettle", options.out)}\n`
        : `\n${counted(changedCases, "case")} changed; ${counted(ripple.length, "hospital")} and funds moved${en}\nFiles: ${toldFiles("resettle", options.out)}\n`,
    );
    return exitCode(tellSettlement(resettled, refusalPage(resettled, locale), told), told);
  },
});
