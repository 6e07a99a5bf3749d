import { SYNTHETIC_MARK } from "../../cases/case-marks.js";
import { type CaseMarks, INSURANCE_TYPES, type InpatientCase } from "../../cases/index.js";
import { CaseRow, PLACE } from "../../cases/row/case-row.js";
import { GROUPING_STATUSES, type GroupingResult } from "../../grouping/grouping-result.js";
import type { ReadmissionParameters } from "../parameters.js";
import { ReadmissionExemption } from "../readmission/readmission-exemption.js";
import type { LedgerKey } from "../weighed-cases.js";
import { type CaseColumns, MISSING_DAY } from "./case-columns.js";
import { type ColumnArray, Dictionary, GrowingColumn, Renumbering } from "./growing-column.js";

/** What grouping says about a case, as far as weighing reads it. */
export type GroupedAs = Pick<GroupingResult, "drg" | "status">;

/** Cases that the columns have room for at first. */
const FIRST_ROOM = 1024;

/** The numbers here of what columns that are taken over number in their own way. */
type PartNumbers = {
  readonly [Column in "hospital" | "patient" | "ledger" | "group" | "category"]: Renumbering;
};

/**
 * 病例列的建立: takes grouped cases one by one, keeps what weighing reads and lets the rest go.
 *
 * Two builders over two halves, joined by {@link CaseColumnsBuilder.append}, give the same statistics and points as one over the
 * whole.
 */
export class CaseColumnsBuilder {
  readonly #exemption: ReadmissionExemption | undefined;
  readonly #columns: GrowingColumn<ColumnArray>[] = [];
  /** cases that the columns have room for */
  #room = 0;
  /** through which records become columns; made for the first that comes */
  #row: CaseRow | undefined;
  readonly #caseIds: string[] = [];
  readonly #hospitals = new Dictionary();
  readonly #patients = new Dictionary();
  readonly #groups = new Dictionary();
  readonly #ledgers = new Dictionary();
  readonly #ledgerKeys: LedgerKey[] = [];
  readonly #categories = new Dictionary();
  readonly #categoryFen: GrowingColumn<Float64Array>[] = [];
  readonly #parts = new Map<CaseColumns, PartNumbers>();
  readonly #areaAlone = new Map<number, string>();
  readonly #marks = new Map<number, CaseMarks>();
  #synthetic = false;
  readonly #hospital = this.#column((length) => new Int32Array(length));
  readonly #patient = this.#column((length) => new Int32Array(length));
  readonly #ledger = this.#column((length) => new Int32Array(length));
  readonly #group = this.#column((length) => new Int32Array(length));
  readonly #status = this.#column((length) => new Uint8Array(length));
  readonly #careType = this.#column((length) => new Int8Array(length));
  readonly #sex = this.#column((length) => new Int8Array(length));
  readonly #age = this.#column((length) => new Int16Array(length));
  readonly #admission = this.#column((length) => new Int32Array(length));
  readonly #discharge = this.#column((length) => new Int32Array(length));
  readonly #stay = this.#column((length) => new Int32Array(length));
  readonly #totalCost = this.#column((length) => new Float64Array(length));
  readonly #fund = this.#column((length) => new Float64Array(length));
  readonly #patientPays = this.#column((length) => new Float64Array(length));
  readonly #exempt = this.#column((length) => new Uint8Array(length));

  /** @param readmission the edition's readmission rule, whose exempt codes are looked up while the codes are at hand */
  constructor(readmission?: ReadmissionParameters) {
    this.#exemption = readmission && new ReadmissionExemption(readmission);
  }

