import { counted } from "../../primitives/index.js";
import { hospitalNames } from "../area/area-report.js";
import { capitationLine } from "../area/capitation-files.js";
import { historyLine } from "../area/history-line.js";
import { refusalPage } from "../area/refusal-page.js";
import { type SettledFiles, type SettleRequest, settleFiles } from "../area/settle-area.js";
import { tellSettlement } from "../area/tell-settlement.js";
import type { SettleCall } from "../area/verify-result.js";
import { cliErrors } from "../cli-errors.js";
import { defineCommand } from "../command.js";
import { exitCode } from "../left-out.js";
import { columnNames } from "../maps/column-names.js";
import {
  AREA_FILE_OPTIONS,
  BUDGET_OPTION,
  CASES_OPTION,
  CHANGE_OPTIONS,
  CONTRACTS_OPTION,
  CSV_OPTIONS,
  HOSPITALS_OPTION,
  OUT_FOLDER_OPTION,
  READING_OPTIONS,
  REPLACE_OPTION,
  RULESET_OPTION,
  SCHEME_USE_OPTIONS,
  STRICT_OPTION,
  UNSETTLED_OPTION,
} from "../shared-options.js";
import { statementTable } from "../statement/statement-table.js";
import { unitsTable } from "../statement/units-table.js";
import { unsettledTable } from "../statement/unsettled-table.js";
import { verifyChain } from "../year/verify-chain.js";

/** `chs-drg settle`: one command from an area's files to its statement. */
export const settle = defineCommand({
  name: "settle",
  summary: {
    zh: "结算一个统筹区：分组、定点数、清算、结算清单",
    en: "settle a pooling area: group, weigh, settle, statement",
  },
  options: {
    ruleset: { ...RULESET_OPTION, unless: "verify" },
    ...CHANGE_OPTIONS,
    cases: { ...CASES_OPTION, unless: "verify" },
    hospitals: { ...HOSPITALS_OPTION, unless: "verify" },
    budget: { ...BUDGET_OPTION, unless: "verify" },
    history: AREA_FILE_OPTIONS.history,
    groups: AREA_FILE_OPTIONS.groups,
    coefficients: AREA_FILE_OPTIONS.coefficients,
    contracts: CONTRACTS_OPTION,
    out: { ...OUT_FOLDER_OPTION, unless: "verify" },
    replace: REPLACE_OPTION,
    strict: STRICT_OPTION,
    unsettled: UNSETTLED_OPTION,
    regroup: {
      kind: "flag",
      help: { zh: "自带病组的病例也重新分组", en: "group again cases that carry a drg" },
    },
    verify: {
      kind: "text",
      placeholder: "DIR",
      help: {
        zh: "核对已有结果：重新计算并逐字节比较，不写文件",
        en: "check a result: recompute it and compare every byte; writes nothing",
      },
    },
    ...CSV_OPTIONS,
    ...READING_OPTIONS,
    ...SCHEME_USE_OPTIONS,
  },
  run: async ({ options, locale, terminal }) => {
    if (options.history !== undefined && options.groups !== undefined) {
      throw cliErrors.error("OPTION_CONFLICT", { one: "--history", other: "--groups" });
    }
    const { verify, out = "" } = options;
    if (verify !== undefined) return await verifyChain(verify, options, terminal, locale);
    const settled = await settleFiles(
      requestOf(options),
      { folder: out, replace: options.replace },
      terminal,
      locale,
    );
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
    const closing = [...byHead, closingLines(settled, out, locale)].join("\n\n");
    // Where nothing is settled the page that says why stands alone.
    const isNothing = refused !== "" && result.ledgers.every(({ status }) => status === "refused");
    const parts = isNothing ? [closing] : [...tables, closing];
    terminal.stdout.write(`${notice}${parts.join("\n\n")}\n`);
    const told = { terminal, locale };
    return exitCode({ ...tellSettlement(settled, refused, told), ...settled.leftOut }, told);
  },
});

/** The request of a call; the parser has seen to it that what is needed is there. */
function requestOf(
  call: SettleCall &
    Pick<SettleRequest, "strict" | "regroup" | "unsettled" | "codes" | "headers" | "bom"> & {
      readonly map: readonly string[];
    },
): SettleRequest {
  const { ruleset = "", cases = "", hospitals = "", budget = "" } = call;
  return { ...call, ruleset, cases, hospitals, budget, columns: columnNames(call.map) };
}

const SYNTHETIC = {
  zh: "（合成数据，不代表任何真实机构）",
  en: "(synthetic data; no real institution is meant)",
};

/** What became of the cases, what the figures rest on, and where the files are. */
function closingLines({ area, cases, leftOut }: SettledFiles, folder: string, locale: "zh" | "en"): string {
  const { counts } = area.settled.result;
  const read = cases.taken.columns.count;
  const others = counts["other-unit"] + counts["not-paid"];
  const open = read - counts.settled - others;
  const history = historyLine(area.weights.statistics, locale);
  const [assumed, missing] = [area.assumptions.length, area.notEvaluated.length];
  return locale === "zh"
    ? history +
        [
          `病例 ${read}：按病组结算 ${counts.settled}，其他支付单元 ${others}，未结算 ${open}；退回 ${leftOut.rows} 行`,
          `采用假定 ${assumed} 项，未执行规则 ${missing} 条（详见 summary.json）`,
          `文件：${folder}/statement.csv units.csv cases.jsonl groups.csv report.html summary.json rejected.jsonl`,
        ].join("\n")
    : history +
        [
          `${counted(read, "case")}: ${counts.settled} settled by group, ${others} under other units, ${open} not settled; ${counted(leftOut.rows, "row")} rejected`,
          `${counted(assumed, "assumption")} used, ${counted(missing, "rule")} not evaluated (see summary.json)`,
          `Files: ${folder}/statement.csv units.csv cases.jsonl groups.csv report.html summary.json rejected.jsonl`,
        ].join("\n");
}
