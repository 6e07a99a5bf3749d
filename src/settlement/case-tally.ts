import { repeatedCases } from "../weights/columns/repeated-cases.js";
import type { WeighedCases } from "../weights/weighed-cases.js";
import { CASE_STATUSES, type CaseStatus } from "./case-status.js";
import { ClaimSums } from "./claim-sums.js";
import { addCase, emptyTally, type HospitalTally, type Standing } from "./hospital-tally.js";

/** 病例判定 of one case. */
export interface Judgement extends Standing {
  /** index into {@link CASE_STATUSES} */
  readonly status: number;
  /** index into `PAYMENT_UNITS`: the unit that takes the case, or would */
  readonly unit: number;
}

/** Judges a case by its index; `repeated` when its id stands twice at its hospital. */
export type CaseJudge = (index: number, repeated: boolean) => Judgement;

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
  const [points, basePoints] = [new ClaimSums(cases.points), new ClaimSums(cases.basePoints)];
  for (let index = 0; index < cases.count; index++) {
    const one = judge(index, repeated.has(index));
    status[index] = one.status;
    unit[index] = one.unit;
    counts[one.status] = (counts[one.status] ?? 0) + 1;
    const ledger = cases.ledger[index] ?? -1;
    if (ledger < 0) continue;
    const hospital = cases.hospital[index] ?? -1;
    const key = ledger * width + hospital + 1;
    let at = slots[key] ?? -1;
    if (at < 0) {
      at = hospitals.push(emptyTally(ledger, hospital)) - 1;
      slots[key] = at;
    }
    slot[index] = at;
    const tally = hospitals[at];
    if (tally !== undefined) addCase(tally, cases, index, one);
    if (one.standing !== "settled") continue;
    points.add(at, index);
    basePoints.add(at, index);
  }
  hospitals.forEach((tally, at) => {
    tally.points = points.total(at);
    tally.basePoints = basePoints.total(at);
  });
  return { hospitals, slot, status, unit, counts };
}
