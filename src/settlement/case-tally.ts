import { repeatedCases } from "../weights/columns/repeated-cases.js";
import type { WeighedCases } from "../weights/weighed-cases.js";
import {
  addRow,
  emptyTally,
  type HospitalTally,
  type TallyStanding,
  type WeighedRow,
} from "./hospital-tally.js";

/**
 * 病例结算状态: `settled`, or why a case stays outside the split: no hospital or no ledger in the record, not weighed, no total
 * cost, the same case id twice at one hospital (neither is preferred), discharged outside the period, paid under another unit
 * (bed-day, by disease), at a hospital that the hospitals file lacks, of a pooling area that neither budget nor hospitals know, in a
 * group that the scheme lacks, or with a fund payment above its total cost.
 */
export const CASE_STATUSES = [
  "settled",
  "no-hospital",
  "no-ledger",
  "not-weighed",
  "no-cost",
  "repeated",
  "outside-period",
  "paid-elsewhere",
  "hospital-unlisted",
  "area-unknown",
  "group-unknown",
  "fund-above-cost",
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** How a case stands in the sums. */
const STANDINGS: Readonly<Record<CaseStatus, TallyStanding>> = {
  settled: "settled",
  "no-hospital": "unsettled",
  "no-ledger": "unsettled",
  "not-weighed": "unsettled",
  "no-cost": "unsettled",
  repeated: "unsettled",
  "outside-period": "unsettled",
  "paid-elsewhere": "unsettled",
  "hospital-unlisted": "reserved",
  "area-unknown": "reserved",
  "group-unknown": "reserved",
  "fund-above-cost": "reserved",
};

/**
 * 病例在合计中的位置. `reserved`: a case that was treated, and whose record names what nobody knows or cannot be true, is paid once the
 * record is corrected; until then its cost is in no other hospital's amount.
 */
export function standingOf(status: CaseStatus): TallyStanding {
  return STANDINGS[status];
}

/** 病例合计: sums by hospital and ledger, with the standing of every case. */
export interface CaseTally {
  /** by slot; a slot is a ledger and a hospital */
  readonly hospitals: readonly HospitalTally[];
  /** slot of each case, -1 where the record names no hospital or no ledger */
  readonly slot: Int32Array;
  /** index into {@link CASE_STATUSES} of each case */
  readonly status: Uint8Array;
  /** cases by status, in the order of {@link CASE_STATUSES} */
  readonly counts: readonly number[];
}

/** The status of an index into {@link CASE_STATUSES}. */
export function statusAt(index: number): CaseStatus {
  return CASE_STATUSES[index] ?? "settled";
}

/** The row of a case. */
export function rowOf(cases: WeighedCases, index: number): WeighedRow {
  return {
    hospital: cases.hospital[index] ?? -1,
    ledger: cases.ledger[index] ?? -1,
    basePoints: cases.basePoints[index] ?? -1n,
    points: cases.points[index] ?? -1n,
    totalCostFen: cases.totalCostFen[index] ?? Number.NaN,
    fundPaymentFen: cases.fundPaymentFen[index] ?? Number.NaN,
  };
}

/** The standing of a row on its own: everything but what other rows, the files beside it or other units say. */
export function statusOf(row: WeighedRow, noWeightByItem: boolean): CaseStatus {
  if (row.hospital < 0) return "no-hospital";
  if (row.ledger < 0) return "no-ledger";
  if (row.points < 0n && !noWeightByItem) return "not-weighed";
  if (Number.isNaN(row.totalCostFen)) return "no-cost";
  return row.fundPaymentFen > row.totalCostFen ? "fund-above-cost" : "settled";
}

/**
 * 汇总病例: one pass over weighed cases, in any order of cases.
 *
 * @param noWeightByItem whether a case without points is settled all the same, by item
 * @param excluded status of each case that what stands beside it keeps out (see `exclusion`); 0 = none
 */
export function tallyCases(cases: WeighedCases, noWeightByItem: boolean, excluded?: Uint8Array): CaseTally {
  const hospitals: HospitalTally[] = [];
  const slots = new Int32Array(cases.ledgers.length * cases.hospitalIds.length).fill(-1);
  const slot = new Int32Array(cases.count).fill(-1);
  const status = new Uint8Array(cases.count);
  const counts: number[] = CASE_STATUSES.map(() => 0);
  const repeated = repeatedCases(cases);
  for (let index = 0; index < cases.count; index++) {
    const row = rowOf(cases, index);
    const kept = excluded?.[index] ?? 0;
    const own = kept > 0 ? statusAt(kept) : statusOf(row, noWeightByItem);
    const standing = row.hospital >= 0 && repeated.has(index) ? "repeated" : own;
    const code = CASE_STATUSES.indexOf(standing);
    status[index] = code;
    counts[code] = (counts[code] ?? 0) + 1;
    if (row.hospital < 0 || row.ledger < 0) continue;
    const key = row.ledger * cases.hospitalIds.length + row.hospital;
    let at = slots[key] ?? -1;
    if (at < 0) {
      at = hospitals.push(emptyTally(row.ledger, row.hospital)) - 1;
      slots[key] = at;
    }
    slot[index] = at;
    const tally = hospitals[at];
    if (tally !== undefined) addRow(tally, row, standingOf(standing));
  }
  return { hospitals, slot, status, counts };
}
