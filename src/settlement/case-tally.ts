import { repeatedCases } from "../weights/columns/repeated-cases.js";
import type { WeighedCases } from "../weights/weighed-cases.js";
import { CASE_STATUSES, type CaseStatus } from "./case-status.js";
import {
  addRow,
  emptyTally,
  type HospitalTally,
  type OtherAmount,
  type TallyStanding,
  type WeighedRow,
} from "./hospital-tally.js";

/** 病例判定 of one case. */
export interface Judgement {
  /** index into {@link CASE_STATUSES} */
  readonly status: number;
  readonly standing: TallyStanding;
  /** index into `PAYMENT_UNITS`: the unit that takes the case, or would */
  readonly unit: number;
  /** not settled for want of a value that the edition or the area has to supply */
  readonly lacksValue?: true;
  /** not settled, and of a unit that does not draw on the total */
  readonly outside?: true;
  /** what another unit pays */
  readonly paid?: OtherAmount;
}

/** Judges a case by its index; `repeated` when its id stands twice at its hospital, `row` its figures where they are at hand. */
export type CaseJudge = (index: number, repeated: boolean, row?: WeighedRow) => Judgement;

/** 病例合计: sums by hospital and ledger, with the standing of every case. */
export interface CaseTally {
  /** by slot; a slot is a ledger and a hospital (-1: of the cases that name none) */
  readonly hospitals: readonly HospitalTally[];
  /** slot of each case, -1 where the record names no ledger */
  readonly slot: Int32Array;
  /** index into {@link CASE_STATUSES} of each case */
  readonly status: Uint8Array;
  /** index into `PAYMENT_UNITS` of each case */
  readonly unit: Uint8Array;
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

/** The standing of a row that is paid by group, on its own. */
export function statusOf(row: WeighedRow, noWeightByItem: boolean): CaseStatus {
  if (row.points < 0n && !noWeightByItem) return "not-weighed";
  if (Number.isNaN(row.totalCostFen)) return "no-cost";
  return row.fundPaymentFen > row.totalCostFen ? "fund-above-cost" : "settled";
}

/** 汇总病例: one pass over weighed cases, in any order of cases. */
export function tallyCases(cases: WeighedCases, judge: CaseJudge): CaseTally {
  const hospitals: HospitalTally[] = [];
  const width = cases.hospitalIds.length + 1;
  const slots = new Int32Array(cases.ledgers.length * width).fill(-1);
  const slot = new Int32Array(cases.count).fill(-1);
  const status = new Uint8Array(cases.count);
  const unit = new Uint8Array(cases.count);
  const counts: number[] = CASE_STATUSES.map(() => 0);
  const repeated = repeatedCases(cases);
  for (let index = 0; index < cases.count; index++) {
    const row = rowOf(cases, index);
    const one = judge(index, repeated.has(index), row);
    status[index] = one.status;
    unit[index] = one.unit;
    counts[one.status] = (counts[one.status] ?? 0) + 1;
    if (row.ledger < 0) continue;
    const key = row.ledger * width + row.hospital + 1;
    let at = slots[key] ?? -1;
    if (at < 0) {
      at = hospitals.push(emptyTally(row.ledger, row.hospital)) - 1;
      slots[key] = at;
    }
    slot[index] = at;
    const tally = hospitals[at];
    if (tally !== undefined) addRow(tally, row, one);
  }
  return { hospitals, slot, status, unit, counts };
}
