import type { ColumnNames } from "../../cases/index.js";
import { normalizedHeader } from "../../cases/rows/header-names.js";
import { refuseUnmet } from "../../cases/rows/header-plan.js";
import { namesOfPlace } from "../../cases/rows/header-reader.js";
import { columnNames, MOST_NUMBERED } from "./column-names.js";
import { READY_MAPS } from "./ready-maps.js";

/** A key of JSON as it is written; now and then something that looks like one. */
const KEY = /"([^"\\]*(?:\\.[^"\\]*)*)"\s*:/g;

/** Keys that are remembered for the message; of data without end there may be as many. */
const MOST_KEYS = 1_000;

/**
 * 对照所用: which headers of `--map` stand in the tables of a run, or among the keys of its records. One that stands in none was mistyped, and its column would not be read. A ready map names more
 * than any table has, and a form with numbers more than most have.
 */
export class NamesMet {
  readonly #names: ColumnNames;
  readonly #headers = new Set<string>();
  /** headers that were asked for and not met, in the form of `normalizedHeader`, and as they were asked for */
  #sought: Map<string, string> | undefined;
  /** files of records with keys that are not read to their end */
  #unread = 0;

  constructor(names: ColumnNames) {
    this.#names = names;
  }

  /** Takes the header of a table. */
  meet(header: readonly string[]): void {
    for (const [index, name] of header.entries())
      for (const asked of namesOfPlace(name, index)) this.#take(asked);
  }

  /** 随读随记: hands on what is read of a file of records with keys, whose keys are looked at as long as one is sought. */
  async *through<Batch>(
    batches: AsyncGenerator<Batch>,
    textOf: (batch: Batch) => string,
  ): AsyncGenerator<Batch> {
    this.#unread += 1;
    for await (const batch of batches) {
      if (this.#unmet.size > 0) this.#meetKeys(textOf(batch));
      yield batch;
    }
    this.#unread -= 1;
  }

  /** Nothing is said before all records with keys are read: each may have the one that is sought. @throws `HEADER_MAP_UNMET` */
  refuseUnmet(): void {
    if (this.#unread > 0 || this.#headers.size === 0) return;
    refuseUnmet([...this.#unmet.values()], [...this.#headers]);
  }

  #meetKeys(text: string): void {
    for (const [, key = ""] of text.matchAll(KEY)) this.#take(key.includes("\\") ? unescaped(key) : key);
  }

  #take(name: string): void {
    if (this.#headers.has(name)) return;
    const isSought = this.#unmet.delete(normalizedHeader(name));
    if (isSought || this.#headers.size < MOST_KEYS) this.#headers.add(name);
  }

  get #unmet(): Map<string, string> {
    this.#sought ??= new Map(this.#asked().map((header) => [normalizedHeader(header), header]));
    return this.#sought;
  }

  /** The headers that were asked for one by one. */
  #asked(): readonly string[] {
    const ready = columnNames(Object.keys(READY_MAPS));
    const forms = new Map<string, number>();
    for (const header of Object.keys(this.#names)) {
      const form = formOf(header);
      forms.set(form, (forms.get(form) ?? 0) + 1);
    }
    return Object.keys(this.#names).filter(
      (header) => !Object.hasOwn(ready, header) && (forms.get(formOf(header)) ?? 0) < MOST_NUMBERED,
    );
  }
}

/** A header without its number. */
function formOf(header: string): string {
  return header.replace(/\d+/, "#");
}

/** A key that is written with escapes, as it is; what only looks like one stays. */
function unescaped(key: string): string {
  try {
    return String(JSON.parse(`"${key}"`));
  } catch {
    return key;
  }
}
