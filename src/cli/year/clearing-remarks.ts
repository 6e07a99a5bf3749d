import { counted, type LocalizedText, sumKnown } from "../../primitives/index.js";
import {
  type ClearingLine,
  type LedgerSettlement,
  ledgerName,
  PAID_UNITS,
  UNIT_NAMES,
  type UnitLine,
} from "../../settlement/index.js";
import type { LedgerKey } from "../../weights/index.js";
import { namedFew } from "../statement/named-few.js";
import { reserveText } from "../statement/reserve-text.js";
import { shownCell } from "../table/shown-cell.js";

/** 未知之言: whose amounts are not known, which is why the sum of theirs is not, or what counts nothing yet. */
export function openWords(
  lines: readonly ClearingLine[],
  nameOf: (line: ClearingLine) => string,
): readonly LocalizedText[] {
  const named = (open: readonly ClearingLine[], zh: string, en: string): LocalizedText[] => {
    if (open.length === 0) return [];
    const names = open.map(nameOf).map((name) => ({ zh: name, en: name }));
    const said = namedFew(names, "家");
    return [{ zh: `${zh}：${said.zh}。`, en: `${en}: ${said.en}.` }];
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

/** 清单之外的支付: what units beside the statement pay, under words that say of what it is no part; undefined where there is nothing. */
export function besideWords(units: readonly UnitLine[], head: LocalizedText): LocalizedText | undefined {
  const beside = units.filter(({ inStatement, payment }) => !inStatement && payment?.isZero() !== true);
  if (beside.length === 0) return undefined;
  const said = PAID_UNITS.flatMap((unit) => {
    const own = beside.filter((line) => line.unit === unit);
    if (own.length === 0) return [];
    const hospitals = new Set(own.map(({ hospitalId }) => hospitalId)).size;
    const cases = own.reduce((sum, line) => sum + line.cases, 0);
    const payment = shownCell(sumKnown(own.map((line) => line.payment)), "yuan");
    const fund = shownCell(sumKnown(own.map((line) => line.fundPayment)), "yuan");
    const { zh, en } = UNIT_NAMES[unit];
    return [
      {
        zh: `${zh} ${hospitals} 家机构${cases > 0 ? ` ${cases} 例` : ""} ${payment} 元（统筹支付 ${fund} 元）`,
        en: `${en} ${cases > 0 ? `${counted(cases, "case")} of ` : ""}${counted(hospitals, "hospital")}, ${payment} yuan (fund ${fund})`,
      },
    ];
  });
  return {
    zh: `${head.zh}：${said.map(({ zh }) => zh).join("；")}。`,
    en: `${head.en}: ${said.map(({ en }) => en).join("; ")}.`,
  };
}
