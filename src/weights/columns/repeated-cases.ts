import type { CaseColumns } from "./case-columns.js";
import { hashOfText } from "./text-numbers.js";

type Identified = Pick<CaseColumns, "count" | "caseIds" | "hospitalIds" | "hospital">;

/**
 * 重复病例: indexes of cases whose id stands more than once at their hospital, whichever ledger they name; cases that name no hospital are
 * compared with each other.
 */
export function repeatedCases(cases: Identified): ReadonlySet<number> {
  const repeated = new Set<number>();
  const hashes = new Int32Array(cases.count);
  for (let index = 0; index < cases.count; index++) hashes[index] = hashOfText(cases.caseIds[index] ?? "");
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
    const hash = hashes[index] ?? 0;
    let at = hash & mask;
    let known = table[at] ?? -1;
    while (known >= 0 && (hashAt[at] !== hash || ids[known] !== ids[index])) {
      at = (at + 1) & mask;
      known = table[at] ?? -1;
    }
    if (known >= 0) repeated.add(known).add(index);
    else {
      table[at] = index;
      hashAt[at] = hash;
    }
  }
}

/** Case indexes of each hospital, in file order; those that name none are the last. */
function casesByHospital(cases: Identified): Int32Array[] {
  const nameless = cases.hospitalIds.length;
  const hospitalOf = (index: number) => {
    const hospital = cases.hospital[index] ?? -1;
    return hospital < 0 ? nameless : hospital;
  };
  const counts = new Int32Array(nameless + 1);
  for (let index = 0; index < cases.count; index++) {
    const hospital = hospitalOf(index);
    counts[hospital] = (counts[hospital] ?? 0) + 1;
  }
  const lists = Array.from(counts, (count) => new Int32Array(count));
  const filled = new Int32Array(counts.length);
  for (let index = 0; index < cases.count; index++) {
    const hospital = hospitalOf(index);
    const list = lists[hospital];
    if (list === undefined) continue;
    const at = filled[hospital] ?? 0;
    list[at] = index;
    filled[hospital] = at + 1;
  }
  return lists;
}
