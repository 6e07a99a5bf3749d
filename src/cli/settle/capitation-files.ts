import { type Contract, contractRows } from "../../cases/index.js";
import { counted, excerpt, type Locale, memberColumn, type TableColumn } from "../../primitives/index.js";
import {
  AREA_COLUMN,
  type CapitationLine,
  type CapitationSettlement,
  CONTRACT_REASONS,
  type ContractReason,
  FUND_COLUMN,
  type OpenContract,
} from "../../settlement/index.js";
import type { TextInput } from "../input/text-input.js";
import { type CsvForm, csvTable } from "../output/csv-table.js";
import type { ResultFolder } from "../results/result-folder.js";
import { readAllRows } from "../rows/read-all-rows.js";
import { shownTotal } from "../table/shown-cell.js";
import type { Told } from "../terminal.js";

/** 读取签约: every row must be readable, since each moves money. @throws `INPUT_ROWS_BROKEN` */
export async function readContracts(input: TextInput, told: Told): Promise<Contract[]> {
  return await readAllRows(input, contractRows, told, () => undefined);
}

/** The files of payment by head: what units are paid, and the contracts that are in no amount. */
export async function saveCapitation(
  { lines, open }: CapitationSettlement,
  out: ResultFolder,
  form: CsvForm,
): Promise<void> {
  await out.save("capitation.csv", csvTable(CAPITATION_COLUMNS, lines, form));
  await out.save("contracts-open.csv", csvTable(OPEN_COLUMNS, open, form));
}

/** What became of the contracts, in words. */
export function capitationLine({ lines, open, repeated }: CapitationSettlement, locale: Locale): string {
  const payment = PAYMENT === undefined ? "" : shownTotal(PAYMENT, lines);
  const persons = lines.reduce((sum, line) => sum + line.persons, 0);
  const counts = new Map<ContractReason, number>();
  for (const { reason } of open) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const reasons = [...counts].map(([reason, count]) =>
    locale === "zh"
      ? `  ${CONTRACT_REASONS[reason].zh}（${reason}）：${count} 份`
      : `  ${CONTRACT_REASONS[reason].en} (${reason}): ${counted(count, "contract")}`,
  );
  const twice = named(repeated, locale);
  const head =
    locale === "zh"
      ? `按人头付费：${lines.length} 个机构险种，${persons} 人，${payment} 元；重复签约 ${repeated.length} 人${twice}；未付费签约 ${open.length} 份`
      : `By head: ${counted(lines.length, "unit")} and funds, ${counted(persons, "person")}, ${payment} yuan; ${counted(repeated.length, "person")} signed twice with one unit${twice}; ${counted(open.length, "contract")} not paid`;
  return [head, ...reasons].join("\n");
}

/** Ids that are named one by one; summary.json has all. */
const MOST_NAMED = 3;

function named(ids: readonly string[], locale: Locale): string {
  if (ids.length === 0) return "";
  const first = ids.slice(0, MOST_NAMED).map(excerpt);
  const more = ids.length > first.length;
  return locale === "zh"
    ? `（${first.join("、")}${more ? " 等" : ""}）`
    : ` (${first.join(", ")}${more ? ", ..." : ""})`;
}

/** 按人头付费清单各栏 (`capitation.csv`). */
export const CAPITATION_COLUMNS: readonly TableColumn<CapitationLine>[] = [
  memberColumn("hospitalId", { zh: "医疗机构代码", en: "primary unit" }, { format: "id" }),
  FUND_COLUMN,
  AREA_COLUMN,
  memberColumn("persons", { zh: "人数", en: "persons" }, { format: "count", total: "sum" }),
  memberColumn("base", { zh: "定额合计", en: "amounts a head" }, { format: "points" }),
  {
    field: "score",
    title: { zh: "健康管理得分", en: "score" },
    value: ({ score }) => score?.toFixed() ?? null,
  },
  memberColumn("adjusted", { zh: "按质量调整后", en: "after quality" }, { format: "yuan", total: "sum" }),
  memberColumn("referrals", { zh: "转诊次数", en: "referrals" }, { format: "count", total: "sum" }),
  memberColumn("referralFees", { zh: "转诊费用", en: "fees of referrals" }, { format: "yuan", total: "sum" }),
  memberColumn("payment", { zh: "支付", en: "payment" }, { format: "yuan", total: "sum" }),
];

const PAYMENT = CAPITATION_COLUMNS.find(({ field }) => field === "payment");

const OPEN_COLUMNS: readonly TableColumn<OpenContract>[] = [
  {
    field: "patientId",
    title: { zh: "参保人标识", en: "insured person" },
    format: "id",
    value: ({ contract }) => contract.patientId,
  },
  {
    field: "hospitalId",
    title: { zh: "医疗机构代码", en: "primary unit" },
    format: "id",
    value: ({ contract }) => contract.hospitalId,
  },
  {
    field: "insuranceType",
    title: { zh: "险种", en: "fund" },
    value: ({ contract }) => contract.insuranceType,
  },
  { field: "from", title: { zh: "签约起始日期", en: "first day" }, value: ({ contract }) => contract.from },
  { field: "to", title: { zh: "签约终止日期", en: "last day" }, value: ({ contract }) => contract.to },
  memberColumn("reason", { zh: "未付费原因", en: "why it is not paid" }),
];
