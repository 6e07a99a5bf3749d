import { PersonSightings, type SeenPersons } from "../../cases/person-sightings.js";
import { compareText, dateOfDayNumber } from "../../primitives/index.js";
import { GrowingColumn } from "../../weights/columns/growing-column.js";
import { repeatedCases, repeatedStays } from "../../weights/columns/repeated-cases.js";
import { TextNumbers } from "../../weights/columns/text-numbers.js";
import type { AuditCase } from "../audit-case.js";
import { branch } from "../branch.js";
import { dayOf } from "../day-of.js";
import { groupIdentity, type SameBy } from "./group-identity.js";
import type { JudgedStays, StayCondition } from "./stay-condition.js";

/** No value: the field is missing. */
export const ABSENT = -1;

/** No day: the date is missing, or is none of the calendar. */
const NO_DAY = -0x8000_0000;

/** A column of whole numbers. */
type Numbers = GrowingColumn<Int32Array>;

function numbers(): Numbers {
  return new GrowingColumn((length) => new Int32Array(length));
}

/** 一批住院: stays that follow each other; plain data. Hospitals, patients and groups are numbers of who took them in; the texts that came for the first time come along. */
export interface StayBatch {
  readonly caseIds: readonly string[];
  readonly hospital: Int32Array;
  readonly patient: Int32Array;
  readonly admission: Int32Array;
  readonly discharge: Int32Array;
  /** by place in the batch */
  readonly admissionNoted: ReadonlyMap<number, string>;
  readonly dischargeNoted: ReadonlyMap<number, string>;
  /** by way to tell groups apart, in the order of the store */
  readonly groups: readonly Int32Array[];
  /** by condition, in the order of the store */
  readonly judged: readonly JudgedStays[];
  readonly hospitalTexts: readonly string[];
  readonly patientTexts: readonly string[];
  readonly groupTexts: readonly (readonly string[])[];
}

/** 住院史: the columns of all stays, and who had which: what history rules look at, and what tells the rows of one stay. The cases themselves are let go. */
export class StayStore {
  caseIds: string[] = [];
  readonly hospitals = new TextNumbers();
  /** index into `hospitals`, or ABSENT */
  readonly #hospital = numbers();
  readonly #patients = new TextNumbers();
  readonly #groups = new Map<SameBy, { readonly names: TextNumbers; readonly column: Numbers }>();
  /** day numbers, or NO_DAY */
  readonly #admission = numbers();
  readonly #discharge = numbers();
  /** what stands as a date and is none of the calendar, by stay */
  #admissionNoted = new Map<number, string>();
  #dischargeNoted = new Map<number, string>();
  /** by stay; ABSENT where it names none */
  readonly #patient = numbers();
  readonly #days = new Map<string, number>();
  readonly #people = new PersonSightings();
  readonly #conditions: StayCondition[] = [];
  /** texts of a dictionary that were handed over already */
  readonly #handedOver = new Map<TextNumbers, number>();
  /** stays that were handed over */
  #gone = 0;
  /** by part, the places here of its stays in the order in which it took them in */
  readonly #placesOf = new Map<number, number[]>();
  #rowsOfOneStay: readonly (readonly number[])[] | undefined;
  /** by row of a stay that has several, its first */
  readonly #firstOf = new Map<number, number>();
  /** by part and dictionary, the numbers here of the numbers there */
  readonly #numbersOf = new Map<number, Map<TextNumbers, number[]>>();

  constructor(sameBys: Iterable<SameBy>) {
    for (const sameBy of sameBys) this.#groups.set(sameBy, { names: new TextNumbers(), column: numbers() });
  }

  get size(): number {
    return this.caseIds.length;
  }

  /** Has every stay that is to come judged by a condition. */
  judgeBy(condition: StayCondition): StayCondition {
    this.#conditions.push(condition);
    return condition;
  }

  /** Takes in the next stay. @returns its place among all that were taken in here */
  add(subject: AuditCase): number {
    const place = this.#gone + this.size;
    for (const condition of this.#conditions) condition.add(subject);
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
      this.#patient.push(ABSENT);
      return place;
    }
    const patient = this.#patients.number(subject.patientId);
    this.#patient.push(patient);
    const day = admission === NO_DAY ? discharge : admission;
    this.#people.see(patient, subject.sex, subject.ageYears, day === NO_DAY ? undefined : day);
    return place;
  }

