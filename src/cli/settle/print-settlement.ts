import { counted } from "../../primitives/index.js";
import { exitCode } from "../left-out.js";
import { hospitalNames } from "../report/named-hospital.js";
import { toldFiles } from "../results/result-files.js";
import { restsOn } from "../statement/rests-on.js";
import { otherStandings, standingCounts } from "../statement/standing-counts.js";
import { statementTable } from "../statement/statement-table.js";
import { unitsTable } from "../statement/units-table.js";
import { unsettledTable } from "../statement/unsettled-table.js";
import { historyLine } from "../tell/history-line.js";
import type { ExitCode, Told } from "../terminal.js";
import { capitationLine } from "./capitation-files.js";
import { refusalPage } from "./refusal-page.js";
import type { SettledFiles } from "./settle-area.js";
import { tellSettlement } from "./tell-settlement.js";

/** 打印结算结果: the statement of a settled area, what is wrong with it, and where its files are. */
export function printSettlement(settled: SettledFiles, folder: string, told: Told): ExitCode {
  const { terminal, locale } = told;
  const { result } = settled.area.settled;
  const refused = refusalPage(settled, locale);
  const table = statementTable(result, hospitalNames(settled.hospitals), locale);
  const notice = settled.cases.taken.columns.synthetic ? `${SYNTHETIC[locale]}\n\n` : "";
  const tables = [
    table,
    unitsTable(settled.area.units, locale),
    unsettledTable(settled.area.unsettled, locale),
  ].filter((part) => part !== "");
  const { capitation } = settled.area;
  const byHead = capitation === undefined ? [] : [capitationLine(capitation, locale)];
  const closing = [...byHead, closingLines(settled, folder, locale)].join("\n\n");
  // Where nothing is settled the page that says why stands alone.
  const isNothing = refused !== "" && result.ledgers.every(({ status }) => status === "refused");
  const parts = isNothing ? [closing] : [...tables, closing];
  terminal.stdout.write(`${notice}${parts.join("\n\n")}\n`);
  return exitCode({ ...tellSettlement(settled, refused, told), ...settled.leftOut }, told);
}

const SYNTHETIC = {
  zh: "（合成数据，不代表任何真实机构）",
  en: "(synthetic data; no real institution is meant)",
};

/** What became of the cases, what the figures rest on, and where the files are. */
function closingLines({ area, cases, leftOut }: SettledFiles, folder: string, locale: "zh" | "en"): string {
  const { counts } = area.settled.result;
  const read = cases.taken.columns.count;
  const standing = standingCounts(area.units, counts, read);
  const others = otherStandings(standing);
  const history = historyLine(area.weights.statistics, locale);
  const basis = restsOn(area);
  return locale === "zh"
    ? history +
        [
          `病例 ${read}：按病组 ${standing.byGroup}，${others.zh}；退回 ${leftOut.rows} 行`,
          basis.zh,
          `文件：${toldFiles("settle", folder)}`,
        ].join("\n")
    : history +
        [
          `${counted(read, "case")}: ${standing.byGroup} by group, ${others.en}; ${counted(leftOut.rows, "row")} rejected`,
          basis.en,
          `Files: ${toldFiles("settle", folder)}`,
        ].join("\n");
}
