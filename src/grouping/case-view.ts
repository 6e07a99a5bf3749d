import { type InpatientCase, SEXES } from "../cases/index.js";
import { type CaseRow, type CodeList, PLACE } from "../cases/row/case-row.js";
import type { TextPool } from "../cases/row/text-pool.js";
import { unlikelyMarks } from "./age-marks.js";
import type { CodeIndex } from "./code-index.js";
import { isExcluded } from "./is-excluded.js";
import { PooledCodes } from "./pooled-codes.js";

/** A case as grouping reads it. */
export type GroupableCase = InpatientCase;

/** Tables over the diagnoses and procedures of a scheme, by code number; 0 is none. */
export interface CodeTables {
  readonly diagnoses: CodeIndex;
  readonly procedures: CodeIndex;
  /** exclusion table that a severe complication names */
  readonly mccTable: Uint16Array;
  /** exclusion table that a general complication names */
  readonly ccTable: Uint16Array;
  /** exclusion table that holds a principal diagnosis */
  readonly exclusionOf: Uint16Array;
  /** names of the exclusion tables by their numbers */
  readonly exclusionTables: readonly string[];
  /** body site of a diagnosis, from 1; at most 31 */
  readonly siteOf: Uint8Array;
  /** bits `MALE_ONLY`, `FEMALE_ONLY`, `NOT_PRINCIPAL`, `GREY`, `NEWBORN_CODE`, `MATERNAL_CODE` */
  readonly diagnosisMarks: Uint8Array;
  /** bits `MALE_ONLY`, `FEMALE_ONLY`, `NOT_MAIN`, `GREY`, `DROPPED` */
  readonly procedureMarks: Uint8Array;
}

/** 性别专属编码: a diagnosis or an operation that only men have; the bit is that of `CaseView.sex`. */
export const MALE_ONLY = 1;
/** One that only women have. */
export const FEMALE_ONLY = 2;
/** The bits of both. */
export const EITHER_SEX = MALE_ONLY | FEMALE_ONLY;
/** A diagnosis that may not be principal: the case gets no group. */
export const NOT_PRINCIPAL = 4;
/** 灰码: a heading that a bill may not use. */
export const GREY = 8;
/** A procedure that counts as none where it stands as the main one; it keeps its place. */
export const NOT_MAIN = 4;
/** A procedure that is taken out of the record; the next one moves up. */
export const DROPPED = 16;

/** The bit of `CaseView.severity` for a severe complication. */
export const HAS_MCC = 1;
/** The bit of `CaseView.severity` for a general complication. */
export const HAS_CC = 2;

/** 合并症种类. */
export type ComplicationKind = typeof HAS_MCC | typeof HAS_CC;

/** 未取得的规则: a rule that the tables of a scheme lack. */
export interface OpenRule {
  readonly entry: string;
  readonly why: string;
}

/** `CaseView.principalProcedure` of a case without procedures. */
export const NO_PROCEDURE = -1;
/** The number of a main procedure that counts as none: it is in no list. */
const INVALID_MAIN = -2;

const MALE = MALE_ONLY;
const FEMALE = FEMALE_ONLY;
const EMPTY_CASE: GroupableCase = { caseId: "", diagnoses: [], procedures: [] };

/** Numbers of the sexes by their place among the values of the field. */
const SEX_OF_PLACE = SEXES.map((sex) => ({ male: MALE, female: FEMALE, unknown: 0 })[sex]);

/** The codes of a stream of rows as the scheme numbers them. */
interface PooledView {
  readonly pool: TextPool;
  readonly diagnoses: PooledCodes;
  readonly procedures: PooledCodes;
}

/**
 * 病例视图: the case being grouped, its codes as numbers. One view serves all cases of a scheme, one after the other, so that a
 * case costs no garbage. A number that is not known is NaN: no comparison with it holds.
 */
