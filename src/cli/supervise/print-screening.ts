import { counted } from "../../primitives/index.js";
import { RULE_COLUMNS } from "../columns/rule-rows.js";
import { exitCode } from "../left-out.js";
import { toldFiles } from "../results/result-files.js";
import { printTable } from "../table/print-table.js";
import type { ExitCode, Told } from "../terminal.js";
import type { ScreenedFiles } from "./screen-files.js";

/** 打印筛查结果: how often each rule spoke, and where the files are. */
export function printScreening(
  { cases, findings, byRule, assumed, notApplied, leftOut }: ScreenedFiles,
  folder: string,
  told: Told,
): ExitCode {
  const { terminal, locale } = told;
  printTable(terminal, RULE_COLUMNS, byRule, { format: "table", locale });
  terminal.stdout.write(
    locale === "zh"
      ? `\n病例 ${cases}，疑点 ${findings}\n采用假定 ${assumed} 项，未执行规则 ${notApplied.length} 条${notApplied.length > 0 ? `（${notApplied.join("、")}）` : ""}，详见 summary.json\n文件：${toldFiles("screen", folder)}\n`
      : `\n${counted(cases, "case")}, ${counted(findings, "finding")}\n${counted(assumed, "assumption")} used, ${counted(notApplied.length, "rule")} not applied${notApplied.length > 0 ? ` (${notApplied.join(", ")})` : ""}, see summary.json\nfiles: ${toldFiles("screen", folder)}\n`,
  );
  return exitCode(leftOut, told);
}
