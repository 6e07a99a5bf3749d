import type { CaseRow } from "../../cases/row/case-row.js";
import { PLACE } from "../../cases/row/case-row.js";
import { yearsOfAge } from "../../cases/years-of-age.js";
import { GROUPING_STATUSES, type GroupingResult } from "../../grouping/grouping-result.js";
import { MISSING_DAY } from "./case-columns.js";
import { type ColumnArray, Dictionary, GrowingColumn } from "./growing-column.js";
import { type HistoryColumns, tellsOfPeople } from "./history-columns.js";

/** What grouping says about a case, as far as weighing reads it. */
export type GroupedAs = Pick<GroupingResult, "drg" | "status">;

/** Cases that the columns have room for at first. */
const FIRST_ROOM = 1024;

/** Where ids are kept. */
export interface KeptIds<Ids> {
  push(id: string): unknown;
  append(ids: HistoryColumns["caseIds"], from: number, to: number): void;
  /** those since the last time */
  take(): Ids;
}

/** 历史病例列的建立: takes grouped cases one by one, keeps what statistics of groups read and lets the rest go. */
export class HistoryColumnsBuilder<Ids extends HistoryColumns["caseIds"]> {
  readonly #columns: GrowingColumn<ColumnArray>[] = [];
  /** cases that the columns have room for */
  #room = 0;
  #count = 0;
  readonly #ids: KeptIds<Ids>;
  readonly #hospitals = new Dictionary();
  readonly #groups = new Dictionary();
  readonly #hospital = this.column((length) => new Int32Array(length));
  readonly #group = this.column((length) => new Int32Array(length));
  readonly #status = this.column((length) => new Uint8Array(length));
  readonly #careType = this.column((length) => new Int8Array(length));
  readonly #admission = this.column((length) => new Int32Array(length));
  readonly #discharge = this.column((length) => new Int32Array(length));
  readonly #stay = this.column((length) => new Int32Array(length));
  readonly #totalCost = this.column((length) => new Float64Array(length));
  readonly #people: ReturnType<typeof peopleColumns> | undefined;

  /** @param people whether anyone asks about people: their columns are kept too */
  constructor(ids: KeptIds<Ids>, people: boolean) {
    this.#ids = ids;
    this.#people = people ? peopleColumns(this) : undefined;
  }

