import type { TextPool } from "../../cases/row/text-pool.js";
import { widened } from "../../primitives/widened.js";
import { TextNumbers } from "./text-numbers.js";

/** A typed array that may be a column. */
export type ColumnArray = Int8Array | Uint8Array | Int16Array | Int32Array | Float64Array | BigInt64Array;

/** A typed array that takes over another of its kind. */
type Settable<Column> = { set(values: Column, at?: number): void };

/** Values from which on they are taken over as a whole. */
const MANY = 16;

/**
 * 增长列: a typed array that doubles as it fills. Many columns of one length are written by index into `values`, once there is room: one `push` for
 * all kinds of arrays cannot be compiled for one.
 */
export class GrowingColumn<Column extends ColumnArray> {
  /** beyond what was written lies what `create` puts there */
  values: Column;
  #length = 0;
  readonly #create: (length: number) => Column;

  constructor(create: (length: number) => Column) {
    this.#create = create;
    this.values = create(FIRST_LENGTH);
  }

  get length(): number {
    return this.#length;
  }

  push(value: Column[number]): void {
    this.reserve(this.#length + 1);
    this.values[this.#length] = value;
    this.#length += 1;
  }

  /** Pushes all values; where there are numbers, in place of each that is not negative the one that stands under it. */
  append(values: ColumnArray, numbers?: readonly number[]): void {
    const start = this.#length;
    this.#length += values.length;
    this.reserve(this.#length);
    if (numbers === undefined) (this.values as Settable<Column>).set(values as Column, start);
    else {
      for (let at = 0; at < values.length; at += 1) {
        const value = values[at] as number;
        this.values[start + at] = value < 0 ? value : (numbers[value] as number);
      }
    }
  }

  /** Makes room for so many values. */
  reserve(length: number): void {
    if (length <= this.values.length) return;
    const wider = this.#create(Math.max(this.values.length * 2, length));
    (wider as Settable<Column>).set(this.values);
    this.values = wider;
  }

  /** Takes over values of another array of its kind, from `from` to `to`, at `start`, where there must be room. */
  copy(values: ColumnArray, from: number, to: number, start: number): void {
    if (to - from >= MANY) (this.values as Settable<Column>).set(values.subarray(from, to) as Column, start);
    else for (let i = from; i < to; i += 1) this.values[start + i - from] = values[i] as Column[number];
  }

  /** The first values, by default those that were pushed: a view of the room, not a copy, so nothing is written afterwards. */
  finish(length = this.#length): Column {
    this.reserve(length);
    return this.values.subarray(0, length) as Column;
  }

  /** The same with their room, which is no longer this one's: what comes afterwards begins a new column. */
  take(length = this.#length): Column {
    const values = this.finish(length);
    this.values = this.#create(FIRST_LENGTH);
    this.#length = 0;
    return values;
  }
}

const FIRST_LENGTH = 1024;

/** 字典: strings by number, in order of first appearance. */
export class Dictionary {
  /** as long as all values come from one pool; different texts of a pool have different numbers: each that is new here is new */
  #ofOnePool: string[] | undefined = [];
  /** by value; made when a value comes that no pool knows */
  #byValue: TextNumbers | undefined;
  #pool: TextPool | undefined;
  /** number + 1 by number in the pool; 0 = not seen yet */
  #ofPool = new Int32Array(1024);
  /** values that were taken */
  #taken = 0;
  /** the numbers here of texts in lists of others */
  readonly others = new Renumbering<string>((text) => this.number(text));

  /** The values that have come since the last time. */
  take(): readonly string[] {
    const values = (this.#ofOnePool ?? this.#numbers().texts).slice(this.#taken);
    this.#taken += values.length;
    return values;
  }

  /** the number of `value`; -1 for a missing one */
  number(value: string | undefined): number {
    return value === undefined ? -1 : this.#numbers().number(value);
  }

  /** the number of a text of a pool; -1 for a missing one (NaN) */
  numberIn(pool: TextPool, place: number): number {
    if (Number.isNaN(place)) return -1;
    if (this.#pool !== pool) this.#changePool(pool);
    if (place >= this.#ofPool.length)
      this.#ofPool = widened(this.#ofPool, Math.max(this.#ofPool.length * 2, pool.size));
    const known = this.#ofPool[place] as number;
    if (known !== 0) return known - 1;
    const value = pool.text(place);
    const number = this.#ofOnePool === undefined ? this.number(value) : this.#ofOnePool.push(value) - 1;
    this.#ofPool[place] = number + 1;
    return number;
  }

  #numbers(): TextNumbers {
    if (this.#byValue === undefined) {
      this.#byValue = new TextNumbers();
      for (const value of this.#ofOnePool ?? []) this.#byValue.number(value);
      this.#ofOnePool = undefined;
    }
    return this.#byValue;
  }

  #changePool(pool: TextPool): void {
    if (this.#pool !== undefined) this.#numbers();
    this.#pool = pool;
    this.#ofPool.fill(0);
  }
}

/** 换号: the numbers here of what others number by its place in a list of theirs, each looked up when it first comes; a list may grow. */
export class Renumbering<Value> {
  readonly #numberOf: (value: Value) => number;
  /** number + 1 here by number there; 0 = not seen yet */
  readonly #known = new WeakMap<readonly Value[], Int32Array>();

  /** @param numberOf the number here of a value */
  constructor(numberOf: (value: Value) => number) {
    this.#numberOf = numberOf;
  }

  /** -1 stays -1: missing */
  number(list: readonly Value[], there: number): number {
    if (there < 0) return -1;
    const numbers = this.#numbersOf(list);
    numbers[there] ||= this.#numberOf(list[there] as Value) + 1;
    return numbers[there] - 1;
  }

  /** Puts the numbers from `from` to `to` of a column into another one at `start`, renumbered. */
  renumber(
    list: readonly Value[],
    column: Int32Array,
    from: number,
    to: number,
    into: Int32Array,
    start: number,
  ): void {
    const numbers = this.#numbersOf(list);
    for (let i = from; i < to; i += 1) {
      const there = column[i] as number;
      into[start + i - from] = (numbers[there] || this.number(list, there) + 1) - 1;
    }
  }

  #numbersOf(list: readonly Value[]): Int32Array {
    let numbers = this.#known.get(list) ?? new Int32Array(list.length);
    if (numbers.length < list.length) numbers = widened(numbers, 2 * list.length);
    this.#known.set(list, numbers);
    return numbers;
  }
}
