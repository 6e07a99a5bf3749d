import { PersonSightings } from "../../cases/person-sightings.js";
import { compareText, dateOfDayNumber } from "../../primitives/index.js";
import { GrowingColumn } from "../../weights/columns/growing-column.js";
import { TextNumbers } from "../../weights/columns/text-numbers.js";
import type { AuditCase } from "../audit-case.js";
import { branch } from "../branch.js";
import { dayOf } from "../day-of.js";
import { groupIdentity, type SameBy } from "./group-identity.js";

/** No value: the field is missing. */
export const ABSENT = -1;

/** No day: the date is missing, or is none of the calendar. */
const NO_DAY = -0x8000_0000;

/** A column of whole numbers. */
type Numbers = GrowingColumn<Int32Array>;

function numbers(): Numbers {
  return new GrowingColumn((length) => new Int32Array(length));
}

/** 住院史: the columns of all stays that history rules look at, and who had which. The cases themselves are let go. */
export class StayStore {
  readonly caseIds: string[] = [];
  readonly hospitals = new TextNumbers();
  /** index into `hospitals`, or ABSENT */
  readonly #hospital = numbers();
  readonly #patients = new TextNumbers();
  readonly #groups = new Map<SameBy, { readonly names: TextNumbers; readonly column: Numbers }>();
  /** day numbers, or NO_DAY */
  readonly #admission = numbers();
  readonly #discharge = numbers();
  /** what stands as a date and is none of the calendar, by stay */
  readonly #admissionNoted = new Map<number, string>();
  readonly #dischargeNoted = new Map<number, string>();
  /** last stay of each patient, and before each stay the one added before it of the same patient */
  readonly #last: number[] = [];
  readonly #before = numbers();
  readonly #days = new Map<string, number>();
  readonly #people = new PersonSightings();
  readonly #withoutPatient: number[] = [];

  constructor(sameBys: Iterable<SameBy>) {
    for (const sameBy of sameBys) this.#groups.set(sameBy, { names: new TextNumbers(), column: numbers() });
  }

  get size(): number {
    return this.caseIds.length;
  }