  /** @returns the place of the case */
  addRow(row: CaseRow, grouped: GroupedAs): number {
    const { values, pools } = row;
    const index = this.#count;
    this.#count += 1;
    this.#ids.push(row.caseId);
    if (index === this.#room) this.#makeRoom();
    this.#hospital.values[index] = this.#hospitals.numberIn(pools.texts, values[PLACE.hospitalId] as number);
    this.#group.values[index] = this.#groups.number(grouped.drg);
    this.#status.values[index] = GROUPING_STATUSES.indexOf(grouped.status);
    this.#careType.values[index] = orMissing(values[PLACE.careType] as number);
    this.#admission.values[index] = dayOrMissing(values[PLACE.admissionDate] as number);
    this.#discharge.values[index] = dayOrMissing(values[PLACE.dischargeDate] as number);
    this.#stay.values[index] = stayOfRow(row);
    this.#totalCost.values[index] = values[PLACE.totalCost] as number;
    const people = this.#people;
    if (people !== undefined) {
      const patient = values[PLACE.patientId] as number;
      people.patient.values[index] = people.patients.numberIn(pools.patients, patient);
      people.sex.values[index] = orMissing(values[PLACE.sex] as number);
      const years = yearsOfAge(values[PLACE.ageYears] as number, values[PLACE.ageDays] as number);
      people.age.values[index] = orMissing(years);
      people.pays.values[index] = values[PLACE.patientPayment] as number;
    }
    return index;
  }

  /**
   * Takes over cases of other columns, all of them or those from `from` to `to`, after those already here.
   *
   * @returns where they begin here
   */
  append(columns: HistoryColumns, from = 0, to = columns.count): number {
    const start = this.#count;
    this.#count += to - from;
    while (this.#count > this.#room) this.#makeRoom();
    this.#ids.append(columns.caseIds, from, to);
    this.#status.copy(columns.status, from, to, start);
    this.#careType.copy(columns.careType, from, to, start);
    this.#admission.copy(columns.admissionDay, from, to, start);
    this.#discharge.copy(columns.dischargeDay, from, to, start);
    this.#stay.copy(columns.lengthOfStayDays, from, to, start);
    this.#totalCost.copy(columns.totalCostFen, from, to, start);
    const [hospitals, groups] = [this.#hospital.values, this.#group.values];
    this.#hospitals.others.renumber(columns.hospitalIds, columns.hospital, from, to, hospitals, start);
    this.#groups.others.renumber(columns.groups, columns.group, from, to, groups, start);
    const people = this.#people;
    if (people !== undefined && tellsOfPeople(columns)) {
      const patients = people.patient.values;
      people.patients.others.renumber(columns.patientIds, columns.patient, from, to, patients, start);
      people.sex.copy(columns.sex, from, to, start);
      people.age.copy(columns.ageYears, from, to, start);
      people.pays.copy(columns.patientPaymentFen, from, to, start);
    }
    return start;
  }

  /** The columns of all that were added since the last time. Numbers count on: lists tell what is new in them. */
  take(): HistoryColumns & { readonly caseIds: Ids } {
    const count = this.#count;
    const people = this.#people;
    this.#count = 0;
    this.#room = 0;
    return {
      count,
      caseIds: this.#ids.take(),
      hospitalIds: this.#hospitals.take(),
      hospital: this.#hospital.take(count),
      groups: this.#groups.take(),
      group: this.#group.take(count),
      status: this.#status.take(count),
      careType: this.#careType.take(count),
      admissionDay: this.#admission.take(count),
      dischargeDay: this.#discharge.take(count),
      lengthOfStayDays: this.#stay.take(count),
      totalCostFen: this.#totalCost.take(count),
      ...(people && {
        patientIds: people.patients.take(),
        patient: people.patient.take(count),
        sex: people.sex.take(count),
        ageYears: people.age.take(count),
        patientPaymentFen: people.pays.take(count),
      }),
    };
  }

  /** One more column, which has room for every case. */
  column<Column extends ColumnArray>(create: (length: number) => Column): GrowingColumn<Column> {
    const column = new GrowingColumn(create);
    this.#columns.push(column as unknown as GrowingColumn<ColumnArray>);
    return column;
  }

  #makeRoom(): void {
    this.#room = Math.max(FIRST_ROOM, this.#room * 2);
    for (const column of this.#columns) column.reserve(this.#room);
  }
}

function peopleColumns(columns: Pick<HistoryColumnsBuilder<never>, "column">) {
  return {
    patients: new Dictionary(),
    patient: columns.column((length) => new Int32Array(length)),
    sex: columns.column((length) => new Int8Array(length)),
    age: columns.column((length) => new Int16Array(length)),
    pays: columns.column((length) => new Float64Array(length)),
  };
}

/** 实际住院天数 of a row, as {@link stayOf} has it of a record; -1 where neither tells. */
export function stayOfRow({ values }: CaseRow): number {
  const stated = values[PLACE.lengthOfStayDays] as number;
  const days = (values[PLACE.dischargeDate] as number) - (values[PLACE.admissionDate] as number);
  if (days < 0) return -1;
  if (!Number.isNaN(stated)) return stated >= 0 ? stated : -1;
  return Number.isNaN(days) ? -1 : Math.max(1, days);
}

function orMissing(value: number): number {
  return Number.isNaN(value) ? -1 : value;
}

function dayOrMissing(day: number): number {
  return Number.isNaN(day) ? MISSING_DAY : day;
}
