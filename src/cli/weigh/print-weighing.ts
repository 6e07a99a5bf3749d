import { counted, type LocalizedText } from "../../primitives/index.js";
import { exitCode } from "../left-out.js";
import { toldFiles } from "../results/result-files.js";
import { historyLine } from "../tell/history-line.js";
import type { ExitCode, Told } from "../terminal.js";
import type { WeighedFiles } from "./weigh-files.js";

/** 打印计点结果: for which year groups were weighed, from what, and where the files are. */
export function printWeighing(weighed: WeighedFiles, folder: string, told: Told): ExitCode {
  const { terminal, locale } = told;
  const { engine, weights, history, years, leftOut } = weighed;
  terminal.stdout.write(historyLine(weights.statistics, locale));
  if (engine.ruleset.groupTable === undefined) terminal.stdout.write(`${OWN_WEIGHTS[locale]}\n`);
  const cases = history?.taken.columns.count ?? 0;
  const groups = weights.groups.rows.size;
  terminal.stdout.write(
    locale === "zh"
      ? `按 ${engine.on} 计算，历史年度 ${years.join("、")}；历史病例 ${cases}，病组 ${groups}，见 ${toldFiles("weigh", folder)}\n`
      : `Weighed for ${engine.on} from the years ${years.join(", ")}: ${counted(cases, "case")} of history, ${counted(groups, "group")}, in ${toldFiles("weigh", folder)}\n`,
  );
  return exitCode(leftOut, told);
}

/** What is said of an edition with which no weights were published. */
const OWN_WEIGHTS: LocalizedText = {
  zh: "规则集没有公布权重，以下为本地历史病例所得。",
  en: "The edition publishes no weights; these are the area's own, from its history.",
};
