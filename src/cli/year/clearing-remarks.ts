import type { LocalizedText } from "../../primitives/index.js";
import { type ClearingLine, type LedgerSettlement, ledgerName } from "../../settlement/index.js";
import type { LedgerKey } from "../../weights/index.js";
import { reserveText } from "../statement/reserve-text.js";

/** Hospitals that are named one by one. */
const MOST_NAMED = 20;

/** 未知之言: whose amounts are not known, which is why the sum of theirs is not, or what counts nothing yet. */
export function openWords(
  lines: readonly ClearingLine[],
  nameOf: (line: ClearingLine) => string,
): readonly LocalizedText[] {
  const named = (open: readonly ClearingLine[], zh: string, en: string): LocalizedText[] => {
    if (open.length === 0) return [];
    const names = open.slice(0, MOST_NAMED).map(nameOf);
    const more = open.length - names.length;
    return [
      {
        zh: `${zh}：${names.join("、")}${more > 0 ? `，另有 ${more} 家` : ""}。`,
        en: `${en}: ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`,
      },
    ];
  };
  const unassessed = lines.filter(({ annual, depositReleased }) => annual && depositReleased === null);
  return [
    ...named(
      lines.filter(({ annual }) => annual === null),
      "年度应付未知，不清算，合计因而未知",
      "The annual amount is not known and nothing is cleared, so that there is no total",
    ),
    ...named(
      unassessed,
      "没有考核得分，保证金暂不返还，合计不含",
      "Not assessed, so that no deposit is given back yet; the total is without",
    ),
  ];
}

/** 暂留之言: what the ledgers of a fund set aside: it is in no line. */
export function reserveWords(
  { poolingArea, insuranceType }: LedgerKey,
  ledgers: readonly LedgerSettlement[],
): readonly LocalizedText[] {
  const own = ledgers.filter(
    (ledger) => ledger.poolingArea === poolingArea && ledger.insuranceType === insuranceType,
  );
  return own.flatMap((ledger) => {
    const words = reserveText(ledger);
    if (words === undefined) return [];
    const name = ledgerName({ ledger, budgetUnit: ledger.budgetUnit });
    return [{ zh: `${name.zh}：${words.zh}。`, en: `${name.en}: ${words.en}.` }];
  });
}
