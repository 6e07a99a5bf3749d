/** 编号表: gives each text a number of its own, counted from 0 in order of first use. */
export class Interner {
  readonly #indexes = new Map<string, number>();
  readonly #names: string[] = [];

  get size(): number {
    return this.#names.length;
  }

  indexOf(name: string): number {
    const known = this.#indexes.get(name);
    if (known !== undefined) return known;
    const index = this.#names.length;
    this.#indexes.set(name, index);
    this.#names.push(name);
    return index;
  }

  nameOf(index: number): string {
    const name = this.#names[index];
    if (name === undefined) throw new RangeError(`no name has the number ${index}`);
    return name;
  }
}