export class CaseView {
  readonly tables: CodeTables;
  record = EMPTY_CASE;
  diagnoses = new Int32Array(64);
  diagnosisCount = 0;
  procedures = new Int32Array(64);
  /** position of the procedure that counts as the main one */
  firstProcedure = 0;
  /** one past the last procedure in use */
  procedureEnd = 0;
  /** procedures that the scheme takes out of the record */
  droppedCount = 0;
  /** 1 male, 2 female, 0 stated as unknown, NaN missing */
  sex = Number.NaN;
  ageYears = Number.NaN;
  ageDays = Number.NaN;
  birthWeightGrams = Number.NaN;
  admissionWeightGrams = Number.NaN;
  lengthOfStayDays = Number.NaN;
  ventilatorHours = Number.NaN;
  icuHours = Number.NaN;
  dischargeDisposition = Number.NaN;
  /** 合并症: bits `HAS_MCC` and `HAS_CC`, over the other diagnoses that the principal diagnosis does not exclude */
  severity = 0;
  /** fields that a condition asked for and the record does not have: bits of `FIELD_BITS` */
  missing = 0;
  /** the first rule that was asked and that the scheme lacks */
  openRule: OpenRule | undefined = undefined;
  /** 未按所要求文字书写的科别: the department that a condition asked for, where what stands in the record only reads as the same */
  askedDepartment: string | undefined = undefined;
  /** whether a condition asked for the birth weight and was told the admission weight */
  admissionWeightStoodIn = false;
  /** whether it would be a newborn without weight, by days of age that are not given */
  mayLackNewbornWeight = false;
  /** whether the scheme does not name one of the codes */
  hasUnlistedCode = false;
  /** whether a diagnosis or an operation is one of the other sex */
  hasSexConflict = false;
  /** whether a diagnosis is hardly one of this age */
  hasAgeConflict = false;
  /** whether one of the codes is a grey one of the scheme */
  hasGreyCode = false;
  #procedureTotal = 0;
  #wellTyped = true;
  #pooled: PooledView | undefined;

  constructor(tables: CodeTables) {
    this.tables = tables;
  }

