import type { Hospital } from "../cases/hospital.js";
import { rowsByHospital } from "../cases/rows-by-hospital.js";
import type { LedgerKey, WeighedCases } from "../weights/weighed-cases.js";
import { potKey } from "./pots.js";

/**
 * 按医疗机构所在统筹区入账: puts every case in the ledger of its hospital's pooling area and its own fund. The area that a record names says
 * whose insured person it is: one from outside (异地) need name no area that anybody here knows. A case whose hospital names no area
 * stays where it is.
 *
 * @returns the cases themselves where none moves
 * @source SX-056: 统筹区内医疗机构在 2020 年实际发生的项目结算费用; SX-041, ZJ-001: off-site cases count in points and point value
 */
export function hospitalLedgers(cases: WeighedCases, hospitals: readonly Hospital[]): WeighedCases {
  const listed = rowsByHospital(hospitals);
  const ledgers = [...cases.ledgers];
  const numbers = new Map(ledgers.map((ledger, number) => [potKey(ledger), number]));
  const numberOf = (ledger: LedgerKey): number => {
    const key = potKey(ledger);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, ledgers.length);
    return ledgers.push(ledger) - 1;
  };
  const areaAt = cases.hospitalIds.map((id) => listed.get(id)?.poolingArea);
  let ledger: Int32Array | undefined;
  for (let index = 0; index < cases.count; index++) {
    const own = cases.ledgers[cases.ledger[index] ?? -1];
    const poolingArea = areaAt[cases.hospital[index] ?? -1];
    if (own === undefined || poolingArea === undefined || own.poolingArea === poolingArea) continue;
    ledger ??= cases.ledger.slice();
    ledger[index] = numberOf({ ...own, poolingArea });
  }
  return ledger === undefined ? cases : { ...cases, ledgers, ledger };
}
