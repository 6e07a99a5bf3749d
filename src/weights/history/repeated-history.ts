import { at } from "../columns/column-access.js";
import type { HistoryColumns } from "../columns/history-columns.js";
import { textReader } from "../columns/packed-texts.js";

/** What a repetition makes of a history row. */
export type Repetition = "repeated" | "contradictory";

/** A number by which a stay may be told from others: that of the same stay is the same. */
type StayHash = (id: string, hospital: number, admission: number, discharge: number) => number;

/**
 * 历史重复行: what became of the rows that tell one stay more than once: same id, hospital and days. Where they agree the first counts and the
 * others are `repeated`; where they differ in group, care type or cost nobody can say which is right, and none counts (`contradictory`).
 * The same id with other days is another stay: record numbers name a patient in many hospitals.
 *
 * Eight bytes a row while it runs: rows are compared by a hash, and only those whose hash comes again are looked at.
 *
 * @returns by index of the row, in their order; rows that are not here count
 */
export function repeatedHistory(
  history: HistoryColumns,
  hash: StayHash = stayHash,
): ReadonlyMap<number, Repetition> {
  const doubted = hashesTwice(history, hash);
  if (doubted.size === 0) return new Map();
  const stays = new Map<string, number[]>();
  eachStay(history, hash, (index, number, id) => {
    if (!doubted.has(number)) return;
    const { hospital, admissionDay, dischargeDay } = history;
    const key = JSON.stringify([hospital[index], id, admissionDay[index], dischargeDay[index]]);
    const same = stays.get(key);
    if (same) same.push(index);
    else stays.set(key, [index]);
  });
  const found: [number, Repetition][] = [];
  for (const rows of stays.values()) {
    const [first = -1, ...others] = rows;
    const agree = others.every((index) => tells(history, index) === tells(history, first));
    for (const index of agree ? others : rows) found.push([index, agree ? "repeated" : "contradictory"]);
  }
  return new Map(found.sort(([one], [other]) => one - other));
}

/** The hashes that more than one row has. */
function hashesTwice(history: HistoryColumns, hash: StayHash): ReadonlySet<number> {
  const hashes = new Float64Array(history.count);
  eachStay(history, hash, (index, number) => {
    hashes[index] = number;
  });
  hashes.sort();
  const twice = new Set<number>();
  for (let place = 1; place < hashes.length; place += 1) {
    if (hashes[place] === hashes[place - 1]) twice.add(at(hashes, place));
  }
  return twice;
}

function eachStay(
  { count, caseIds, hospital, admissionDay, dischargeDay }: HistoryColumns,
  hash: StayHash,
  use: (index: number, hash: number, id: string) => void,
): void {
  let index = 0;
  textReader(caseIds)(0, count, (id) => {
    use(index, hash(id, at(hospital, index), at(admissionDay, index), at(dischargeDay, index)), id);
    index += 1;
  });
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Another start and another odd factor, so that texts which agree in one hash do not in the other. */
const OTHER_OFFSET = 0x9747b28c;
const OTHER_PRIME = 0x5bd1e995;
/** A double holds 53 bits: all 32 of one hash and the upper 21 of the other. */
const OTHER_BITS = 21;

/** Two hashes by FNV-1a as one number of 53 bits: of 20 million stays hardly two that differ have the same. */
function stayHash(id: string, hospital: number, admission: number, discharge: number): number {
  let one = mixed(mixed(mixed(FNV_OFFSET, hospital, FNV_PRIME), admission, FNV_PRIME), discharge, FNV_PRIME);
  let other = mixed(
    mixed(mixed(OTHER_OFFSET, discharge, OTHER_PRIME), hospital, OTHER_PRIME),
    admission,
    OTHER_PRIME,
  );
  for (let place = 0; place < id.length; place += 1) {
    const unit = id.charCodeAt(place);
    one = mixed(one, unit, FNV_PRIME);
    other = mixed(other, unit, OTHER_PRIME);
  }
  return (one >>> 0) * 2 ** OTHER_BITS + ((other ^ (other >>> 15)) >>> (32 - OTHER_BITS));
}

function mixed(hash: number, number: number, prime: number): number {
  const product = Math.imul(hash ^ number, prime);
  return product ^ (product >>> 15);
}

/** What the statistics take from a row, as text. */
function tells({ group, status, careType, totalCostFen }: HistoryColumns, index: number): string {
  return [group[index], status[index], careType[index], totalCostFen[index]].join(" ");
}