  /**
   * Reads a record.
   *
   * @returns false where a value is of the wrong type; the view is then of no use
   */
  read(record: GroupableCase): boolean {
    if (typeof record !== "object" || record === null) return false;
    this.#begin(record);
    this.#wellTyped = record.newTechnology === undefined || typeof record.newTechnology === "boolean";
    this.sex = this.#sex(record.sex);
    this.birthWeightGrams = weighed(this.#number(record.birthWeightGrams));
    this.admissionWeightGrams = weighed(this.#number(record.admissionWeightGrams));
    this.lengthOfStayDays = this.#number(record.lengthOfStayDays);
    this.ventilatorHours = this.#number(record.ventilatorHours);
    this.icuHours = this.#number(record.icuHours);
    this.dischargeDisposition = this.#number(record.dischargeDisposition);
    this.#readAge(this.#number(record.ageYears), this.#number(record.ageDays));
    const diagnoses = this.#countOf(record.diagnoses);
    this.#makeRoom(diagnoses, this.#countOf(record.procedures));
    for (let at = 0; at < diagnoses; at += 1) {
      this.diagnoses[at] = this.#numberOf(record.diagnoses[at], this.tables.diagnoses);
    }
    this.#judgeDiagnoses(diagnoses);
    this.#readProcedures(record.procedures);
    return this.#wellTyped;
  }

  /** Forgets what was noted of the case before. */
  #begin(record: GroupableCase): void {
    this.record = record;
    this.missing = 0;
    this.openRule = undefined;
    this.hasUnlistedCode = false;
    this.hasGreyCode = false;
    this.admissionWeightStoodIn = false;
    this.mayLackNewbornWeight = false;
    this.askedDepartment = undefined;
  }

  /** Reads a case that was read as a row: its codes have their numbers from a table, not from a look-up. */
  readRow(row: CaseRow): void {
    const { values, diagnoses, procedures } = row;
    this.#begin(row.record);
    this.sex = SEX_OF_PLACE[values[PLACE.sex] as number] ?? Number.NaN;
    this.birthWeightGrams = weighed(values[PLACE.birthWeightGrams] as number);
    this.admissionWeightGrams = weighed(values[PLACE.admissionWeightGrams] as number);
    this.lengthOfStayDays = values[PLACE.lengthOfStayDays] as number;
    this.ventilatorHours = values[PLACE.ventilatorHours] as number;
    this.icuHours = values[PLACE.icuHours] as number;
    this.dischargeDisposition = values[PLACE.dischargeDisposition] as number;
    this.#readAge(values[PLACE.ageYears] as number, values[PLACE.ageDays] as number);
    const codes = this.#pooled?.pool === row.pools.codes ? this.#pooled : this.#follow(row.pools.codes);
    this.#makeRoom(diagnoses.length, procedures.length);
    for (let at = 0; at < diagnoses.length; at += 1) {
      const number = codes.diagnoses.numberOf(diagnoses.numbers[at] as number);
      if (number < 0) this.hasUnlistedCode = true;
      this.diagnoses[at] = Math.max(number, 0);
    }
    this.#judgeDiagnoses(diagnoses.length);
    this.#readRowProcedures(procedures, codes.procedures);
  }

  /** Leaves one procedure in use, by its position; false where there is none. */
  useOnlyProcedure(at: number): boolean {
    if (at >= this.#procedureTotal) return false;
    const number = this.procedures[at] ?? 0;
    this.procedures[at] = asMain(number, this.tables.procedureMarks[number] ?? 0);
    this.firstProcedure = at;
    this.procedureEnd = at + 1;
    return true;
  }

  /** Number of the principal diagnosis. */
  get principalDiagnosis(): number {
    return this.diagnosisCount === 0 ? 0 : (this.diagnoses[0] ?? 0);
  }

  /** Whether there is a main procedure that counts as one. */
  get hasMainProcedure(): boolean {
    return this.principalProcedure >= 0;
  }

  /** Whether the main procedure is one that does not count. */
  get hasInvalidMain(): boolean {
    return this.principalProcedure === INVALID_MAIN;
  }

  /** Number of the main procedure, or less than 0 where there is none that counts: `NO_PROCEDURE`, or one that is not used. */
  get principalProcedure(): number {
    return this.firstProcedure === this.procedureEnd
      ? NO_PROCEDURE
      : (this.procedures[this.firstProcedure] ?? 0);
  }

  /** How many procedures are in use. */
  get procedureCount(): number {
    return this.procedureEnd - this.firstProcedure;
  }

  /** The code of a procedure by its position among those that the scheme does not drop. */
  procedureCodeAt(at: number): string {
    const { procedures, procedureMarks } = this.tables;
    const used =
      this.droppedCount === 0
        ? this.record.procedures
        : this.record.procedures.filter(
            (code) => ((procedureMarks[procedures.numberOf(code)] ?? 0) & DROPPED) === 0,
          );
    return used[at] ?? "";
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
  get hasSecondBodySite(): boolean {
    const { siteOf } = this.tables;
    const first = siteOf[this.principalDiagnosis] ?? 0;
    if (first === 0) return false;
    for (let at = 1; at < this.diagnosisCount; at += 1) {
      const site = siteOf[this.diagnoses[at] ?? 0] ?? 0;
      if (site !== 0 && site !== first) return true;
    }
    return false;
  }

  #number(value: unknown): number {
    if (typeof value === "number" && value >= 0) return value;
    if (value !== undefined) this.#wellTyped = false;
    return Number.NaN;
  }

  #sex(value: unknown): number {
    if (value === "male") return MALE;
    if (value === "female") return FEMALE;
    if (value === "unknown") return 0;
    if (value !== undefined) this.#wellTyped = false;
    return Number.NaN;
  }

  #readAge(years: number, days: number): void {
    // A child of less than a year is age 0; whoever is older has lived at least that many days.
    this.ageYears = Number.isNaN(years) && days < 365 ? 0 : years;
    this.ageDays = Number.isNaN(days) && years >= 1 ? years * 365 : days;
  }

