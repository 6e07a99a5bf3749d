import { widened } from "../../primitives/widened.js";
import type { CaseMarks } from "../field-values.js";
import { type CasePools, type CaseRow, poolOf, ROW_FIELDS } from "./case-row.js";

/** The pools of a stream, by name. */
const POOLS = ["texts", "patients", "codes", "categories"] as const satisfies readonly (keyof CasePools)[];
type PoolName = (typeof POOLS)[number];

/** The lists of a row, each of numbers of a pool. */
const LISTS = [
  ["diagnoses", "codes"],
  ["procedures", "codes"],
  ["items", "codes"],
  ["costCategories", "categories"],
] as const satisfies readonly (readonly [keyof CaseRow, PoolName])[];

const WIDTH = ROW_FIELDS.length;

/** The places of texts in the values of a row, each with its pool; the id of the case is beside them. */
const TEXTS: readonly (readonly [place: number, pool: PoolName])[] = ROW_FIELDS.flatMap(
  ([name, { kind }], place) => (kind === "text" && name !== "caseId" ? [[place, poolOf(name)] as const] : []),
);

/** 打包病例行: the rows of a batch as plain data, so that they cross threads. Texts are numbers of the packer's pools; those that it sends for the first time come along. */
export interface PackedRows {
  readonly caseIds: readonly string[];
  /** the values of the rows, one row after the other */
  readonly values: Float64Array;
  /** how long each list of each row is, and what is in them, one list after the other */
  readonly lengths: Int32Array;
  readonly numbers: Int32Array;
  readonly costFen: Float64Array;
  /** marks that occur, and their place for each row; -1 = none */
  readonly marks: readonly CaseMarks[];
  readonly marksOf: Int32Array;
  /** by pool: the texts behind those that were sent before */
  readonly texts: Readonly<Record<PoolName, readonly string[]>>;
}

/** 打包: gathers the rows of a batch. A packer serves one stream, whose batches are unpacked in their order. */
export class RowPacker {
  #caseIds: string[] = [];
  #values = new Float64Array(WIDTH << 9);
  #lengths: number[] = [];
  #numbers: number[] = [];
  #costFen: number[] = [];
  #marks = new Map<CaseMarks, number>();
  #marksOf: number[] = [];
  #pools: CasePools | undefined;
  readonly #sent: Record<PoolName, number> = { texts: 0, patients: 0, codes: 0, categories: 0 };

  add(row: CaseRow): void {
    this.#pools = row.pools;
    const at = WIDTH * (this.#caseIds.push(row.caseId) - 1);
    if (at === this.#values.length) this.#values = widened(this.#values, 2 * at);
    this.#values.set(row.values, at);
    for (const [name] of LISTS) {
      const { numbers, length } = row[name];
      this.#lengths.push(length);
      for (let entry = 0; entry < length; entry += 1) this.#numbers.push(numbers[entry] as number);
    }
    for (let entry = 0; entry < row.costCategories.length; entry += 1)
      this.#costFen.push(row.costFen[entry] as number);
    this.#marksOf.push(row.marks === undefined ? -1 : this.#placeOf(row.marks));
  }

  /** The rows since the last time. */
  take(): PackedRows {
    const packed = {
      caseIds: this.#caseIds,
      values: this.#values.slice(0, WIDTH * this.#caseIds.length),
      lengths: Int32Array.from(this.#lengths),
      numbers: Int32Array.from(this.#numbers),
      costFen: Float64Array.from(this.#costFen),
      marks: [...this.#marks.keys()],
      marksOf: Int32Array.from(this.#marksOf),
      texts: {
        texts: this.#newTexts("texts"),
        patients: this.#newTexts("patients"),
        codes: this.#newTexts("codes"),
        categories: this.#newTexts("categories"),
      },
    };
    this.#caseIds = [];
    this.#lengths = [];
    this.#numbers = [];
    this.#costFen = [];
    this.#marks.clear();
    this.#marksOf = [];
    return packed;
  }

  /** Equal marks that were read once are one. */
  #placeOf(marks: CaseMarks): number {
    const place = this.#marks.get(marks) ?? this.#marks.size;
    this.#marks.set(marks, place);
    return place;
  }

  #newTexts(name: PoolName): string[] {
    const pool = this.#pools?.[name];
    const texts: string[] = [];
    for (let number = this.#sent[name]; pool !== undefined && number < pool.size; number += 1)
      texts.push(pool.text(number));
    this.#sent[name] += texts.length;
    return texts;
  }
}

/** 拆包: puts the rows of one packer, batch by batch, into a row whose pools other packers may share. */
export class RowUnpacker {
  readonly #row: CaseRow;
  /** numbers in the pools of the row by the packer's */
  readonly #numbers: Readonly<Record<PoolName, number[]>> = {
    texts: [],
    patients: [],
    codes: [],
    categories: [],
  };

  constructor(row: CaseRow) {
    this.#row = row;
  }

  /** Hands the rows of the next batch on, one after the other, each good until the next; `index` is its place in the batch. */
  each(packed: PackedRows, use: (row: CaseRow, index: number) => void): void {
    const row = this.#row;
    for (const pool of POOLS) {
      for (const text of packed.texts[pool]) this.#numbers[pool].push(row.pools[pool].number(text));
    }
    let [number, cost, list] = [0, 0, 0];
    for (const [index, caseId] of packed.caseIds.entries()) {
      row.clear();
      row.caseId = caseId;
      row.values.set(packed.values.subarray(index * WIDTH, (index + 1) * WIDTH));
      for (const [place, pool] of TEXTS) {
        const value = row.values[place] as number;
        if (!Number.isNaN(value)) row.values[place] = this.#numbers[pool][value] as number;
      }
      for (const [name, pool] of LISTS) {
        const until = number + (packed.lengths[list] as number);
        list += 1;
        for (; number < until; number += 1) {
          const here = this.#numbers[pool][packed.numbers[number] as number] as number;
          if (name === "costCategories") row.addCost(here, packed.costFen[cost++] as number);
          else row[name].push(here);
        }
      }
      row.marks = packed.marks[packed.marksOf[index] as number];
      use(row, index);
    }
  }
}
