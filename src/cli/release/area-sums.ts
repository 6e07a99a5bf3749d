import { FEWEST_HOSPITALS, WITHHELD } from "./release-rules.js";
import { ledgerText } from "./release-table.js";

/** What of a ledger's totals is of the whole area. */
const SUMS = [
  ...["poolingArea", "insuranceType", "budgetUnit", "status", "hospitals", "cases", "points", "costPerPoint"],
  ...["itemTotalCost", "itemFundPayment", "drgTotalCost", "drgFundPayment"],
];

/**
 * 统筹区合计: the sums of the ledgers that a hospital is settled in. Where fewer than three hospitals are in a ledger they are withheld: less its own line they
 * would be another's.
 *
 * @param totals the ledgers of a settlement's summary
 * @param own the ledgers of the hospital's own lines
 */
export function areaSums(totals: unknown, own: ReadonlySet<string>): object[] {
  if (!Array.isArray(totals)) return [];
  return (totals as readonly Readonly<Record<string, unknown>>[])
    .filter((ledger) => own.has(ledgerText(ledger)))
    .map((ledger) => {
      const { poolingArea, insuranceType, budgetUnit } = ledger;
      if (Number(ledger.hospitals) < FEWEST_HOSPITALS)
        return { poolingArea, insuranceType, budgetUnit, ...WITHHELD };
      return Object.fromEntries(
        SUMS.flatMap((name) => (ledger[name] === undefined ? [] : [[name, ledger[name]]])),
      );
    });
}
