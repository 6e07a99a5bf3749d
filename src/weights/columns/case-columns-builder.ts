import { SYNTHETIC_MARK } from "../../cases/case-marks.js";
import { type CaseMarks, INSURANCE_TYPES, type InpatientCase } from "../../cases/index.js";
import { CaseRow, PLACE } from "../../cases/row/case-row.js";
import { requireIterables, requireMade } from "../../primitives/require-made.js";
import type { ReadmissionParameters } from "../parameters.js";
import { ReadmissionExemption } from "../readmission/readmission-exemption.js";
import type { LedgerKey } from "../weighed-cases.js";
import type { CaseColumns } from "./case-columns.js";
import { Dictionary, GrowingColumn, Renumbering } from "./growing-column.js";
import type { PeopleHistory } from "./history-columns.js";
import { type GroupedAs, HistoryColumnsBuilder, type KeptIds } from "./history-columns-builder.js";
import { textReader } from "./packed-texts.js";

function idList(): KeptIds<readonly string[]> {
  let ids: string[] = [];
  return {
    push: (id) => ids.push(id),
    append: (texts, from, to) => textReader(texts)(from, to, (id) => ids.push(id)),
    take: () => {
      const taken = ids;
      ids = [];
      return taken;
    },
  };
}

/**
 * 病例列的建立: takes grouped cases one by one, keeps what weighing reads and lets the rest go.
 *
 * Two builders over two halves, joined by {@link CaseColumnsBuilder.append}, give the same statistics and points as one over the
 * whole.
 */
export class CaseColumnsBuilder {
  readonly #grouped = new HistoryColumnsBuilder(idList(), true);
  readonly #exemption: ReadmissionExemption | undefined;
  /** through which records become columns; made for the first that comes */
  #row: CaseRow | undefined;
  readonly #ledgers = new Dictionary();
  #ledgerKeys: LedgerKey[] = [];
  #ledgerCount = 0;
  readonly #ledgerNumbers = new Renumbering<LedgerKey>((key) => this.#ledgerNumber(key));
  readonly #categories = new Dictionary();
  readonly #categoryFen: GrowingColumn<Float64Array>[] = [];
  #areaAlone = new Map<number, string>();
  #marks = new Map<number, CaseMarks>();
  #synthetic = false;
  readonly #ledger = this.#grouped.column((length) => new Int32Array(length));
  readonly #fund = this.#grouped.column((length) => new Float64Array(length));
  readonly #exempt = this.#grouped.column((length) => new Uint8Array(length));

  /** @param readmission the edition's readmission rule, whose exempt codes are looked up while the codes are at hand */
  constructor(readmission?: ReadmissionParameters) {
    if (readmission) requireMade({ readmission }, "bindWeights().readmission", "exempt");
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
    const index = this.#grouped.addRow(row, grouped);
    const { values, pools, marks } = row;
    this.#ledger.values[index] = this.#ledgerOf(row, index);
    this.#fund.values[index] = values[PLACE.fundPayment] as number;
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
    const start = this.#grouped.append(columns, from, to);
    if (columns.synthetic) this.#synthetic = true;
    this.#fund.copy(columns.fundPaymentFen, from, to, start);
    this.#exempt.copy(columns.readmissionExempt, from, to, start);
    this.#ledgerNumbers.renumber(columns.ledgers, columns.ledger, from, to, this.#ledger.values, start);
    takeOver(columns.areaAlone, this.#areaAlone, from, to, start);
    takeOver(columns.marks, this.#marks, from, to, start);
    for (const [category, fen] of columns.categoryFen.entries()) {
      if (!hasAmount(fen, from, to)) continue;
      const column = this.#categoryColumn(this.#categories.others.number(columns.costCategories, category));
      column.reserve(start + to - from);
      column.copy(fen, from, to, start);
    }
  }

  /**
   * The columns of all that were added, since the last time where it is asked more than once: numbers of patients, groups and the like then count on, and lists
   * tell what is new in them.
   */
  finish(): CaseColumns {
    const grouped = this.#grouped.take() as PeopleHistory & { readonly caseIds: readonly string[] };
    const { count } = grouped;
    const [ledgers, areaAlone, marks] = [this.#ledgerKeys, this.#areaAlone, this.#marks];
    this.#ledgerKeys = [];
    this.#areaAlone = new Map();
    this.#marks = new Map();
    // In the order in which cases of one id are compared by them.
    return {
      count,
      caseIds: grouped.caseIds,
      hospitalIds: grouped.hospitalIds,
      hospital: grouped.hospital,
      patientIds: grouped.patientIds,
      patient: grouped.patient,
      ledgers,
      ledger: this.#ledger.take(count),
      areaAlone,
      groups: grouped.groups,
      group: grouped.group,
      status: grouped.status,
      careType: grouped.careType,
      sex: grouped.sex,
      ageYears: grouped.ageYears,
      admissionDay: grouped.admissionDay,
      dischargeDay: grouped.dischargeDay,
      lengthOfStayDays: grouped.lengthOfStayDays,
      totalCostFen: grouped.totalCostFen,
      fundPaymentFen: this.#fund.take(count),
      patientPaymentFen: grouped.patientPaymentFen,
      marks,
      synthetic: this.#synthetic,
      readmissionExempt: this.#exempt.take(count),
      costCategories: this.#categories.take(),
      categoryFen: this.#categoryFen.map((column) => column.take(count)),
    };
  }

  #ledgerNumber({ poolingArea, insuranceType }: LedgerKey): number {
    const number = this.#ledgers.number(`${insuranceType} ${poolingArea}`);
    if (number === this.#ledgerCount) {
      this.#ledgerKeys.push({ poolingArea, insuranceType });
      this.#ledgerCount += 1;
    }
    return number;
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

/** 病例各列: the columns of cases with their groups, in one call. */
export function caseColumns(
  cases: Iterable<readonly [InpatientCase, GroupedAs]>,
  readmission?: ReadmissionParameters,
): CaseColumns {
  requireIterables({ cases });
  const builder = new CaseColumnsBuilder(readmission);
  for (const [record, grouped] of cases) builder.add(record, grouped);
  return builder.finish();
}
