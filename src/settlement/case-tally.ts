import type { WeighedCases } from "../weights/weighed-cases.js";
import { repeatedCases } from "./repeated-cases.js";

/**
 * 病例结算状态: `settled`, or why a case stays outside the split: no hospital or no ledger in the record, not weighed, no total
 * cost, the same case id twice at one hospital (neither is preferred), discharged outside the period, or paid under another unit
 * (bed-day, by disease).
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
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** One weighed case as settlement sees it; points and amounts as in {@link WeighedCases}. */
export interface WeighedRow {
  /** index into `hospitalIds`, -1 = missing */
  readonly hospital: number;
  /** index into `ledgers`, -1 = missing */
  readonly ledger: number;
  readonly basePoints: bigint;
  readonly points: bigint;
  readonly totalCostFen: number;
  readonly fundPaymentFen: number;
}

/** 机构合计: the sums of one hospital in one ledger. */
export interface HospitalTally {
  readonly ledger: number;
  readonly hospital: number;
  cases: number;
  basePoints: bigint;
  points: bigint;
  itemTotalFen: number;
  /** sum over the cases that have it; whole only when `withoutFund` is 0 */
  itemFundFen: number;
  withoutFund: number;
  /** cases that are not settled, and what they cost as far as it is known */
  unsettledCases: number;
  unsettledFen: number;
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

/** The standing of a row on its own: everything but what other rows, the period or other units say. */
export function statusOf(row: WeighedRow, noWeightByItem: boolean): CaseStatus {
  if (row.hospital < 0) return "no-hospital";
  if (row.ledger < 0) return "no-ledger";
  if (row.points < 0n && !noWeightByItem) return "not-weighed";
  return Number.isNaN(row.totalCostFen) ? "no-cost" : "settled";
}

/** Adds (or with `sign` -1 takes away) a row. */
export function addRow(tally: HospitalTally, row: WeighedRow, status: CaseStatus, sign: 1 | -1 = 1): void {
  const cost = Number.isNaN(row.totalCostFen) ? 0 : row.totalCostFen * sign;
  if (status !== "settled") {
    tally.unsettledCases += sign;
    tally.unsettledFen += cost;
    return;
  }
  tally.cases += sign;
  if (row.points > 0n) tally.points += sign === 1 ? row.points : -row.points;
  if (row.basePoints > 0n) tally.basePoints += sign === 1 ? row.basePoints : -row.basePoints;
  tally.itemTotalFen += cost;
  if (Number.isNaN(row.fundPaymentFen)) tally.withoutFund += sign;
  else tally.itemFundFen += row.fundPaymentFen * sign;
}

export function emptyTally(ledger: number, hospital: number): HospitalTally {
  return {
    ledger,
    hospital,
    cases: 0,
    basePoints: 0n,
    points: 0n,
    itemTotalFen: 0,
    itemFundFen: 0,
    withoutFund: 0,
    unsettledCases: 0,
    unsettledFen: 0,
  };
}

/**
 * 汇总病例: one pass over weighed cases, in any order of cases.
 *
 * @param noWeightByItem whether a case without points is settled all the same, by item
 * @param excluded status of each case that the period or another payment unit keeps out (index into {@link CASE_STATUSES}; 0 = none)
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
    const standing = repeated.has(index) ? "repeated" : own;
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
    if (tally !== undefined) addRow(tally, row, standing);
  }
  return { hospitals, slot, status, counts };
}
