import { INSURANCE_TYPES, type InpatientCase, lengthOfStay } from "../../cases/index.js";
import { CaseRow, PLACE } from "../../cases/row/case-row.js";
import { GROUPING_STATUSES, type GroupingResult } from "../../grouping/grouping-result.js";
import { type Decimal, toScaled } from "../../primitives/index.js";
import type { ReadmissionParameters } from "../parameters.js";
import { ReadmissionExemption } from "../readmission/readmission-exemption.js";
import type { LedgerKey } from "../weighed-cases.js";
import { type CaseColumns, MISSING_DAY } from "./case-columns.js";
import { at } from "./column-access.js";
import { Dictionary, GrowingColumn, Renumbering } from "./growing-column.js";

/** What grouping says about a case, as far as weighing reads it. */
export type GroupedAs = Pick<GroupingResult, "drg" | "status">;

/** The numbers here of what columns that are taken over number in their own way. */
type PartNumbers = { readonly [Column in "hospital" | "patient" | "group" | "category"]: Renumbering };

/**
 * 病例列的建立: takes grouped cases one by one, keeps what weighing reads and lets the rest go.
 *
 * Two builders over two halves, joined by {@link CaseColumnsBuilder.append}, give the same statistics and points as one over the
 * whole.
 */
export class CaseColumnsBuilder {
  readonly #exemption: ReadmissionExemption | undefined;
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
  readonly #marks = new Map<number, NonNullable<InpatientCase["marks"]>>();
  readonly #hospital = new GrowingColumn((length) => new Int32Array(length));
  readonly #patient = new GrowingColumn((length) => new Int32Array(length));
  readonly #ledger = new GrowingColumn((length) => new Int32Array(length));
  readonly #group = new GrowingColumn((length) => new Int32Array(length));
  readonly #status = new GrowingColumn((length) => new Uint8Array(length));
  readonly #careType = new GrowingColumn((length) => new Int8Array(length));
  readonly #age = new GrowingColumn((length) => new Int16Array(length));
  readonly #admission = new GrowingColumn((length) => new Int32Array(length));
  readonly #discharge = new GrowingColumn((length) => new Int32Array(length));
  readonly #stay = new GrowingColumn((length) => new Int32Array(length));
  readonly #totalCost = new GrowingColumn((length) => new Float64Array(length));
  readonly #fund = new GrowingColumn((length) => new Float64Array(length));
  readonly #patientPays = new GrowingColumn((length) => new Float64Array(length));
  readonly #exempt = new GrowingColumn((length) => new Uint8Array(length));

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
    this.#hospital.push(this.#hospitals.numberIn(pools.texts, values[PLACE.hospitalId] as number));
    this.#patient.push(this.#patients.numberIn(pools.patients, values[PLACE.patientId] as number));
    this.#ledger.push(this.#ledgerOf(row));
    this.#group.push(this.#groups.number(grouped.drg));
    this.#status.push(GROUPING_STATUSES.indexOf(grouped.status));
    this.#careType.push(orMissing(values[PLACE.careType] as number));
    this.#age.push(orMissing(values[PLACE.ageYears] as number));
    this.#admission.push(dayOrMissing(values[PLACE.admissionDate] as number));
    this.#discharge.push(dayOrMissing(values[PLACE.dischargeDate] as number));
    this.#stay.push(stayOfRow(row));
    this.#totalCost.push(values[PLACE.totalCost] as number);
    this.#fund.push(values[PLACE.fundPayment] as number);
    this.#patientPays.push(values[PLACE.patientPayment] as number);
    this.#exempt.push(this.#exemption?.holds(row, grouped.drg) ? 1 : 0);
    if (marks !== undefined && hasKeys(marks)) this.#marks.set(index, marks);
    const { numbers, length } = row.costCategories;
    for (let entry = 0; entry < length; entry += 1) {
      const category = this.#categories.numberIn(pools.categories, numbers[entry] as number);
      this.#addCost(index, category, row.costFen[entry] as number);
    }
  }

  /** Takes over cases of other columns, all of them or those from `from` to `to`, after those already here. */
  append(columns: CaseColumns, from = 0, to = columns.count): void {
    const numbers = this.#numbersOf(columns);
    const offset = this.#caseIds.length - from;
    for (let i = from; i < to; i += 1) {
      this.#caseIds.push(columns.caseIds[i] as string);
      this.#hospital.push(numbers.hospital.number(at(columns.hospital, i)));
      this.#patient.push(numbers.patient.number(at(columns.patient, i)));
      this.#ledger.push(this.#ledgerNumber(columns.ledgers[at(columns.ledger, i)] ?? {}));
      this.#group.push(numbers.group.number(at(columns.group, i)));
      this.#status.push(at(columns.status, i));
      this.#careType.push(at(columns.careType, i));
      this.#age.push(at(columns.ageYears, i));
      this.#admission.push(at(columns.admissionDay, i));
      this.#discharge.push(at(columns.dischargeDay, i));
      this.#stay.push(at(columns.lengthOfStayDays, i));
      this.#totalCost.push(at(columns.totalCostFen, i));
      this.#fund.push(at(columns.fundPaymentFen, i));
      this.#patientPays.push(at(columns.patientPaymentFen, i));
      this.#exempt.push(at(columns.readmissionExempt, i));
      const marks = columns.marks.get(i);
      if (marks !== undefined) this.#marks.set(offset + i, marks);
      for (let c = 0; c < columns.categoryFen.length; c += 1) {
        const fen = at(columns.categoryFen[c] as Float64Array, i);
        if (!Number.isNaN(fen)) this.#addCost(offset + i, numbers.category.number(c), fen);
      }
    }
  }

  #numbersOf(columns: CaseColumns): PartNumbers {
    const known = this.#parts.get(columns);
    if (known !== undefined) return known;
    const numbers = {
      hospital: new Renumbering(columns.hospitalIds, this.#hospitals),
      patient: new Renumbering(columns.patientIds, this.#patients),
      group: new Renumbering(columns.groups, this.#groups),
      category: new Renumbering(columns.costCategories, this.#categories),
    };
    this.#parts.set(columns, numbers);
    return numbers;
  }

  finish(): CaseColumns {
    const count = this.#caseIds.length;
    return {
      count,
      caseIds: this.#caseIds,
      hospitalIds: this.#hospitals.values,
      hospital: this.#hospital.finish(),
      patientIds: this.#patients.values,
      patient: this.#patient.finish(),
      ledgers: this.#ledgerKeys,
      ledger: this.#ledger.finish(),
      groups: this.#groups.values,
      group: this.#group.finish(),
      status: this.#status.finish(),
      careType: this.#careType.finish(),
      ageYears: this.#age.finish(),
      admissionDay: this.#admission.finish(),
      dischargeDay: this.#discharge.finish(),
      lengthOfStayDays: this.#stay.finish(),
      totalCostFen: this.#totalCost.finish(),
      fundPaymentFen: this.#fund.finish(),
      patientPaymentFen: this.#patientPays.finish(),
      marks: this.#marks,
      readmissionExempt: this.#exempt.finish(),
      costCategories: this.#categories.values,
      categoryFen: this.#categoryFen.map((column) => {
        fillTo(column, count);
        return column.finish();
      }),
    };
  }

  #ledgerNumber({ poolingArea, insuranceType }: Partial<LedgerKey>): number {
    if (poolingArea === undefined || insuranceType === undefined) return -1;
    const number = this.#ledgers.number(`${insuranceType} ${poolingArea}`);
    this.#ledgerKeys[number] ??= { poolingArea, insuranceType };
    return number;
  }

  /** The ledger of a row; its text is looked at once a pooling area and fund. */
  #ledgerOf({ values, pools }: CaseRow): number {
    const area = values[PLACE.poolingArea] as number;
    const fund = values[PLACE.insuranceType] as number;
    const insuranceType = INSURANCE_TYPES[fund];
    if (Number.isNaN(area) || insuranceType === undefined) return -1;
    return this.#ledgerNumber({ poolingArea: pools.texts.text(area), insuranceType });
  }

  #addCost(index: number, category: number, fen: number): void {
    this.#categoryFen[category] ??= new GrowingColumn((length) => new Float64Array(length));
    const column = this.#categoryFen[category];
    fillTo(column, index);
    column.push(fen);
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

/** 实际住院天数 of a record: the field, else the dates; undefined when neither tells, or the dates are reversed. */
export function stayOf(record: InpatientCase): number | undefined {
  const { lengthOfStayDays: stated, admissionDate, dischargeDate } = record;
  if (admissionDate !== undefined && dischargeDate !== undefined && dischargeDate < admissionDate)
    return undefined;
  if (stated !== undefined) return stated >= 0 ? stated : undefined;
  if (admissionDate === undefined || dischargeDate === undefined) return undefined;
  return lengthOfStay(admissionDate, dischargeDate);
}

/** Whole fen of a yuan amount; NaN when missing. */
export function fenOf(amount: Decimal | undefined): number {
  return amount === undefined ? Number.NaN : Number(toScaled(amount, 2));
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

function hasKeys(map: object): boolean {
  for (const _ in map) return true;
  return false;
}

function fillTo(column: GrowingColumn<Float64Array>, length: number): void {
  while (column.length < length) column.push(Number.NaN);
}
