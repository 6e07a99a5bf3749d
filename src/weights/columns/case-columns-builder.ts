import { type InpatientCase, lengthOfStay } from "../../cases/index.js";
import { GROUPING_STATUSES, type GroupingResult } from "../../grouping/grouping-result.js";
import { type CivilDate, type Decimal, dayNumber, toScaled } from "../../primitives/index.js";
import type { ReadmissionParameters } from "../parameters.js";
import { isReadmissionExempt } from "../readmission/readmission-exemption.js";
import type { LedgerKey } from "../weighed-cases.js";
import { CARE_TYPE_NUMBERS, type CaseColumns, MISSING_DAY } from "./case-columns.js";
import { at } from "./column-access.js";
import { Dictionary, GrowingColumn } from "./growing-column.js";

/** What grouping says about a case, as far as weighing reads it. */
export type GroupedAs = Pick<GroupingResult, "drg" | "status">;

/**
 * 病例列的建立: takes grouped cases one by one, keeps what weighing reads and lets the rest go.
 *
 * Two builders over two halves, joined by {@link CaseColumnsBuilder.append}, give the same statistics and points as one over the
 * whole.
 */
export class CaseColumnsBuilder {
  readonly #readmission: ReadmissionParameters | undefined;
  readonly #caseIds: string[] = [];
  readonly #hospitals = new Dictionary();
  readonly #patients = new Dictionary();
  readonly #groups = new Dictionary();
  readonly #ledgers = new Dictionary();
  readonly #ledgerKeys: LedgerKey[] = [];
  readonly #categories = new Dictionary();
  readonly #categoryFen: GrowingColumn<Float64Array>[] = [];
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
    this.#readmission = readmission;
  }

  /**
   * @throws `DECIMAL_TOO_FINE` for an amount finer than a fen, `DATE_INVALID` for a text that is no date
   */
  add(record: InpatientCase, grouped: GroupedAs): void {
    const index = this.#caseIds.length;
    this.#caseIds.push(record.caseId);
    this.#hospital.push(this.#hospitals.number(record.hospitalId));
    this.#patient.push(this.#patients.number(record.patientId));
    this.#ledger.push(this.#ledgerNumber(record));
    this.#group.push(this.#groups.number(grouped.drg));
    this.#status.push(GROUPING_STATUSES.indexOf(grouped.status));
    this.#careType.push(record.careType === undefined ? -1 : CARE_TYPE_NUMBERS.indexOf(record.careType));
    this.#age.push(record.ageYears ?? -1);
    this.#admission.push(dayOf(record.admissionDate));
    this.#discharge.push(dayOf(record.dischargeDate));
    this.#stay.push(stayOf(record) ?? -1);
    this.#totalCost.push(fenOf(record.totalCost));
    this.#fund.push(fenOf(record.fundPayment));
    this.#patientPays.push(fenOf(record.patientPayment));
    this.#exempt.push(
      this.#readmission && isReadmissionExempt(record, grouped.drg, this.#readmission) ? 1 : 0,
    );
    if (record.marks !== undefined && Object.keys(record.marks).length > 0)
      this.#marks.set(index, record.marks);
    for (const [category, amount] of Object.entries(record.costs ?? {}))
      this.#addCost(index, category, fenOf(amount));
  }

  /** Takes over the cases of other columns, after those already here. */
  append(columns: CaseColumns): void {
    const offset = this.#caseIds.length;
    for (let i = 0; i < columns.count; i += 1) {
      this.#caseIds.push(columns.caseIds[i] as string);
      this.#hospital.push(this.#hospitals.number(columns.hospitalIds[at(columns.hospital, i)]));
      this.#patient.push(this.#patients.number(columns.patientIds[at(columns.patient, i)]));
      this.#ledger.push(this.#ledgerNumber(columns.ledgers[at(columns.ledger, i)] ?? {}));
      this.#group.push(this.#groups.number(columns.groups[at(columns.group, i)]));
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
    }
    for (const [index, marks] of columns.marks) this.#marks.set(offset + index, marks);
    columns.costCategories.forEach((category, c) => {
      columns.categoryFen[c]?.forEach((fen, i) => {
        if (!Number.isNaN(fen)) this.#addCost(offset + i, category, fen);
      });
    });
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

  #addCost(index: number, category: string, fen: number): void {
    const number = this.#categories.number(category);
    this.#categoryFen[number] ??= new GrowingColumn((length) => new Float64Array(length));
    const column = this.#categoryFen[number];
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

function dayOf(date: CivilDate | undefined): number {
  return date === undefined ? MISSING_DAY : dayNumber(date);
}

function fillTo(column: GrowingColumn<Float64Array>, length: number): void {
  while (column.length < length) column.push(Number.NaN);
}
