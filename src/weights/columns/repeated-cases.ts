import type { CaseColumns } from "./case-columns.js";
import { hashOfText } from "./text-numbers.js";

type Identified = Pick<CaseColumns, "caseIds" | "hospitalIds" | "hospital">;

/**
 * 重复病例: indexes of cases whose id stands more than once at their hospital, whichever ledger they name; cases that name no hospital are
 * compared with each other.
 */
export function repeatedCases(cases: Identified): ReadonlySet<number> {
  const repeated = new Set<number>();
  const hashes = new Int32Array(cases.caseIds.length);
  cases.caseIds.forEach((id, index) => {
    hashes[index] = hashOfText(id);
  });
  for (const indexes of casesByHospital(cases)) addRepeated(indexes, cases.caseIds, hashes, repeated);
  return repeated;
}

/**
 * One hospital's ids in an open-addressed table of case positions. A Set of a million ids costs more than all the sums of a
 * settlement; a table the size of one hospital stays in the processor's cache. Texts are hashed in the order in which they lie in
 * memory, and looked at again only where two hashes agree.
 */
function addRepeated(
  indexes: Int32Array,
  ids: readonly string[],
  hashes: Int32Array,
  repeated: Set<number>,
): void {
  const mask = 2 ** Math.ceil(Math.log2(2 * indexes.length + 1)) - 1;
  const table = new Int32Array(mask + 1).fill(-1);
  const hashAt = new Int32Array(mask + 1);
  for (const index of indexes) {
    const hash = hashes[index] as number;
    let at = hash & mask;
    let known = table[at] as number;
    while (known >= 0 && (hashAt[at] !== hash || ids[known] !== ids[index])) {
      at = (at + 1) & mask;
      known = table[at] as number;
    }
    if (known >= 0) repeated.add(known).add(index);
    else {
      table[at] = index;
      hashAt[at] = hash;
    }
  }
}

/** Case indexes of each hospital, in file order; those that name none are the last. */
function casesByHospital({ hospitalIds, hospital }: Identified): Int32Array[] {
  const nameless = hospitalIds.length;
  const lists = Array.from(countByHospital(hospital, nameless), (count) => new Int32Array(count));
  const filled = new Int32Array(lists.length);
  for (let index = 0; index < hospital.length; index += 1) {
    const number = numberOr(nameless, hospital[index] as number);
    const at = filled[number] as number;
    (lists[number] as Int32Array)[at] = index;
    filled[number] = at + 1;
  }
  return lists;
}

function countByHospital(hospital: Int32Array, nameless: number): Int32Array {
  const counts = new Int32Array(nameless + 1);
  for (let index = 0; index < hospital.length; index += 1) {
    const number = numberOr(nameless, hospital[index] as number);
    counts[number] = (counts[number] as number) + 1;
  }
  return counts;
}

function numberOr(nameless: number, hospital: number): number {
  return hospital < 0 ? nameless : hospital;
}
