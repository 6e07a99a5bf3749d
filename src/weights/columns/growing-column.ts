type Numbers = Int8Array | Uint8Array | Int16Array | Int32Array | Float64Array;

/** 增长列: a typed array that doubles as it fills. */
export class GrowingColumn<Column extends Numbers> {
  #values: Column;
  #length = 0;
  readonly #create: (length: number) => Column;

  constructor(create: (length: number) => Column) {
    this.#create = create;
    this.#values = create(1024);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const wider = this.#create(this.#values.length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** The values so far, in an array of exactly their length. */
  finish(): Column {
    return this.#values.slice(0, this.#length) as Column;
  }
}

/** 字典: strings by number, in order of first appearance. */
export class Dictionary {
  readonly #numbers = new Map<string, number>();
  readonly #values: string[] = [];

  get values(): readonly string[] {
    return this.#values;
  }

  /** the number of `value`; -1 for a missing one */
  number(value: string | undefined): number {
    if (value === undefined) return -1;
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    const number = this.#values.length;
    this.#numbers.set(value, number);
    this.#values.push(value);
    return number;
  }
}
