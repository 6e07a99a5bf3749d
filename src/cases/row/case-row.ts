import { type Decimal, dateOfDayNumber, dayNumber, fenOf, yuanOf } from "../../primitives/index.js";
import { widened } from "../../primitives/widened.js";
import { CASE_SHAPES } from "../case-shapes.js";
import type { CaseMarks } from "../field-values.js";
import type { Shape } from "../fields/field.js";
import type { InpatientCase } from "../inpatient-case.js";
import { TextPool } from "./text-pool.js";

/** A field of a row. */
type RowField = readonly [name: keyof InpatientCase, shape: Shape];

/** The fields of a case in the order of their table. */
export const ROW_FIELDS: readonly RowField[] = Object.entries<Shape>(CASE_SHAPES).map(([name, shape]) => [
  name as keyof InpatientCase,
  shape,
]);

/** The place of each field in {@link CaseRow.values}. */
export const PLACE = Object.fromEntries(ROW_FIELDS.map(([name], place) => [name, place])) as {
  readonly [Name in keyof Required<InpatientCase>]: number;
};

/** 编码列表: the numbers of codes in the pool of codes. */
export class CodeList {
  numbers = new Int32Array(16);
  length = 0;

  push(number: number): void {
    if (this.length === this.numbers.length) this.numbers = widened(this.numbers, this.length * 2);
    this.numbers[this.length] = number;
    this.length += 1;
  }
}

const REMEMBERED_DATES = 4096;
/** Patients that are remembered where none is kept. */
const MOST_PATIENTS = 10_000;

/** The pool that holds the texts of a field. */
function poolOf(field: string): "texts" | "patients" {
  return field === "patientId" ? "patients" : "texts";
}

/** 文本池 of a stream of cases: what texts and codes are numbers of. */
export class CasePools {
  readonly texts = new TextPool();
  readonly patients = new TextPool();
  readonly codes = new TextPool();
  readonly categories = new TextPool();
  readonly #dates = new Map<number, string>();

  /** The pool of a text field. */
  of(field: string): TextPool {
    return this[poolOf(field)];
  }

  /** Lets the patients go where nobody keeps one: a file has more of them than of anything else. */
  forgetPatients(): void {
    if (this.patients.size > MOST_PATIENTS) this.patients.clear();
  }

  /** The date of a day number: the dates of a stream are few, and come again and again. */
  date(day: number): string {
    const known = this.#dates.get(day);
    if (known !== undefined) return known;
    if (this.#dates.size >= REMEMBERED_DATES) this.#dates.clear();
    const date = dateOfDayNumber(day);
    this.#dates.set(day, date);
    return date;
  }
}

/**
 * 病例行: one case as numbers, the form in which cases are read, grouped and counted by the million. One row serves all cases of a
 * stream, one after the other, so that a case costs no garbage.
 */
export class CaseRow {
  readonly pools: CasePools;
  caseId = "";
  /**
   * By {@link PLACE}; NaN = absent. Texts are numbers of their pool; a choice is its place among the values of its field (a number stands
   * for itself); flags are 0 and 1; dates day numbers; amounts fen; lists and maps are not here but for their presence.
   */
  readonly values = new Float64Array(ROW_FIELDS.length);
  readonly diagnoses = new CodeList();
  readonly procedures = new CodeList();
  readonly items = new CodeList();
  /** 费用构成: category numbers and fen, one beside the other */
  readonly costCategories = new CodeList();
  costFen = new Float64Array(16);
  marks: CaseMarks | undefined = undefined;

  /** the case in the public form, each field made when it is asked for; it changes with the row */
  readonly record: InpatientCase;

  constructor(pools = new CasePools()) {
    this.pools = pools;
    const fields = ROW_FIELDS.map(([name]) => [name, { enumerable: true, get: () => this.value(name) }]);
    this.record = Object.defineProperties({} as InpatientCase, Object.fromEntries(fields));
  }

  clear(): void {
    this.values.fill(Number.NaN);
    this.caseId = "";
    this.diagnoses.length = 0;
    this.procedures.length = 0;
    this.items.length = 0;
    this.costCategories.length = 0;
    this.marks = undefined;
  }

  addCost(category: number, fen: number): void {
    const at = this.costCategories.length;
    this.costCategories.push(category);
    if (at === this.costFen.length) this.costFen = widened(this.costFen, at * 2);
    this.costFen[at] = fen;
  }

  /** The list of codes under a field. */
  codes(field: "diagnoses" | "procedures" | "items"): string[] {
    const { numbers, length } = this[field];
    const codes: string[] = [];
    for (let at = 0; at < length; at += 1) codes.push(this.pools.codes.text(numbers[at] as number));
    return codes;
  }

  /**
   * Takes over a case.
   *
   * @throws `DECIMAL_TOO_FINE` for an amount finer than a fen, `DATE_INVALID` for a text that is no date
   */
  fill(record: InpatientCase): void {
    this.clear();
    this.caseId = record.caseId;
    this.marks = record.marks;
    for (const [place, [name, shape]] of ROW_FIELDS.entries()) {
      const value = record[name];
      if (value !== undefined && name !== "caseId") this.values[place] = this.#number(name, shape, value);
    }
  }

  /** The same case in the public form. */
  toCase(): InpatientCase {
    const record: Record<string, unknown> = {};
    for (const [name] of ROW_FIELDS) {
      const value = this.value(name);
      if (value !== undefined) record[name] = value;
    }
    return record as unknown as InpatientCase;
  }

  /** A field as the public form has it; undefined where it is absent. */
  value(name: keyof InpatientCase): unknown {
    const place = PLACE[name];
    const number = this.values[place] as number;
    if (name === "caseId") return this.caseId;
    if (name === "diagnoses" || name === "procedures") return this.codes(name);
    return Number.isNaN(number) ? undefined : this.#value(name, (ROW_FIELDS[place] as RowField)[1], number);
  }

  #number(name: keyof InpatientCase, shape: Shape, value: unknown): number {
    switch (shape.kind) {
      case "text":
        return this.pools.of(name).number(value as string);
      case "choice":
        return typeof value === "number" ? value : shape.values.indexOf(value as string);
      case "date":
        return dayNumber(value as string);
      case "amount":
        return fenOf(value as Decimal);
      case "list":
        for (const code of value as readonly string[]) {
          this[name as "items"].push(this.pools.codes.number(code));
        }
        return PRESENT;
      case "map":
        if (name === "costs") {
          for (const [category, amount] of Object.entries(value as Readonly<Record<string, Decimal>>)) {
            this.addCost(this.pools.categories.number(category), fenOf(amount));
          }
        }
        return PRESENT;
      default:
        return Number(value);
    }
  }

  #value(name: keyof InpatientCase, shape: Shape, number: number): unknown {
    switch (shape.kind) {
      case "text":
        return this.pools.of(name).text(number);
      case "choice":
        return typeof shape.values[0] === "number" ? number : shape.values[number];
      case "date":
        return this.pools.date(number);
      case "amount":
        return yuanOf(number);
      case "flag":
        return number === 1;
      case "list":
        return this.codes(name as "items");
      case "map":
        return name === "marks" ? this.marks : this.#costs();
      default:
        return number;
    }
  }

  #costs(): Record<string, Decimal> {
    const { numbers, length } = this.costCategories;
    const costs: Record<string, Decimal> = {};
    for (let at = 0; at < length; at += 1) {
      costs[this.pools.categories.text(numbers[at] as number)] = yuanOf(this.costFen[at] as number);
    }
    return costs;
  }
}

/** The value of a list or map that is there. */
export const PRESENT = 0;
