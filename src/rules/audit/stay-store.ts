import { PersonSightings } from "../../cases/person-sightings.js";
import { compareText } from "../../primitives/index.js";
import type { AuditCase } from "../audit-case.js";
import { dayOf } from "../day-of.js";
import { Interner } from "../interner.js";
import { groupIdentity, type SameBy } from "./group-identity.js";

/** No value: the field is missing. */
export const ABSENT = -1;

/** 住院史: the columns of all stays that history rules look at, and who had which. The cases themselves are let go. */
export class StayStore {
  readonly caseIds: string[] = [];
  readonly hospitals = new Interner();
  /** index into `hospitals`, or ABSENT */
  readonly hospital: number[] = [];
  readonly #patients = new Interner();
  readonly #groups = new Map<SameBy, { readonly names: Interner; readonly column: number[] }>();
  readonly #admission: (string | undefined)[] = [];
  readonly #discharge: (string | undefined)[] = [];
  /** last stay of each patient, and before each stay the one added before it of the same patient */
  readonly #last: number[] = [];
  readonly #before: number[] = [];
  readonly #days = new Map<string, number | undefined>();
  readonly #people = new PersonSightings();
  readonly #withoutPatient: number[] = [];

  constructor(sameBys: Iterable<SameBy>) {
    for (const sameBy of sameBys) this.#groups.set(sameBy, { names: new Interner(), column: [] });
  }

  get size(): number {
    return this.caseIds.length;
  }

  add(subject: AuditCase): void {
    const index = this.caseIds.length;
    this.caseIds.push(subject.caseId);
    this.hospital.push(
      subject.hospitalId === undefined ? ABSENT : this.hospitals.indexOf(subject.hospitalId),
    );
    this.#admission.push(subject.admissionDate);
    this.#discharge.push(subject.dischargeDate);
    for (const [sameBy, { names, column }] of this.#groups)
      column.push(groupIdentity(subject, sameBy, names));
    if (subject.patientId === undefined) {
      this.#withoutPatient.push(index);
      this.#before.push(ABSENT);
      return;
    }
    const patient = this.#patients.indexOf(subject.patientId);
    this.#before.push(this.#last[patient] ?? ABSENT);
    this.#last[patient] = index;
    const day = this.#dayOf(subject.admissionDate) ?? this.#dayOf(subject.dischargeDate);
    this.#people.see(patient, subject.sex, subject.ageYears, day);
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
    return this.#people.isDoubted(this.#patients.indexOf(patientId));
  }

  /** Ids under which stays cannot be one person's. */
  get doubtedPatients(): readonly string[] {
    return [...this.#people.doubted].map((patient) => this.#patients.nameOf(patient)).sort(compareText);
  }

  /** The group column of one way to tell groups apart. */
  groups(sameBy: SameBy): readonly number[] {
    return this.#groups.get(sameBy)?.column ?? [];
  }

  groupName(sameBy: SameBy, group: number): string {
    return this.#groups.get(sameBy)?.names.nameOf(group) ?? "-";
  }

  patientName(patient: number): string {
    return this.#patients.nameOf(patient);
  }

  admissionText(index: number): string {
    return this.#admission[index] ?? "-";
  }

  dischargeText(index: number): string {
    return this.#discharge[index] ?? "-";
  }

  /** Calls `alone` for every patient with one stay (most have one), `several` with the stays of every other; not for an id that cannot be one person's. */
  eachPatient(alone: (index: number) => void, several: (stays: PatientStays) => void): void {
    for (let patient = 0; patient < this.#last.length; patient += 1) {
      if (this.#people.isDoubted(patient)) continue;
      const last = this.#last[patient] as number;
      if (this.#before[last] === ABSENT) {
        alone(last);
        continue;
      }
      several({ patient, indexes: this.#staysOf(patient) });
    }
  }

  #staysOf(patient: number): readonly number[] {
    const indexes: number[] = [];
    for (let index = this.#last[patient] as number; index !== ABSENT; index = this.#before[index] as number) {
      indexes.push(index);
    }
    return indexes;
  }

  /** The stays of a patient in order of time. */
  history({ patient, indexes }: PatientStays): PatientHistory {
    const stays = indexes.map(
      (index): DatedStay => ({
        index,
        admission: this.#dayOf(this.#admission[index]),
        discharge: this.#dayOf(this.#discharge[index]),
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
  #dayOf(date: string | undefined): number | undefined {
    if (date === undefined) return undefined;
    const known = this.#days.get(date);
    if (known !== undefined || this.#days.has(date)) return known;
    const day = dayOf(date);
    this.#days.set(date, day);
    return day;
  }

  #compare(a: DatedStay, b: DatedStay): number {
    const byAdmission = (a.admission ?? 0) - (b.admission ?? 0);
    if (byAdmission !== 0) return byAdmission;
    const byDischarge = (a.discharge ?? Number.MAX_SAFE_INTEGER) - (b.discharge ?? Number.MAX_SAFE_INTEGER);
    if (byDischarge !== 0) return byDischarge;
    return (
      compareText(this.#hospitalOf(a.index), this.#hospitalOf(b.index)) ||
      compareText(this.caseIds[a.index] as string, this.caseIds[b.index] as string)
    );
  }

  #hospitalOf(index: number): string {
    const hospital = this.hospital[index] as number;
    return hospital === ABSENT ? "" : this.hospitals.nameOf(hospital);
  }
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
