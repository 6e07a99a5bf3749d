import { addUnder } from "../../primitives/grouped-by.js";
import type { HistoryColumns } from "../columns/history-columns.js";
import { textHashes, textReader } from "../columns/packed-texts.js";
import { stayHashes } from "../columns/repeated-cases.js";
import { rowsAlike } from "../columns/rows-alike.js";

/** What a repetition makes of a history row. */
export type Repetition = "repeated" | "contradictory";

/**
 * 历史重复行: what became of the rows that tell one stay more than once: same id, hospital and days. Where they agree the first counts and the
 * others are `repeated`; where they differ in group, care type or cost nobody can say which is right, and none counts (`contradictory`).
 * The same id with other days is another stay: record numbers name a patient in many hospitals.
 *
 * Some twenty bytes a row while it runs: rows are compared by a hash, and only those whose hash comes again are looked at.
 *
 * @param hashes by row; those of rows that tell the same stay are the same
 * @returns by index of the row, in their order; rows that are not here count
 */
export function repeatedHistory(
  history: HistoryColumns,
  hashes: Int32Array = stayHashes(textHashes(history.caseIds), history),
): ReadonlyMap<number, Repetition> {
  const { caseIds, hospital, admissionDay, dischargeDay } = history;
  const readIds = textReader(caseIds);
  const stays = new Map<string, number[]>();
  for (const index of rowsAlike(hashes)) {
    readIds(index, index + 1, (id) => {
      addUnder(stays, [hospital[index], admissionDay[index], dischargeDay[index], id].join(" "), index);
    });
  }
  const found: [number, Repetition][] = [];
  for (const rows of stays.values()) {
    const { repetition, rows: left } = repetitionOf(rows, (index) => tells(history, index));
    for (const index of left) found.push([index, repetition]);
  }
  return new Map(found.sort(([one], [other]) => one - other));
}

/** The rows of one stay that do not count, and why: all but the first where they say the same, and all where they differ. */
export function repetitionOf(
  rows: readonly number[],
  said: (index: number) => string,
): { readonly repetition: Repetition; readonly rows: readonly number[] } {
  const [first = -1, ...others] = rows;
  const agree = others.every((index) => said(index) === said(first));
  return agree ? { repetition: "repeated", rows: others } : { repetition: "contradictory", rows };
}

/** What the statistics take from a row, as text. */
function tells({ group, status, careType, totalCostFen }: HistoryColumns, index: number): string {
  return [group[index], status[index], careType[index], totalCostFen[index]].join(" ");
}
