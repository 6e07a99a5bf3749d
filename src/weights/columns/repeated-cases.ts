import { hashOf } from "../../cases/row/hash-of.js";
import { groupedBy } from "../../primitives/grouped-by.js";
import type { CaseColumns } from "./case-columns.js";
import { at } from "./column-access.js";
import { rowsAlike } from "./rows-alike.js";
import { hashesOfTexts } from "./text-numbers.js";

type Identified = Pick<CaseColumns, "caseIds" | "hospital">;

/**
 * 重复病例: indexes of cases whose id stands more than once at their hospital, whichever ledger they name; cases that name no hospital are
 * compared with each other.
 */
export function repeatedCases({ caseIds, hospital }: Identified): ReadonlySet<number> {
  const hashes = hashesOfTexts(caseIds).map((ofId, index) => hashOf(ofId, at(hospital, index)));
  const alike = groupedBy(rowsAlike(hashes), (index) => `${hospital[index]} ${caseIds[index]}`);
  return new Set([...alike.values()].flatMap((indexes) => (indexes.length > 1 ? indexes : [])));
}

/** 重复的住院: the rows of each stay that has more than one: same id, hospital and days, or days that none of them has. The same id with other days is another stay. */
export function repeatedStays(
  { caseIds, hospital }: Identified,
  admissionDay: Int32Array,
  dischargeDay: Int32Array,
): readonly (readonly number[])[] {
  const hashes = stayHashes(hashesOfTexts(caseIds), { hospital, admissionDay, dischargeDay });
  const alike = groupedBy(rowsAlike(hashes), (row) =>
    [hospital[row], admissionDay[row], dischargeDay[row], caseIds[row]].join(" "),
  );
  return [...alike.values()].filter((rows) => rows.length > 1);
}

/** 住院哈希: from a hash of each id, one that rows of the same stay share: id, hospital and days. */
export function stayHashes(
  ofIds: Int32Array,
  {
    hospital,
    admissionDay,
    dischargeDay,
  }: Readonly<Record<"hospital" | "admissionDay" | "dischargeDay", Int32Array>>,
): Int32Array {
  return ofIds.map((ofId, row) => {
    const admitted = hashOf(hashOf(ofId, at(hospital, row)), at(admissionDay, row));
    return hashOf(admitted, at(dischargeDay, row));
  });
}