  add(subject: AuditCase): void {
    const index = this.caseIds.length;
    this.caseIds.push(subject.caseId);
    this.#hospital.push(
      subject.hospitalId === undefined ? ABSENT : this.hospitals.number(subject.hospitalId),
    );
    const admission = this.#dayOf(subject.admissionDate, this.#admissionNoted);
    const discharge = this.#dayOf(subject.dischargeDate, this.#dischargeNoted);
    this.#admission.push(admission);
    this.#discharge.push(discharge);
    for (const [sameBy, { names, column }] of this.#groups) {
      column.push(groupIdentity(subject, sameBy, names));
    }
    if (subject.patientId === undefined) {
      this.#withoutPatient.push(index);
      this.#before.push(ABSENT);
      return;
    }
    const patient = this.#patients.number(subject.patientId);
    this.#before.push(this.#last[patient] ?? ABSENT);
    this.#last[patient] = index;
    const day = admission === NO_DAY ? discharge : admission;
    this.#people.see(patient, subject.sex, subject.ageYears, day === NO_DAY ? undefined : day);
  }

  /** stays without a patient, and those under an id that cannot be one person's */
  get unattributed(): readonly number[] {
    return [
      ...this.#withoutPatient,
      ...[...this.#people.doubted].flatMap((patient) => this.#staysOf(patient)),
    ].sort((a, b) => a - b);
  }

  /** Whether the stays under the id of a stay cannot be one person's. */
  isDoubted(patientId: string): boolean {
    return this.#people.isDoubted(this.#patients.number(patientId));
  }

  /** Ids under which stays cannot be one person's. */
  get doubtedPatients(): readonly string[] {
    return [...this.#people.doubted].map((patient) => this.patientName(patient)).sort(compareText);
  }

  /** The hospital of a stay: a number of `hospitals`, or ABSENT. */
  hospitalOf(index: number): number {
    return this.#hospital.values[index] as number;
  }

  /** The groups of all stays, by one way to tell groups apart; the column grows with the stays. */
  groups(sameBy: SameBy): { readonly values: Int32Array } {
    const groups = this.#groups.get(sameBy);
    if (groups === undefined) throw new RangeError(`no groups are told by ${sameBy}`);
    return groups.column;
  }

  groupName(sameBy: SameBy, group: number): string {
    return this.#groups.get(sameBy)?.names.texts[group] ?? "-";
  }

  patientName(patient: number): string {
    return this.#patients.texts[patient] as string;
  }

  admissionText(index: number): string {
    return dateText(this.#admission, this.#admissionNoted, index);
  }

  dischargeText(index: number): string {
    return dateText(this.#discharge, this.#dischargeNoted, index);
  }

  /** Calls `alone` for every patient with one stay (most have one), `several` with the stays of every other; not for an id that cannot be one person's. */
  eachPatient(alone: (index: number) => void, several: (stays: PatientStays) => void): void {
    for (let patient = 0; patient < this.#last.length; patient += 1) {
      if (this.#people.isDoubted(patient)) continue;
      const last = this.#last[patient] as number;
      if (this.#before.values[last] === ABSENT) {
        alone(last);
        continue;
      }
      several({ patient, indexes: this.#staysOf(patient) });
    }
  }

  #staysOf(patient: number): readonly number[] {
    const indexes: number[] = [];
    const before = this.#before.values;
    for (let index = this.#last[patient] as number; index !== ABSENT; index = before[index] as number) {
      indexes.push(index);
    }
    return indexes;
  }

  /** The stays of a patient in order of time. */
  history({ patient, indexes }: PatientStays): PatientHistory {
    const stays = indexes.map(
      (index): DatedStay => ({
        index,
        admission: dayIn(this.#admission, index),
        discharge: dayIn(this.#discharge, index),
      }),
    );
    const inOrder = stays.filter(({ admission }) => admission !== undefined);
    return {
      patient,
      inOrder: inOrder.sort((a, b) => this.#compare(a, b)),
      undated: stays.filter(({ admission }) => admission === undefined).sort((a, b) => this.#compare(a, b)),
    };
  }

  /** An area's dates are few and come again and again; each is read once. */
  #dayOf(date: string | undefined, noted: Map<number, string>): number {
    if (date === undefined) return NO_DAY;
    const day = branch(this.#days, date, () => dayOf(date) ?? NO_DAY);
    if (day === NO_DAY) noted.set(this.size - 1, date);
    return day;
  }

  #compare(a: DatedStay, b: DatedStay): number {
    const byAdmission = (a.admission ?? 0) - (b.admission ?? 0);
    if (byAdmission !== 0) return byAdmission;
    const byDischarge = (a.discharge ?? Number.MAX_SAFE_INTEGER) - (b.discharge ?? Number.MAX_SAFE_INTEGER);
    if (byDischarge !== 0) return byDischarge;
    return (
      compareText(this.#hospitalName(a.index), this.#hospitalName(b.index)) ||
      compareText(this.caseIds[a.index] as string, this.caseIds[b.index] as string)
    );
  }

  #hospitalName(index: number): string {
    return this.hospitals.texts[this.hospitalOf(index)] ?? "";
  }
}

function dayIn({ values }: Numbers, index: number): number | undefined {
  const day = values[index];
  return day === NO_DAY ? undefined : day;
}

function dateText(days: Numbers, noted: ReadonlyMap<number, string>, index: number): string {
  const day = dayIn(days, index);
  return day === undefined ? (noted.get(index) ?? "-") : dateOfDayNumber(day);
}

/** One stay of a patient with its dates as day numbers, undefined where missing. */
export interface DatedStay {
  readonly index: number;
  readonly admission: number | undefined;
  readonly discharge: number | undefined;
}

/** The stays of one patient, in no order. */
export interface PatientStays {
  readonly patient: number;
  readonly indexes: readonly number[];
}

/** 个人住院史: a patient's stays by admission, and those without an admission date. */
export interface PatientHistory {
  readonly patient: number;
  readonly inOrder: readonly DatedStay[];
  readonly undated: readonly DatedStay[];
}
