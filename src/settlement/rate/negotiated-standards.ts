import type { Decimal } from "../../primitives/index.js";
import type { NegotiatedStandard, RateSelector } from "../parameters/rate-parameters.js";
import { ledgerName } from "../pots.js";
import { settlementErrors } from "../settlement-errors.js";
import type { RateAsked } from "./rate-for-hospital.js";

/**
 * 谈判标准: what was agreed on for a hospital and fund, group by group: of the rows that select it the one that says most.
 *
 * @returns yuan by group
 * @throws `SETTLEMENT_RATE_AMBIGUOUS` when two rows of one group say as much
 * @source SMX-020
 */
export function negotiatedFor(
  rows: readonly NegotiatedStandard[],
  asked: RateAsked,
): ReadonlyMap<string, Decimal> {
  const own = {
    hospitalId: asked.hospitalId,
    grade: asked.grade,
    tier: asked.tier,
    insuranceType: asked.ledger.insuranceType,
  };
  const names = Object.keys(own) as (keyof RateSelector)[];
  const said = (row: RateSelector) => names.filter((name) => row[name] !== undefined);
  const best = new Map<
    string,
    { readonly standard: Decimal; readonly says: number; readonly rows: number }
  >();
  for (const row of rows) {
    if (said(row).some((name) => row[name] !== own[name])) continue;
    const says = said(row).length;
    const known = best.get(row.drg);
    if (known !== undefined && known.says > says) continue;
    best.set(row.drg, { standard: row.standard, says, rows: known?.says === says ? known.rows + 1 : 1 });
  }
  const twice = [...best.values()].find((one) => one.rows > 1);
  if (twice !== undefined) {
    const info = { hospital: asked.hospitalId, ledger: ledgerName(asked), rows: twice.rows };
    throw settlementErrors.error("SETTLEMENT_RATE_AMBIGUOUS", info);
  }
  return new Map([...best].map(([drg, { standard }]) => [drg, standard]));
}
