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
    const from = this.#firstNotBefore(prefix);
    let to = from;
    while (this.#sorted[to]?.startsWith(prefix)) to += 1;
    return this.#sorted.slice(from, to);
  }

  #firstNotBefore(prefix: string): number {
    const sorted = this.#sorted ?? [];
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] ?? "") < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
