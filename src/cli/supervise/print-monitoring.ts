import { counted } from "../../primitives/index.js";
import { exitCode } from "../left-out.js";
import { toldFiles } from "../results/result-files.js";
import type { ExitCode, Told } from "../terminal.js";
import type { MonitoredFiles } from "./monitor-files.js";

/** 打印监测结果: how many rows of indicators, and where the files are. */
export function printMonitoring(
  { cases, rows, leftOut }: MonitoredFiles,
  folder: string,
  told: Told,
): ExitCode {
  const { terminal, locale } = told;
  terminal.stdout.write(
    locale === "zh"
      ? `病例 ${cases}，指标 ${rows} 行；文件：${toldFiles("monitor", folder)}\n`
      : `${counted(cases, "case")}, ${counted(rows, "row")} of indicators; files: ${toldFiles("monitor", folder)}\n`,
  );
  return exitCode(leftOut, told);
}
