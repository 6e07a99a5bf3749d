import type { Hospital } from "../cases/hospital.js";
import { rowsByHospital } from "../cases/rows-by-hospital.js";
import type { LedgerKey, WeighedCases } from "../weights/weighed-cases.js";
import { potKey } from "./pots.js";

/**
 * 按医疗机构所在统筹区入账: puts every case in the ledger of its hospital's pooling area and its own fund. A case whose hospital names no
 * area, and one that names an area which nobody knows, stays where it is.
 *
 * @param areas the pooling areas that are known; undefined where none is
 * @returns the cases themselves where none moves
 * @source SX-056: 统筹区内医疗机构在 2020 年实际发生的项目结算费用
 */
export function hospitalLedgers(
  cases: WeighedCases,
  hospitals: readonly Hospital[],
  areas: ReadonlySet<string> | undefined,
): WeighedCases {
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
  const stays = cases.ledgers.map(({ poolingArea }) => areas?.has(poolingArea) === false);
  let ledger: Int32Array | undefined;
  for (let index = 0; index < cases.count; index++) {
    const at = cases.ledger[index] ?? -1;
    const own = cases.ledgers[at];
    const poolingArea = areaAt[cases.hospital[index] ?? -1];
    if (own === undefined || poolingArea === undefined || own.poolingArea === poolingArea) continue;
    if (stays[at] === true) continue;
    ledger ??= cases.ledger.slice();
    ledger[index] = numberOf({ ...own, poolingArea });
  }
  return ledger === undefined ? cases : { ...cases, ledgers, ledger };
}
