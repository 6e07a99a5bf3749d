import type { Diagnostic } from "../../primitives/index.js";
import { type CaseColumns, GROUPING_STATUSES, MISSING_DAY } from "../columns/case-columns.js";
import { at } from "../columns/column-access.js";
import { Dictionary } from "../columns/growing-column.js";
import type { ReadmissionParameters } from "../parameters.js";
import { weightsErrors } from "../weights-errors.js";

/** 再住院判定 of many stays. */
export interface ReadmissionJudgement {
  /** 1 = the patient came back within the window: the earlier stay is marked, not the return */
  readonly readmitted: Uint8Array;
  /** grouped stays that could not be judged for want of a patient id or a date; none of them is marked */
  readonly notChecked: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * 再住院: finds the stays that were followed by another stay of the same patient in the same group within the window.
 *
 * A stay counts as followed when a later one that is not exempt was admitted on the day of discharge or at most `windowDays` after
 * it; under `dischargeDayIsOne` the day of discharge is itself day 1 of the window. Of a chain of stays each one but the last is
 * marked. A stay that began before the other ended is no return.
 *
 * @source 浙医保联发〔2019〕21号 (ZJ-015: 15 days); 绍市人社发〔2018〕134号 §二(二)2 (SX-018: 10 days). Day count and the reading that the
 * earlier stay is the one halved between hospitals: OQ-18
 */
export function readmittedStays(
  columns: CaseColumns,
  parameters: ReadmissionParameters,
): ReadmissionJudgement {
  const readmitted = new Uint8Array(columns.count);
  const { order, starts, notChecked } = staysByPatient(columns);
  const keyOf = stayKey(columns, parameters);
  for (let patient = 0; patient + 1 < starts.length; patient += 1) {
    if (at(starts, patient + 1) - at(starts, patient) < 2) continue;
    const stays = Array.from(order.subarray(at(starts, patient), at(starts, patient + 1)));
    for (const run of runsOf(stays, keyOf, columns)) markRun(run, columns, parameters, readmitted);
  }
  const warning = weightsErrors.diagnostic("warning", "READMISSION_NOT_CHECKED", "cases", {
    cases: notChecked,
  });
  return { readmitted, notChecked, diagnostics: notChecked > 0 ? [warning] : [] };
}

/** Grouped stays that have all that is asked, patient by patient. */
function staysByPatient(columns: CaseColumns) {
  const starts = new Int32Array(columns.patientIds.length + 1);
  const eligible = new Uint8Array(columns.count);
  const grouped = GROUPING_STATUSES.map((status) => status === "grouped" || status === "ambiguous");
  let notChecked = 0;
  for (let i = 0; i < columns.count; i += 1) {
    if (grouped[at(columns.status, i)] !== true || at(columns.group, i) < 0) continue;
    const patient = at(columns.patient, i);
    const undated =
      at(columns.admissionDay, i) === MISSING_DAY || at(columns.dischargeDay, i) === MISSING_DAY;
    if (patient < 0 || undated) {
      notChecked += 1;
      continue;
    }
    if (at(columns.dischargeDay, i) < at(columns.admissionDay, i)) continue;
    eligible[i] = 1;
    starts[patient + 1] = at(starts, patient + 1) + 1;
  }
  for (let p = 1; p < starts.length; p += 1) starts[p] = at(starts, p) + at(starts, p - 1);
  const order = new Int32Array(at(starts, starts.length - 1));
  const next = starts.slice();
  for (let i = 0; i < columns.count; i += 1) {
    if (eligible[i] !== 1) continue;
    const patient = at(columns.patient, i);
    order[at(next, patient)] = i;
    next[patient] = at(next, patient) + 1;
  }
  return { order, starts, notChecked };
}

/** What two stays must have in common: the group, and the hospital where only returns to the same one count. */
function stayKey(columns: CaseColumns, { sameGroup, hospitals }: ReadmissionParameters) {
  const adrgs = new Dictionary();
  const keys = Int32Array.from(columns.groups, (drg, g) =>
    sameGroup === "drg" ? g : adrgs.number(drg.slice(0, 3)),
  );
  const places = columns.hospitalIds.length + 1;
  return (i: number) => {
    const group = at(keys, at(columns.group, i));
    return hospitals === "same" ? group * places + at(columns.hospital, i) + 1 : group;
  };
}

/** Stays of one patient by key, each run in order of time. */
function runsOf(stays: number[], keyOf: (i: number) => number, columns: CaseColumns): number[][] {
  const { admissionDay, dischargeDay, caseIds } = columns;
  stays.sort(
    (a, b) =>
      keyOf(a) - keyOf(b) ||
      at(admissionDay, a) - at(admissionDay, b) ||
      at(dischargeDay, a) - at(dischargeDay, b) ||
      ((caseIds[a] as string) < (caseIds[b] as string) ? -1 : 1),
  );
  const runs: number[][] = [];
  for (const [place, stay] of stays.entries()) {
    const before = stays[place - 1];
    if (before !== undefined && keyOf(before) === keyOf(stay)) runs.at(-1)?.push(stay);
    else runs.push([stay]);
  }
  return runs.filter(({ length }) => length > 1);
}

function markRun(
  run: readonly number[],
  columns: CaseColumns,
  { windowDays, dayCount, hospitals }: ReadmissionParameters,
  readmitted: Uint8Array,
): void {
  const returns = run.flatMap((stay, place) => (columns.readmissionExempt[stay] === 1 ? [] : [place]));
  const elsewhere = nextElsewhere(returns.map((place) => at(columns.hospital, at(run, place))));
  const lastDay = dayCount === "dischargeDayIsOne" ? windowDays - 1 : windowDays;
  run.forEach((stay, place) => {
    const discharged = at(columns.dischargeDay, stay);
    let found = firstAtLeast(returns, (later) => {
      return later > place && at(columns.admissionDay, at(run, later)) >= discharged;
    });
    const here = at(columns.hospital, stay);
    const isHere = found < returns.length && at(columns.hospital, at(run, at(returns, found))) === here;
    if (hospitals === "other" && isHere) found = at(elsewhere, found);
    if (found >= returns.length) return;
    const days = at(columns.admissionDay, at(run, at(returns, found))) - discharged;
    if (days <= lastDay) readmitted[stay] = 1;
  });
}

/** For each place, the next place with another hospital. */
function nextElsewhere(hospitals: readonly number[]): number[] {
  const next = Array<number>(hospitals.length).fill(hospitals.length);
  for (let place = hospitals.length - 2; place >= 0; place -= 1) {
    next[place] = hospitals[place + 1] === hospitals[place] ? at(next, place + 1) : place + 1;
  }
  return next;
}

/** The first index whose value satisfies a condition that, once true, stays true; the length when none does. */
function firstAtLeast(values: readonly number[], holds: (value: number) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(at(values, middle))) high = middle;
    else low = middle + 1;
  }
  return low;
}
