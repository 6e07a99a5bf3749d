import { compareText, type Decimal, type LocalizedText } from "../../primitives/index.js";
import { type LedgerSettlement, ledgerName, statementColumns } from "../../settlement/index.js";
import { shownCell } from "../table/shown-cell.js";
import { balanceChart } from "./balance-chart.js";
import type { Drawings } from "./drawings.js";
import type { Section } from "./page.js";
import { pairedBarChart } from "./paired-bar-chart.js";

/** Bars that a chart shows at most; the table below it has all hospitals. */
const MOST_BARS = 24;

/** Two texts as one, in each language. */
export function bothLanguages(name: LocalizedText, rest: LocalizedText): LocalizedText {
  return { zh: name.zh + rest.zh, en: name.en + rest.en };
}

/** 账本图表: gains and losses of the hospitals of one fund, and their cost by item and by DRG. */
export function ledgerCharts(
  ledger: LedgerSettlement,
  names: ReadonlyMap<string, string>,
  drawings: Drawings,
): Section[] {
  if (ledger.lines.length === 0) return [];
  const nameOf = (id: string): string => names.get(id) ?? id;
  const known = ledger.lines.flatMap(({ hospitalId, balance }) =>
    balance === null
      ? []
      : [{ label: nameOf(hospitalId), value: balance.toNumber(), text: shownCell(balance, "yuan") }],
  );
  const bySize = [...known].sort(
    (a, b) => Math.abs(b.value) - Math.abs(a.value) || compareText(a.label, b.label),
  );
  const balances = bySize
    .slice(0, MOST_BARS)
    .sort((a, b) => b.value - a.value || compareText(a.label, b.label));
  const byCost = [...ledger.lines].sort(
    (a, b) => b.itemTotalCost.cmp(a.itemTotalCost) || compareText(a.hospitalId, b.hospitalId),
  );
  const pairs = byCost.slice(0, MOST_BARS).map((line) => ({
    label: { zh: nameOf(line.hospitalId), en: nameOf(line.hospitalId) },
    values: [barValue(line.itemTotalCost), barValue(line.drgTotalCost)],
  }));
  const title = ledgerName({ ledger, budgetUnit: ledger.budgetUnit });
  const balanceTitle = bothLanguages(title, { zh: "：机构差额", en: ": balance by hospital" });
  const costTitle = bothLanguages(title, {
    zh: "：按项目与按DRG总费用（元）",
    en: ": total cost by item and by DRG, yuan",
  });
  const balanceLead = {
    zh: `按DRG统筹支付减去按项目统筹支付（元）。向右为结余，向左为超支。${moreNote(known.length).zh}`,
    en: `DRG fund payment less item-based fund payment, yuan. Right: the hospital gains; left: it loses.${moreNote(known.length).en}`,
  };
  return [
    known.length === 0
      ? { title: balanceTitle, lead: NO_BALANCE, body: [] }
      : {
          title: balanceTitle,
          lead: balanceLead,
          body: [drawings.of(balanceChart, balanceTitle, balances)],
        },
    {
      title: costTitle,
      body: [drawings.of(pairedBarChart, costTitle, COST_FIELDS.map(titleOf), pairs)],
    },
  ];
}

const NO_BALANCE: LocalizedText = {
  zh: "各机构的统筹支付均不详，差额无从算起。",
  en: "No fund payment of a hospital is known, so there is no balance to draw.",
};

/** A bar without length and a dash where the amount is not known. */
function barValue(amount: Decimal | null): { value: number; text: string } {
  return { value: amount?.toNumber() ?? 0, text: shownCell(amount, "yuan") };
}

const COST_FIELDS = ["itemTotalCost", "drgTotalCost"] as const;

/** The title that a column of the statement has. */
function titleOf(field: (typeof COST_FIELDS)[number]): LocalizedText {
  const column = statementColumns("points").find((one) => one.field === field);
  return column?.title ?? { zh: field, en: field };
}

function moreNote(hospitals: number): LocalizedText {
  if (hospitals <= MOST_BARS) return { zh: "", en: "" };
  return {
    zh: `图中为差额最大的 ${MOST_BARS} 家，全部 ${hospitals} 家见下表。`,
    en: ` The ${MOST_BARS} largest are drawn; the table below has all ${hospitals}.`,
  };
}