  #makeRoom(diagnoses: number, procedures: number): void {
    if (this.diagnoses.length < diagnoses) this.diagnoses = new Int32Array(diagnoses * 2);
    if (this.procedures.length < procedures) this.procedures = new Int32Array(procedures * 2);
  }

  #judgeDiagnoses(count: number): void {
    const { mccTable, ccTable, exclusionOf, diagnosisMarks } = this.tables;
    let principal = 0;
    let excluded = 0;
    let severity = 0;
    let marks = 0;
    for (let at = 0; at < count; at += 1) {
      const number = this.diagnoses[at] as number;
      marks |= diagnosisMarks[number] ?? 0;
      if (at === 0) {
        principal = number;
        excluded = exclusionOf[number] ?? 0;
        continue;
      }
      const mcc = mccTable[number] ?? 0;
      if (mcc !== 0 && !isExcluded(number, mcc, principal, excluded)) severity |= HAS_MCC;
      const cc = ccTable[number] ?? 0;
      if (cc !== 0 && !isExcluded(number, cc, principal, excluded)) severity |= HAS_CC;
    }
    this.diagnosisCount = count;
    this.severity = severity;
    this.hasGreyCode = (marks & GREY) !== 0;
    this.hasSexConflict = this.#isOfOtherSex(marks);
    this.hasAgeConflict = (marks & unlikelyMarks(this.ageYears)) !== 0;
  }

  #isOfOtherSex(marks: number): boolean {
    return this.sex > 0 && (marks & EITHER_SEX & ~this.sex) !== 0;
  }

  #readProcedures(codes: readonly string[]): void {
    const total = this.#countOf(codes);
    let count = 0;
    for (let at = 0; at < total; at += 1) {
      count = this.#addProcedure(this.#numberOf(codes[at], this.tables.procedures), count);
    }
    this.#endProcedures(count, total);
  }

  #readRowProcedures({ numbers, length }: CodeList, codes: PooledCodes): void {
    let count = 0;
    for (let at = 0; at < length; at += 1) {
      const number = codes.numberOf(numbers[at] as number);
      if (number < 0) this.hasUnlistedCode = true;
      count = this.#addProcedure(Math.max(number, 0), count);
    }
    this.#endProcedures(count, length);
  }

  /** Puts a procedure behind those before it, unless the scheme drops it; how many there are then. */
  #addProcedure(number: number, count: number): number {
    const marks = this.tables.procedureMarks[number] ?? 0;
    if (marks === 0) this.procedures[count] = number;
    else {
      if ((marks & GREY) !== 0) this.hasGreyCode = true;
      if (this.#isOfOtherSex(marks)) this.hasSexConflict = true;
      if ((marks & DROPPED) !== 0) return count;
      this.procedures[count] = count === 0 ? asMain(number, marks) : number;
    }
    return count + 1;
  }

  #endProcedures(count: number, total: number): void {
    this.firstProcedure = 0;
    this.procedureEnd = count;
    this.#procedureTotal = count;
    this.droppedCount = total - count;
  }

  #follow(pool: TextPool): PooledView {
    const { diagnoses, procedures } = this.tables;
    this.#pooled = {
      pool,
      diagnoses: new PooledCodes(pool, diagnoses),
      procedures: new PooledCodes(pool, procedures),
    };
    return this.#pooled;
  }

  #countOf(codes: unknown): number {
    if (Array.isArray(codes)) return codes.length;
    this.#wellTyped = false;
    return 0;
  }

  #numberOf(code: unknown, index: CodeIndex): number {
    if (typeof code !== "string") {
      this.#wellTyped = false;
      return 0;
    }
    const number = index.numberOf(code);
    if (number === 0) this.hasUnlistedCode = true;
    return number;
  }
}

/** 体重: nobody weighs nothing, so a weight of 0 is one that is not known. */
function weighed(grams: number): number {
  return grams > 0 ? grams : Number.NaN;
}

/** What a procedure counts as where it is the main one. */
function asMain(number: number, marks: number): number {
  return (marks & NOT_MAIN) === 0 ? number : INVALID_MAIN;
}
