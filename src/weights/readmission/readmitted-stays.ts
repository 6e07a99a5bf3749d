import { GROUPING_STATUSES } from "../../grouping/grouping-result.js";
import { firstWhere } from "../../primitives/first-where.js";
import { addUnder } from "../../primitives/grouped-by.js";
import { compareText, type Diagnostic } from "../../primitives/index.js";
import { requireMade } from "../../primitives/require-made.js";
import { type CaseColumns, MISSING_DAY } from "../columns/case-columns.js";
import { doubtedPeople, doubtedPeopleNotes } from "../columns/doubted-people.js";
import { Dictionary } from "../columns/growing-column.js";
import type { ReadmissionParameters } from "../parameters.js";
import { weightsErrors } from "../weights-errors.js";
import { isExempt } from "./readmission-exemption.js";

/** 再住院判定 of many stays. */
export interface ReadmissionJudgement {
  /** 1 = the patient came back within the window: the earlier stay is marked, not the return */
  readonly readmitted: Uint8Array;
  /** grouped stays that could not be judged for want of a patient id that is one person's, or of a date; none of them is marked */
  readonly notChecked: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * 再住院: finds the stays that were followed by another stay of the same patient in the same group within the window.
 *
 * A stay counts as followed when a later one that is not exempt was admitted on the day of discharge or at most `windowDays` after
 * it; under `dischargeDayIsOne` the day of discharge is itself day 1 of the window. Of a chain of stays each one but the last is
 * marked. A stay that began before the other ended is no return. Stays of the same days are taken by hospital, then by id (no text says
 * which of them is the earlier), never by their place in the file.
 *
 * @source ZJ-015 (15 days); SX-018 (10 days). Day count and the reading that the
 * earlier stay is the one halved between hospitals: OQ-18
 */
export function readmittedStays(
  columns: CaseColumns,
  parameters: ReadmissionParameters,
): ReadmissionJudgement {
  requireMade({ columns }, "caseColumns()", "caseIds");
  requireMade({ parameters }, "bindWeights().readmission", "windowDays");
  const doubted = doubtedPeople(columns);
  const notChecked = uncheckedStays(columns, doubted);
  const warning = weightsErrors.diagnostic("warning", "READMISSION_NOT_CHECKED", "cases", {
    cases: notChecked,
  });
  return {
    readmitted: followedStays(columns, parameters, () => doubted),
    notChecked,
    diagnostics: [...(notChecked > 0 ? [warning] : []), ...doubtedPeopleNotes(columns, doubted)],
  };
}

/** The marks of {@link readmittedStays} alone: who is who is asked only of patients who may have come back. */
export function followedStays(
  columns: CaseColumns,
  parameters: ReadmissionParameters,
  doubtedAmong = (patients: Uint8Array) => doubtedPeople(columns, patients),
): Uint8Array {
  const readmitted = new Uint8Array(columns.count);
  const kinds = groupKinds(columns, parameters);
  const patients = returningPatients(columns, kinds);
  const doubted = doubtedAmong(patients);
  for (const [patient, stays] of staysOf(patients, columns)) {
    if (doubted[patient] === 1 || !sharesGroup(stays, kinds, columns.group)) continue;
    for (const run of runsOf(stays, kinds, columns, parameters))
      markRun(run, columns, parameters, readmitted);
  }
  return readmitted;
}

/** Grouped stays without a patient who is one person, or without a date. */
function uncheckedStays(
  { count, status, group, patient, admissionDay, dischargeDay }: CaseColumns,
  doubted: Uint8Array,
): number {
  let unchecked = 0;
  for (let i = 0; i < count; i += 1) {
    if (GROUPED[status[i] as number] !== 1 || (group[i] as number) < 0) continue;
    const p = patient[i] as number;
    const isDated = admissionDay[i] !== MISSING_DAY && dischargeDay[i] !== MISSING_DAY;
    if (p < 0 || doubted[p] === 1 || !isDated) unchecked += 1;
  }
  return unchecked;
}

/**
 * Marks the patients of whom two stays may be in the same group, by one bit for every 32nd group that a patient was in: most
 * patients have no two stays alike, and their stays need not be put together.
 *
 * @returns 1 by the number of such a patient
 */
function returningPatients(columns: CaseColumns, kinds: Int32Array): Uint8Array {
  const { count, status, group, patient, admissionDay, dischargeDay } = columns;
  const seen = new Int32Array(columns.patientIds.length);
  const patients = new Uint8Array(columns.patientIds.length);
  for (let i = 0; i < count; i += 1) {
    if (GROUPED[status[i] as number] !== 1 || (group[i] as number) < 0) continue;
    const p = patient[i] as number;
    const admitted = admissionDay[i] as number;
    if (p < 0 || admitted === MISSING_DAY || (dischargeDay[i] as number) < admitted) continue;
    const before = seen[p] as number;
    const bit = 1 << ((kinds[group[i] as number] as number) & 31);
    if ((before & bit) === 0) seen[p] = before | bit;
    else patients[p] = 1;
  }
  return patients;
}

/** The stays of the marked patients that {@link returningPatients} counted, by patient. */
function staysOf(patients: Uint8Array, columns: CaseColumns): ReadonlyMap<number, readonly number[]> {
  const { count, status, group, patient, admissionDay, dischargeDay } = columns;
  const stays = new Map<number, number[]>();
  for (let i = 0; i < count; i += 1) {
    const p = patient[i] as number;
    if (patients[p] !== 1 || GROUPED[status[i] as number] !== 1 || (group[i] as number) < 0) continue;
    const admitted = admissionDay[i] as number;
    if (admitted === MISSING_DAY || (dischargeDay[i] as number) < admitted) continue;
    addUnder(stays, p, i);
  }
  return stays;
}

/** 1 by the number of a status whose stays stand in a group. */
const GROUPED = Uint8Array.from(GROUPING_STATUSES, (status) =>
  status === "grouped" || status === "ambiguous" ? 1 : 0,
);

/** Stays of a patient beyond this number are sorted at once instead of compared pair by pair. */
const FEW_STAYS = 8;

/** Whether two stays of a patient are in the same group. */
function sharesGroup(stays: readonly number[], kinds: Int32Array, group: Int32Array): boolean {
  if (stays.length > FEW_STAYS) return true;
  return stays.some((stay, place) => {
    const kind = kinds[group[stay] as number];
    for (let b = 0; b < place; b += 1) if (kinds[group[stays[b] as number] as number] === kind) return true;
    return false;
  });
}

/** What the groups of two stays must have in common: a number by group. */
function groupKinds({ groups }: CaseColumns, { sameGroup }: ReadmissionParameters): Int32Array {
  const adrgs = new Dictionary();
  return Int32Array.from(groups, (drg, g) => (sameGroup === "drg" ? g : adrgs.number(drg.slice(0, 3))));
}

/** Stays of one patient by group, and by hospital where only returns to the same one count; each run in order of time. */
function runsOf(
  stays: readonly number[],
  kinds: Int32Array,
  columns: CaseColumns,
  { hospitals }: ReadmissionParameters,
): number[][] {
  const { admissionDay, dischargeDay, caseIds, hospitalIds, group, hospital } = columns;
  const kind = (stay: number) => kinds[group[stay] as number] as number;
  const place = (stay: number) => (hospitals === "same" ? (hospital[stay] as number) : 0);
  const sorted = [...stays].sort(
    (a, b) =>
      kind(a) - kind(b) ||
      place(a) - place(b) ||
      (admissionDay[a] as number) - (admissionDay[b] as number) ||
      (dischargeDay[a] as number) - (dischargeDay[b] as number) ||
      compareText(hospitalIds[hospital[a] as number] ?? "", hospitalIds[hospital[b] as number] ?? "") ||
      compareText(caseIds[a] as string, caseIds[b] as string) ||
      Number(isExempt(columns, a)) - Number(isExempt(columns, b)),
  );
  const runs: number[][] = [];
  for (const [index, stay] of sorted.entries()) {
    const before = sorted[index - 1];
    const same = before !== undefined && kind(before) === kind(stay) && place(before) === place(stay);
    if (same) runs.at(-1)?.push(stay);
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
  const returns = run.flatMap((stay, place) => (isExempt(columns, stay) ? [] : [place]));
  const elsewhere = nextElsewhere(returns.map((place) => columns.hospital[run[place] as number] as number));
  const lastDay = dayCount === "dischargeDayIsOne" ? windowDays - 1 : windowDays;
  run.forEach((stay, place) => {
    const discharged = columns.dischargeDay[stay] as number;
    let found = firstWhere(0, returns.length, (at) => {
      const later = returns[at] as number;
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
