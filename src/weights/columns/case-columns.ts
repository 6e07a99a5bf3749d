import type { CaseMarks } from "../../cases/index.js";
import type { LedgerKey } from "../weighed-cases.js";
import type { ColumnArray } from "./growing-column.js";

/** A day number that is missing. */
export const MISSING_DAY = -0x8000_0000;

/**
 * 病例列: grouped cases as columns, the form in which statistics and weighing read them by the million; index `i` is one case in
 * every column. Strings are dictionaries with an index column, -1 = missing; amounts are whole fen, `NaN` = missing.
 */
export interface CaseColumns {
  readonly count: number;
  readonly caseIds: readonly string[];
  readonly hospitalIds: readonly string[];
  readonly hospital: Int32Array;
  readonly patientIds: readonly string[];
  readonly patient: Int32Array;
  readonly ledgers: readonly LedgerKey[];
  readonly ledger: Int32Array;
  /** 统筹区 of the cases that name an area and no fund: they are in no ledger */
  readonly areaAlone: ReadonlyMap<number, string>;
  readonly groups: readonly string[];
  readonly group: Int32Array;
  readonly status: Uint8Array;
  /** place in `CARE_TYPES`, -1 = missing */
  readonly careType: Int8Array;
  /** place in `SEXES`, -1 = missing */
  readonly sex: Int8Array;
  /** completed years, -1 = missing */
  readonly ageYears: Int16Array;
  readonly admissionDay: Int32Array;
  readonly dischargeDay: Int32Array;
  /** -1 = missing or negative, or the dates are reversed */
  readonly lengthOfStayDays: Int32Array;
  readonly totalCostFen: Float64Array;
  readonly fundPaymentFen: Float64Array;
  readonly patientPaymentFen: Float64Array;
  /** marks of the cases that carry any beside that of synthetic data */
  readonly marks: ReadonlyMap<number, CaseMarks>;
  /** 合成数据: whether any case says that it was made up */
  readonly synthetic: boolean;
  /** 1 = a return for this stay's codes is no readmission */
  readonly readmissionExempt: Uint8Array;
  /** names of the cost categories that occur, with a column of fen each */
  readonly costCategories: readonly string[];
  readonly categoryFen: readonly Float64Array[];
}

/** 数值列: the columns that hold one number a case as it is, by name, in their order; the four others of numbers are places in a dictionary. */
export function plainColumns(columns: CaseColumns): readonly [name: keyof CaseColumns, ColumnArray][] {
  const { hospital: _hospital, patient: _patient, ledger: _ledger, group: _group, ...others } = columns;
  return Object.entries(others).filter(([, member]) => ArrayBuffer.isView(member)) as [
    keyof CaseColumns,
    ColumnArray,
  ][];
}