  /** The stays since the last time, which are let go; who had them is remembered. */
  take(): StayBatch {
    const groups = [...this.#groups.values()];
    this.#gone += this.size;
    const batch = {
      caseIds: this.caseIds,
      hospital: this.#hospital.take(),
      patient: this.#patient.take(),
      admission: this.#admission.take(),
      discharge: this.#discharge.take(),
      admissionNoted: this.#admissionNoted,
      dischargeNoted: this.#dischargeNoted,
      groups: groups.map(({ column }) => column.take()),
      judged: this.#conditions.map((condition) => condition.take()),
      hospitalTexts: this.#newTexts(this.hospitals),
      patientTexts: this.#newTexts(this.#patients),
      groupTexts: groups.map(({ names }) => this.#newTexts(names)),
    };
    this.caseIds = [];
    this.#admissionNoted = new Map();
    this.#dischargeNoted = new Map();
    return batch;
  }

  /** What is known of the people of all stays that were taken in, by their numbers here. */
  get people(): SeenPersons {
    return this.#people.seen;
  }

  /** Takes over the next stays of a part, whose batches come in their order. */
  append(part: number, batch: StayBatch): void {
    const start = this.size;
    const places = branch(this.#placesOf, part, (): number[] => []);
    for (const id of batch.caseIds) places.push(this.caseIds.push(id) - 1);
    for (const [place, text] of batch.admissionNoted) this.#admissionNoted.set(start + place, text);
    for (const [place, text] of batch.dischargeNoted) this.#dischargeNoted.set(start + place, text);
    this.#hospital.append(batch.hospital, this.#numbers(part, this.hospitals, batch.hospitalTexts));
    this.#patient.append(batch.patient, this.#numbers(part, this.#patients, batch.patientTexts));
    this.#admission.append(batch.admission);
    this.#discharge.append(batch.discharge);
    for (const [at, { names, column }] of [...this.#groups.values()].entries()) {
      const numbersHere = this.#numbers(part, names, batch.groupTexts[at] as readonly string[]);
      column.append(batch.groups[at] as Int32Array, numbersHere);
    }
    for (const [at, condition] of this.#conditions.entries())
      condition.append(batch.judged[at] as JudgedStays);
  }

  /** Takes over what a part knows of the people of all its stays, when these have been taken over. */
  joinPeople(part: number, people: SeenPersons): void {
    this.#people.join(people, this.#numbers(part, this.#patients, []));
  }

  /** The places here of the stays of a part, by their places there. */
  placesOf(part: number): readonly number[] {
    return this.#placesOf.get(part) ?? [];
  }

  #newTexts(names: TextNumbers): readonly string[] {
    const texts = names.texts.slice(this.#handedOver.get(names));
    this.#handedOver.set(names, names.texts.length);
    return texts;
  }

  /** The numbers here of the texts of a part, which has these for the first time. */
  #numbers(part: number, names: TextNumbers, texts: readonly string[]): readonly number[] {
    const ofPart = branch(this.#numbersOf, part, () => new Map<TextNumbers, number[]>());
    const numbersHere = branch(ofPart, names, (): number[] => []);
    for (const text of texts) numbersHere.push(names.number(text));
    return numbersHere;
  }

  /** stays without a patient, and those under an id that cannot be one person's */
  get unattributed(): readonly number[] {
    const stays: number[] = [];
    for (const [index, patient] of this.#patient.finish().entries()) {
      if (patient === ABSENT || this.#people.isDoubted(patient)) stays.push(index);
    }
    return stays;
  }

  /** Stays whose case id stands more than once at their hospital: as in settlement none of them is preferred. */
  get repeated(): ReadonlySet<number> {
    const hospital = this.#hospital.finish();
    const stays = repeatedCases({ caseIds: this.caseIds, hospital });
    return new Set([...stays].filter((index) => hospital[index] !== ABSENT));
  }

  /** Stays without a day of discharge. */
  get undischarged(): readonly number[] {
    const stays: number[] = [];
    for (const [index, day] of this.#discharge.finish().entries()) if (day === NO_DAY) stays.push(index);
    return stays;
  }

  /** The rows of each stay that came more than once; asked for when all have come. */
  get rowsOfOneStay(): readonly (readonly number[])[] {
    if (this.#rowsOfOneStay === undefined) {
      const identified = { caseIds: this.caseIds, hospital: this.#hospital.finish() };
      this.#rowsOfOneStay = repeatedStays(identified, this.#admission.finish(), this.#discharge.finish());
      for (const rows of this.#rowsOfOneStay)
        for (const row of rows) this.#firstOf.set(row, rows[0] as number);
    }
    return this.#rowsOfOneStay;
  }

  /** The stay of a row: its first row; asked for when all have come. */
  stayOf(row: number): number {
    return this.rowsOfOneStay.length === 0 ? row : (this.#firstOf.get(row) ?? row);
  }

  /** The stays of rows, each once; asked for when all have come. */
  stays(rows: readonly number[]): readonly number[] {
    if (this.rowsOfOneStay.length === 0) return rows;
    return [...new Set(rows.map((row) => this.stayOf(row)))];
  }

  /** Whether the stays under the id of a patient cannot be one person's. */
  isDoubted(patient: number): boolean {
    return this.#people.isDoubted(patient);
  }

  /** Ids under which stays cannot be one person's. */
  get doubtedPatients(): readonly string[] {
    return [...this.#people.doubted].map((patient) => this.patientName(patient)).sort(compareText);
  }

  /** The ids of all persons. */
  get patientIds(): readonly string[] {
    return this.#patients.texts;
  }

  /** The hospital of a stay: a number of `hospitals`, or ABSENT. */
  hospitalOf(index: number): number {
    return this.#hospital.values[index] as number;
  }

  /** The patient of a stay, as {@link patientName} knows them, or ABSENT. */
  patientOf(index: number): number {
    return this.#patient.values[index] as number;
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

  /** A stay with its dates as day numbers. */
  dated(index: number): DatedStay {
    return {
      index,
      admission: dayIn(this.#admission, index),
      discharge: dayIn(this.#discharge, index),
    };
  }

  /** Calls `alone` for every patient with one stay (most have one), `several` with the stays of every other; not for an id that cannot be one person's. */
  eachPatient(alone: (index: number) => void, several: (stays: PatientStays) => void): void {
    const patients = this.#patient.finish();
    // Where the stays of a patient begin in the stays by patient, and after the last where they end.
    const starts = new Int32Array(this.#patients.texts.length + 2);
    for (const patient of patients) if (patient !== ABSENT) count(starts, patient + 2);
    for (let at = 1; at < starts.length; at += 1)
      starts[at] = (starts[at - 1] as number) + (starts[at] as number);
    const byPatient = new Int32Array(starts.at(-1) as number);
    for (let index = patients.length - 1; index >= 0; index -= 1) {
      const patient = patients[index] as number;
      if (patient !== ABSENT) byPatient[count(starts, patient + 1)] = index;
    }
    for (let patient = 0; patient + 2 < starts.length; patient += 1) {
      if (this.#people.isDoubted(patient)) continue;
      const from = starts[patient] as number;
      const to = starts[patient + 1] as number;
      if (to - from === 1) alone(byPatient[from] as number);
      else several({ patient, indexes: byPatient.subarray(from, to) });
    }
  }

  /** The stays of a patient in order of time. */
  history({ patient, indexes }: PatientStays): PatientHistory {
    const stays = Array.from(indexes, (index) => this.dated(index));
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
    const day = branch(this.#days, date, dayNumberOf);
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

function dayNumberOf(date: string): number {
  return dayOf(date) ?? NO_DAY;
}

/** Counts on at a place, and gives what stood there. */
function count(counts: Int32Array, place: number): number {
  const before = counts[place] as number;
  counts[place] = before + 1;
  return before;
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

/** The stays of one patient, the one that came last first. */
export interface PatientStays {
  readonly patient: number;
  readonly indexes: Int32Array;
}

/** 个人住院史: a patient's stays by admission, and those without an admission date. */
export interface PatientHistory {
  readonly patient: number;
  readonly inOrder: readonly DatedStay[];
  readonly undated: readonly DatedStay[];
}
