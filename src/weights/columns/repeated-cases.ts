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
