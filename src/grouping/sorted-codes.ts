import { firstWhere } from "../primitives/first-where.js";

/** 编码前缀查找: codes in order, sorted when they are first asked for. */
export class SortedCodes {
  readonly #source: () => Iterable<string>;
  #sorted: readonly string[] | undefined;

  constructor(source: () => Iterable<string>) {
    this.#source = source;
  }

  /** The codes that begin with a prefix, in order. */
  startingWith(prefix: string): readonly string[] {
    this.#sorted ??= [...this.#source()].sort();
    const sorted = this.#sorted;
    const from = firstWhere(0, sorted.length, (place) => (sorted[place] as string) >= prefix);
    let to = from;
    while (sorted[to]?.startsWith(prefix)) to += 1;
    return sorted.slice(from, to);
  }
}
