import { type InpatientCase, lengthOfStay } from "../cases/index.js";
import { isCivilDate } from "../primitives/index.js";
import type { CodeIndex } from "./code-index.js";
import type { NumberField } from "./condition.js";

/** A case as grouping reads it: 监护病房时间 is asked for by some schemes beyond the settlement list. */
export type GroupableCase = InpatientCase & { readonly icuHours?: number };

/** Exclusion tables by code number; 0 is none. */
export interface ComplicationIndex {
  readonly mccTable: Uint16Array;
  readonly ccTable: Uint16Array;
  readonly exclusionOf: Uint16Array;
}

/** What a view needs of a scheme to read a case. */
export interface ViewTables {
  readonly diagnoses: CodeIndex;
  readonly procedures: CodeIndex;
  readonly complications: ComplicationIndex;
  /** body site of a diagnosis by its number, from 1; 0 is none; at most 31 sites */
  readonly siteOf: Uint8Array;
  readonly droppedProcedures: Uint8Array | undefined;
}

/** The bit of `CaseView.severity` for a severe complication. */
export const HAS_MCC = 1;
/** The bit of `CaseView.severity` for a general complication. */
export const HAS_CC = 2;

/** 合并症种类. */
export type ComplicationKind = typeof HAS_MCC | typeof HAS_CC;

const NOT_COMPUTED = -1;

/**
 * 病例视图: the case being grouped, its codes as numbers. One view serves all cases of a scheme, one after the other, so that a
 * case costs no garbage. A number that is not known is NaN: no comparison with it holds.
 */
export class CaseView {
  readonly tables: ViewTables;
  record: GroupableCase = { caseId: "", diagnoses: [], procedures: [] };
  diagnoses = new Int32Array(64);
  diagnosisCount = 0;
  procedures = new Int32Array(64);
  /** 1 male, 2 female, 0 unknown */
  sex = 0;
  ageYears = Number.NaN;
  ageDays = Number.NaN;
  birthWeightGrams = Number.NaN;
  admissionWeightGrams = Number.NaN;
  ventilatorHours = Number.NaN;
  icuHours = Number.NaN;
  dischargeDisposition = Number.NaN;
  /** fields that a condition asked for and the record does not have, one bit each of `FIELD_BITS` */
  missing = 0;
  droppedCount = 0;
  /** whether the scheme does not name one of the codes */
  hasUnlistedCode = false;
  #firstProcedure = 0;
  #procedureEnd = 0;
  #procedureTotal = 0;
  #severity = NOT_COMPUTED;

  constructor(tables: ViewTables) {
    this.tables = tables;
  }

  /** Position of the procedure that counts as the main one. */
  get firstProcedure(): number {
    return this.#firstProcedure;
  }

  /** One past the last procedure in use. */
  get procedureEnd(): number {
    return this.#procedureEnd;
  }

  /** Reads a record whose shape has been checked. */
  read(record: GroupableCase): void {
    this.record = record;
    this.missing = 0;
    this.hasUnlistedCode = false;
    this.#severity = NOT_COMPUTED;
    this.#readDiagnoses(record.diagnoses);
    this.#readProcedures(record.procedures);
    this.sex = record.sex === "male" ? 1 : record.sex === "female" ? 2 : 0;
    this.birthWeightGrams = record.birthWeightGrams ?? Number.NaN;
    this.admissionWeightGrams = record.admissionWeightGrams ?? Number.NaN;
    this.ventilatorHours = record.ventilatorHours ?? Number.NaN;
    this.icuHours = record.icuHours ?? Number.NaN;
    this.dischargeDisposition = record.dischargeDisposition ?? Number.NaN;
    const years = record.ageYears ?? Number.NaN;
    const days = record.ageDays ?? Number.NaN;
    // A child of less than a year is age 0; whoever is older has lived at least that many days.
    this.ageYears = Number.isNaN(years) && days < 365 ? 0 : years;
    this.ageDays = Number.isNaN(days) && years >= 1 ? years * 365 : days;
  }

  /** Puts every procedure back in use. */
  useAllProcedures(): void {
    this.#firstProcedure = 0;
    this.#procedureEnd = this.#procedureTotal;
  }