  /**
   * @throws `DECIMAL_TOO_FINE` for an amount finer than a fen, `DATE_INVALID` for a text that is no date
   */
  add(record: InpatientCase, grouped: GroupedAs): void {
    this.#row ??= new CaseRow();
    this.#row.fill(record);
    this.addRow(this.#row, grouped);
  }

  /** The same for a case that was read as a row. */
  addRow(row: CaseRow, grouped: GroupedAs): void {
    const { values, pools, marks } = row;
    const index = this.#caseIds.push(row.caseId) - 1;
    if (index === this.#room) this.#makeRoom();
    this.#hospital.values[index] = this.#hospitals.numberIn(pools.texts, values[PLACE.hospitalId] as number);
    this.#patient.values[index] = this.#patients.numberIn(pools.patients, values[PLACE.patientId] as number);
    this.#ledger.values[index] = this.#ledgerOf(row, index);
    this.#group.values[index] = this.#groups.number(grouped.drg);
    this.#status.values[index] = GROUPING_STATUSES.indexOf(grouped.status);
    this.#careType.values[index] = orMissing(values[PLACE.careType] as number);
    this.#sex.values[index] = orMissing(values[PLACE.sex] as number);
    this.#age.values[index] = orMissing(values[PLACE.ageYears] as number);
    this.#admission.values[index] = dayOrMissing(values[PLACE.admissionDate] as number);
    this.#discharge.values[index] = dayOrMissing(values[PLACE.dischargeDate] as number);
    this.#stay.values[index] = stayOfRow(row);
    this.#totalCost.values[index] = values[PLACE.totalCost] as number;
    this.#fund.values[index] = values[PLACE.fundPayment] as number;
    this.#patientPays.values[index] = values[PLACE.patientPayment] as number;
    this.#exempt.values[index] = this.#exemption?.holds(row, grouped.drg) ? 1 : 0;
    if (marks !== undefined) this.#keepMarks(index, marks);
    const { numbers, length } = row.costCategories;
    for (let entry = 0; entry < length; entry += 1) {
      const category = this.#categories.numberIn(pools.categories, numbers[entry] as number);
      this.#addCost(index, category, row.costFen[entry] as number);
    }
  }

  /** Takes over cases of other columns, all of them or those from `from` to `to`, after those already here. */
  append(columns: CaseColumns, from = 0, to = columns.count): void {
    const numbers = this.#numbersOf(columns);
    const start = this.#caseIds.length;
    for (let i = from; i < to; i += 1) this.#caseIds.push(columns.caseIds[i] as string);
    while (this.#caseIds.length > this.#room) this.#makeRoom();
    if (columns.synthetic) this.#synthetic = true;
    const copied: readonly (readonly [GrowingColumn<ColumnArray>, ColumnArray])[] = [
      [this.#status, columns.status],
      [this.#careType, columns.careType],
      [this.#sex, columns.sex],
      [this.#age, columns.ageYears],
      [this.#admission, columns.admissionDay],
      [this.#discharge, columns.dischargeDay],
      [this.#stay, columns.lengthOfStayDays],
      [this.#totalCost, columns.totalCostFen],
      [this.#fund, columns.fundPaymentFen],
      [this.#patientPays, columns.patientPaymentFen],
      [this.#exempt, columns.readmissionExempt],
    ];
    for (const [column, values] of copied) column.copy(values, from, to, start);
    numbers.hospital.renumber(columns.hospital, from, to, this.#hospital.values, start);
    numbers.patient.renumber(columns.patient, from, to, this.#patient.values, start);
    numbers.group.renumber(columns.group, from, to, this.#group.values, start);
    numbers.ledger.renumber(columns.ledger, from, to, this.#ledger.values, start);
    takeOver(columns.areaAlone, this.#areaAlone, from, to, start);
    takeOver(columns.marks, this.#marks, from, to, start);
    for (const [category, fen] of columns.categoryFen.entries()) {
      if (!hasAmount(fen, from, to)) continue;
      const column = this.#categoryColumn(numbers.category.number(category));
      column.reserve(start + to - from);
      column.copy(fen, from, to, start);
    }
  }

  #numbersOf(columns: CaseColumns): PartNumbers {
    const known = this.#parts.get(columns);
    if (known !== undefined) return known;
    const renumbering = (there: readonly string[], here: Dictionary) =>
      new Renumbering(there.length, (number) => here.number(there[number]));
    const { ledgers } = columns;
    const numbers = {
      hospital: renumbering(columns.hospitalIds, this.#hospitals),
      patient: renumbering(columns.patientIds, this.#patients),
      ledger: new Renumbering(ledgers.length, (number) => this.#ledgerNumber(ledgers[number] as LedgerKey)),
      group: renumbering(columns.groups, this.#groups),
      category: renumbering(columns.costCategories, this.#categories),
    };
    this.#parts.set(columns, numbers);
    return numbers;
  }

  /** The columns of all that were added; nothing is added afterwards. */
  finish(): CaseColumns {
    const count = this.#caseIds.length;
    return {
      count,
      caseIds: this.#caseIds,
      hospitalIds: this.#hospitals.values,
      hospital: this.#hospital.finish(count),
      patientIds: this.#patients.values,
      patient: this.#patient.finish(count),
      ledgers: this.#ledgerKeys,
      ledger: this.#ledger.finish(count),
      areaAlone: this.#areaAlone,
      groups: this.#groups.values,
      group: this.#group.finish(count),
      status: this.#status.finish(count),
      careType: this.#careType.finish(count),
      sex: this.#sex.finish(count),
      ageYears: this.#age.finish(count),
      admissionDay: this.#admission.finish(count),
      dischargeDay: this.#discharge.finish(count),
      lengthOfStayDays: this.#stay.finish(count),
      totalCostFen: this.#totalCost.finish(count),
      fundPaymentFen: this.#fund.finish(count),
      patientPaymentFen: this.#patientPays.finish(count),
      marks: this.#marks,
      synthetic: this.#synthetic,
      readmissionExempt: this.#exempt.finish(count),
      costCategories: this.#categories.values,
      categoryFen: this.#categoryFen.map((column) => column.finish(count)),
    };
  }

  #ledgerNumber({ poolingArea, insuranceType }: LedgerKey): number {
    const number = this.#ledgers.number(`${insuranceType} ${poolingArea}`);
    this.#ledgerKeys[number] ??= { poolingArea, insuranceType };
    return number;
  }

  #column<Column extends ColumnArray>(create: (length: number) => Column): GrowingColumn<Column> {
    const column = new GrowingColumn(create);
    this.#columns.push(column as unknown as GrowingColumn<ColumnArray>);
    return column;
  }

  #makeRoom(): void {
    this.#room = Math.max(FIRST_ROOM, this.#room * 2);
    for (const column of this.#columns) column.reserve(this.#room);
  }

  /** The ledger of a row; an area without a fund is kept beside it. */
  #ledgerOf({ values, pools }: CaseRow, index: number): number {
    const area = values[PLACE.poolingArea] as number;
    if (Number.isNaN(area)) return -1;
    const poolingArea = pools.texts.text(area);
    const insuranceType = INSURANCE_TYPES[values[PLACE.insuranceType] as number];
    if (insuranceType !== undefined) return this.#ledgerNumber({ poolingArea, insuranceType });
    this.#areaAlone.set(index, poolingArea);
    return -1;
  }

  /** A made-up area has its mark on every case: it is kept once, so that those cases are weighed as any other. */
  #keepMarks(index: number, marks: CaseMarks): void {
    if (marks[SYNTHETIC_MARK] === true) this.#synthetic = true;
    for (const name in marks) {
      if (name === SYNTHETIC_MARK) continue;
      this.#marks.set(index, marks);
      return;
    }
  }

  #addCost(index: number, category: number, fen: number): void {
    const column = this.#categoryColumn(category);
    column.reserve(index + 1);
    column.values[index] = fen;
  }

  #categoryColumn(category: number): GrowingColumn<Float64Array> {
    this.#categoryFen[category] ??= new GrowingColumn((length) => new Float64Array(length).fill(Number.NaN));
    return this.#categoryFen[category];
  }
}

/** Whether any amount stands between two places of a column. */
function hasAmount(fen: Float64Array, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (!Number.isNaN(fen[i])) return true;
  return false;
}

/** Puts what a map has for the cases from `from` to `to` into another one, for those from `start` on. */
function takeOver<Value>(
  there: ReadonlyMap<number, Value>,
  here: Map<number, Value>,
  from: number,
  to: number,
  start: number,
): void {
  if (there.size === 0) return;
  for (let i = from; i < to; i += 1) {
    const value = there.get(i);
    if (value !== undefined) here.set(start + i - from, value);
  }
}

/** The columns of cases with their groups, in one call. */
export function caseColumns(
  cases: Iterable<readonly [InpatientCase, GroupedAs]>,
  readmission?: ReadmissionParameters,
): CaseColumns {
  const builder = new CaseColumnsBuilder(readmission);
  for (const [record, grouped] of cases) builder.add(record, grouped);
  return builder.finish();
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
