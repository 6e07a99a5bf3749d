import { at } from "../columns/column-access.js";
import type { HistoryColumns } from "../columns/history-columns.js";
import { eachUnits, textReader } from "../columns/packed-texts.js";

/** What a repetition makes of a history row. */
export type Repetition = "repeated" | "contradictory";

/** 住院指纹: two numbers of every row; those of rows that tell the same stay are the same. */
interface StayHashes {
  readonly one: Int32Array;
  readonly other: Int32Array;
}

/**
 * 历史重复行: what became of the rows that tell one stay more than once: same id, hospital and days. Where they agree the first counts and the
 * others are `repeated`; where they differ in group, care type or cost nobody can say which is right, and none counts (`contradictory`).
 * The same id with other days is another stay: record numbers name a patient in many hospitals.
 *
 * Some twenty bytes a row while it runs: rows are compared by their hashes, and only those whose hashes come again are looked at.
 *
 * @returns by index of the row, in their order; rows that are not here count
 */
export function repeatedHistory(
  history: HistoryColumns,
  hashes: StayHashes = stayHashes(history),
): ReadonlyMap<number, Repetition> {
  const { caseIds, hospital, admissionDay, dischargeDay } = history;
  const readIds = textReader(caseIds);
  const stays = new Map<string, number[]>();
  for (const index of rowsAlike(hashes)) {
    readIds(index, index + 1, (id) => {
      const key = JSON.stringify([hospital[index], id, admissionDay[index], dischargeDay[index]]);
      const same = stays.get(key);
      if (same) same.push(index);
      else stays.set(key, [index]);
    });
  }
  const found: [number, Repetition][] = [];
  for (const rows of stays.values()) {
    const [first = -1, ...others] = rows;
    const agree = others.every((index) => tells(history, index) === tells(history, first));
    for (const index of agree ? others : rows) found.push([index, agree ? "repeated" : "contradictory"]);
  }
  return new Map(found.sort(([one], [other]) => one - other));
}

/** The rows whose two hashes another row has too, in their order. */
function rowsAlike({ one, other }: StayHashes): Int32Array {
  const places = 2 ** Math.ceil(Math.log2(2 * one.length + 1));
  // By the first hash, or at the next free place after it: one more than the first row that has both.
  const firstRow = new Int32Array(places);
  const alike = new Set<number>();
  for (let row = 0; row < one.length; row += 1) {
    let place = at(one, row) & (places - 1);
    let first = at(firstRow, place) - 1;
    while (first >= 0 && (one[first] !== one[row] || other[first] !== other[row])) {
      place = (place + 1) & (places - 1);
      first = at(firstRow, place) - 1;
    }
    if (first < 0) firstRow[place] = row + 1;
    else alike.add(first).add(row);
  }
  return Int32Array.from(alike).sort();
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Another start and another odd factor, so that texts which agree in one hash do not in the other. */
const OTHER_OFFSET = 0x9747b28c;
const OTHER_PRIME = 0x5bd1e995;

/** Two hashes by FNV-1a, 64 bits: of a billion stays hardly two that differ have the same. */
function stayHashes({ count, caseIds, hospital, admissionDay, dischargeDay }: HistoryColumns): StayHashes {
  const [one, other] = [new Int32Array(count), new Int32Array(count)];
  // After so many units of the id: the next id mostly begins as this one does.
  const [oneAfter, otherAfter] = [[FNV_OFFSET | 0], [OTHER_OFFSET | 0]];
  let row = 0;
  eachUnits(caseIds, (units, common) => {
    for (let place = common; place < units.length; place += 1) {
      const unit = at(units, place);
      oneAfter[place + 1] = mixed(at(oneAfter, place), unit, FNV_PRIME);
      otherAfter[place + 1] = mixed(at(otherAfter, place), unit, OTHER_PRIME);
    }
    const [ofHospital, admitted, left] = [at(hospital, row), at(admissionDay, row), at(dischargeDay, row)];
    const [ofOne, ofOther] = [at(oneAfter, units.length), at(otherAfter, units.length)];
    one[row] = mixed(mixed(mixed(ofOne, ofHospital, FNV_PRIME), admitted, FNV_PRIME), left, FNV_PRIME);
    other[row] = mixed(
      mixed(mixed(ofOther, left, OTHER_PRIME), ofHospital, OTHER_PRIME),
      admitted,
      OTHER_PRIME,
    );
    row += 1;
  });
  return { one, other };
}

function mixed(hash: number, number: number, prime: number): number {
  const product = Math.imul(hash ^ number, prime);
  return product ^ (product >>> 15);
}

/** What the statistics take from a row, as text. */
function tells({ group, status, careType, totalCostFen }: HistoryColumns, index: number): string {
  return [group[index], status[index], careType[index], totalCostFen[index]].join(" ");
}