  /** Leaves one procedure in use, by its position among all; false where there is none. */
  useOnlyProcedure(at: number): boolean {
    if (at >= this.#procedureTotal) return false;
    this.#firstProcedure = at;
    this.#procedureEnd = at + 1;
    return true;
  }

  /** Number of the principal diagnosis. */
  get principalDiagnosis(): number {
    return this.diagnosisCount === 0 ? 0 : (this.diagnoses[0] ?? 0);
  }

  /** Number of the main procedure; -1 without procedures. */
  get principalProcedure(): number {
    return this.#firstProcedure === this.#procedureEnd ? -1 : (this.procedures[this.#firstProcedure] ?? 0);
  }

  get procedureCount(): number {
    return this.#procedureEnd - this.#firstProcedure;
  }

  /** The code of a procedure by its position among those in use for grouping. */
  procedureCodeAt(at: number): string {
    const dropped = this.tables.droppedProcedures;
    const { procedures } = this.record;
    if (dropped === undefined) return procedures[at] ?? "";
    const used = procedures.filter((code) => dropped[this.tables.procedures.numberOf(code)] !== 1);
    return used[at] ?? "";
  }

  /** Position of the first other diagnosis that is a complication of a kind and not excluded; -1 where none is. */
  complicationAt(kind: ComplicationKind): number {
    const { mccTable, ccTable, exclusionOf } = this.tables.complications;
    const table = kind === HAS_MCC ? mccTable : ccTable;
    const excluded = exclusionOf[this.principalDiagnosis] ?? 0;
    for (let at = 1; at < this.diagnosisCount; at += 1) {
      const number = table[this.diagnoses[at] ?? 0] ?? 0;
      if (number !== 0 && number !== excluded) return at;
    }
    return -1;
  }

  /** 合并症: `HAS_MCC` and `HAS_CC`, over the other diagnoses that the principal diagnosis does not exclude. */
  get severity(): number {
    if (this.#severity !== NOT_COMPUTED) return this.#severity;
    this.#severity =
      (this.complicationAt(HAS_MCC) > 0 ? HAS_MCC : 0) | (this.complicationAt(HAS_CC) > 0 ? HAS_CC : 0);
    return this.#severity;
  }

  /** Number of different body sites among all diagnoses. */
  get bodySites(): number {
    let seen = 0;
    let count = 0;
    for (let at = 0; at < this.diagnosisCount; at += 1) {
      const site = this.tables.siteOf[this.diagnoses[at] ?? 0] ?? 0;
      if (site === 0 || (seen & (1 << site)) !== 0) continue;
      seen |= 1 << site;
      count += 1;
    }
    return count;
  }

  /** Whether the principal diagnosis lies in a body site and another diagnosis in a different one. */
  get secondBodySite(): boolean {
    const { siteOf } = this.tables;
    const first = siteOf[this.principalDiagnosis] ?? 0;
    if (first === 0) return false;
    for (let at = 1; at < this.diagnosisCount; at += 1) {
      const site = siteOf[this.diagnoses[at] ?? 0] ?? 0;
      if (site !== 0 && site !== first) return true;
    }
    return false;
  }

  #readDiagnoses(codes: readonly string[]): void {
    const count = codes.length;
    if (this.diagnoses.length < count) this.diagnoses = new Int32Array(count * 2);
    for (let at = 0; at < count; at += 1) {
      const number = this.tables.diagnoses.numberOf(codes[at] ?? "");
      if (number === 0) this.hasUnlistedCode = true;
      this.diagnoses[at] = number;
    }
    this.diagnosisCount = count;
  }

  #readProcedures(codes: readonly string[]): void {
    const total = codes.length;
    if (this.procedures.length < total) this.procedures = new Int32Array(total * 2);
    const dropped = this.tables.droppedProcedures;
    let count = 0;
    for (let at = 0; at < total; at += 1) {
      const number = this.tables.procedures.numberOf(codes[at] ?? "");
      if (number === 0) this.hasUnlistedCode = true;
      if (dropped !== undefined && dropped[number] === 1) continue;
      this.procedures[count] = number;
      count += 1;
    }
    this.#firstProcedure = 0;
    this.#procedureEnd = count;
    this.#procedureTotal = count;
    this.droppedCount = total - count;
  }
}

/** Reads a number of the case; NaN where it is not known. */
export const NUMBER_READERS: Readonly<Record<NumberField, (view: CaseView) => number>> = {
  ageYears: (view) => view.ageYears,
  ageDays: (view) => view.ageDays,
  birthWeightGrams: (view) => view.birthWeightGrams,
  admissionWeightGrams: (view) => view.admissionWeightGrams,
  newbornWeightGrams: (view) =>
    Number.isNaN(view.birthWeightGrams) ? view.admissionWeightGrams : view.birthWeightGrams,
  lengthOfStayDays: (view) => stayOf(view.record),
  ventilatorHours: (view) => view.ventilatorHours,
  icuHours: (view) => view.icuHours,
  diagnosisCount: (view) => view.diagnosisCount,
  procedureCount: (view) => view.procedureCount,
  bodySites: (view) => view.bodySites,
};

function stayOf({ lengthOfStayDays, admissionDate, dischargeDate }: GroupableCase): number {
  if (lengthOfStayDays !== undefined) return lengthOfStayDays;
  if (admissionDate === undefined || dischargeDate === undefined) return Number.NaN;
  const dated = isCivilDate(admissionDate) && isCivilDate(dischargeDate) && admissionDate <= dischargeDate;
  return dated ? lengthOfStay(admissionDate, dischargeDate) : Number.NaN;
}
