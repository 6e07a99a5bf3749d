import type { Diagnostic } from "../../primitives/index.js";
import { type CaseColumns, GROUPING_STATUSES, MISSING_DAY } from "../columns/case-columns.js";
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
 * @source ZJ-015 (15 days); SX-018 (10 days). Day count and the reading that the
 * earlier stay is the one halved between hospitals: OQ-18
 */
export function readmittedStays(
  columns: CaseColumns,
  parameters: ReadmissionParameters,
): ReadmissionJudgement {
  const readmitted = new Uint8Array(columns.count);
  const { order, starts, notChecked } = staysByPatient(columns);
  const keys = stayKeys(columns, parameters);
  for (let patient = 0; patient + 1 < starts.length; patient += 1) {
    const stays = order.subarray(starts[patient], starts[patient + 1]);
    if (!sharesKey(stays, keys)) continue;
    for (const run of runsOf(stays, keys, columns)) markRun(run, columns, parameters, readmitted);
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
    if (grouped[columns.status[i] as number] !== true || (columns.group[i] as number) < 0) continue;
    const patient = columns.patient[i] as number;
    const undated =
      (columns.admissionDay[i] as number) === MISSING_DAY ||
      (columns.dischargeDay[i] as number) === MISSING_DAY;
    if (patient < 0 || undated) {
      notChecked += 1;
      continue;
    }
    if ((columns.dischargeDay[i] as number) < (columns.admissionDay[i] as number)) continue;
    eligible[i] = 1;
    starts[patient + 1] = (starts[patient + 1] as number) + 1;
  }
  for (let p = 1; p < starts.length; p += 1) starts[p] = (starts[p] as number) + (starts[p - 1] as number);
  const order = new Int32Array(starts[starts.length - 1] as number);
  const next = starts.slice();
  for (let i = 0; i < columns.count; i += 1) {
    if (eligible[i] !== 1) continue;
    const patient = columns.patient[i] as number;
    order[next[patient] as number] = i;
    next[patient] = (next[patient] as number) + 1;
  }
  return { order, starts, notChecked };
}

/** What two stays must have in common: the group, and the hospital where only returns to the same one count. */
function stayKeys(columns: CaseColumns, { sameGroup, hospitals }: ReadmissionParameters): Float64Array {
  const adrgs = new Dictionary();
  const groups = Int32Array.from(columns.groups, (drg, g) =>
    sameGroup === "drg" ? g : adrgs.number(drg.slice(0, 3)),
  );
  const places = columns.hospitalIds.length + 1;
  const keys = new Float64Array(columns.count);
  for (let i = 0; i < columns.count; i += 1) {
    const group = groups[columns.group[i] as number] ?? -1;
    keys[i] = hospitals === "same" ? group * places + (columns.hospital[i] as number) + 1 : group;
  }
  return keys;
}

/** Stays of a patient beyond this number are sorted at once instead of compared pair by pair. */
const FEW_STAYS = 8;

/** Whether two stays of a patient have a key in common; most patients' have not. */
function sharesKey(stays: Int32Array, keys: Float64Array): boolean {
  if (stays.length > FEW_STAYS) return true;
  for (let a = 1; a < stays.length; a += 1) {
    const key = keys[stays[a] as number];
    for (let b = 0; b < a; b += 1) if (keys[stays[b] as number] === key) return true;
  }
  return false;
}

/** Stays of one patient by key, each run in order of time. */
function runsOf(stays: Int32Array, keys: Float64Array, columns: CaseColumns): number[][] {
  const { admissionDay, dischargeDay, caseIds } = columns;
  const sorted = Array.from(stays).sort(
    (a, b) =>
      (keys[a] as number) - (keys[b] as number) ||
      (admissionDay[a] as number) - (admissionDay[b] as number) ||
      (dischargeDay[a] as number) - (dischargeDay[b] as number) ||
      ((caseIds[a] as string) < (caseIds[b] as string) ? -1 : 1),
  );
  const runs: number[][] = [];
  for (const [place, stay] of sorted.entries()) {
    const before = sorted[place - 1];
    if (before !== undefined && keys[before] === keys[stay]) runs.at(-1)?.push(stay);
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
  const elsewhere = nextElsewhere(returns.map((place) => columns.hospital[run[place] as number] as number));
  const lastDay = dayCount === "dischargeDayIsOne" ? windowDays - 1 : windowDays;
  run.forEach((stay, place) => {
    const discharged = columns.dischargeDay[stay] as number;
    let found = firstAtLeast(returns, (later) => {
      return later > place && (columns.admissionDay[run[later] as number] as number) >= discharged;
    });
    const here = columns.hospital[stay] as number;
    const isHere =
      found < returns.length &&
      (columns.hospital[run[returns[found] as number] as number] as number) === here;
    if (hospitals === "other" && isHere) found = elsewhere[found] as number;
    if (found >= returns.length) return;
    const days = (columns.admissionDay[run[returns[found] as number] as number] as number) - discharged;
    if (days <= lastDay) readmitted[stay] = 1;
  });
}

/** For each place, the next place with another hospital. */
function nextElsewhere(hospitals: readonly number[]): number[] {
  const next = Array<number>(hospitals.length).fill(hospitals.length);
  for (let place = hospitals.length - 2; place >= 0; place -= 1) {
    next[place] = hospitals[place + 1] === hospitals[place] ? (next[place + 1] as number) : place + 1;
  }
  return next;
}

/** The first index whose value satisfies a condition that, once true, stays true; the length when none does. */
function firstAtLeast(values: readonly number[], holds: (value: number) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(values[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}
