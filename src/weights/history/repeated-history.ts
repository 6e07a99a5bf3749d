import type { CaseColumns } from "../columns/case-columns.js";
import { repeatedCases } from "../columns/repeated-cases.js";

/** What a repetition makes of a history row. */
export type Repetition = "repeated" | "contradictory";

/**
 * 历史重复行: what became of the rows that tell one stay more than once: same id, hospital and days. Where they agree the first counts and the
 * others are `repeated`; where they differ in group, care type or cost nobody can say which is right, and none counts (`contradictory`).
 * The same id with other days is another stay: record numbers name a patient in many hospitals.
 *
 * @returns by index of the row; rows that are not here count
 */
export function repeatedHistory(history: CaseColumns): ReadonlyMap<number, Repetition> {
  const stays = new Map<string, number[]>();
  for (const index of repeatedCases(history)) {
    const key = JSON.stringify([
      history.hospital[index],
      history.caseIds[index],
      history.admissionDay[index],
      history.dischargeDay[index],
    ]);
    const same = stays.get(key);
    if (same) same.push(index);
    else stays.set(key, [index]);
  }
  const found = new Map<number, Repetition>();
  for (const rows of stays.values()) {
    const [first = -1, ...others] = rows;
    const agree = others.every((index) => tells(history, index) === tells(history, first));
    for (const index of agree ? others : rows) found.set(index, agree ? "repeated" : "contradictory");
  }
  return found;
}

/** What the statistics take from a row, as text. */
function tells(history: CaseColumns, index: number): string {
  const { group, status, careType, totalCostFen } = history;
  return [group[index], status[index], careType[index], totalCostFen[index]].join(" ");
}
