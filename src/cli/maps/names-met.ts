import type { ColumnNames } from "../../cases/index.js";
import { refuseUnmet } from "../../cases/rows/header-plan.js";
import { namesOfPlace } from "../../cases/rows/header-reader.js";
import { columnNames, MOST_NUMBERED } from "./column-names.js";
import { READY_MAPS } from "./ready-maps.js";

/**
 * 对照所用: which headers of `--map` stand in the tables of a run. One that stands in none was mistyped, and its column would not be read. A ready map names more than any
 * table has, and a form with numbers more than most have.
 */
export class NamesMet {
  readonly #names: ColumnNames;
  readonly #headers = new Set<string>();
  #hasKeys = false;

  constructor(names: ColumnNames) {
    this.#names = names;
  }

  /** Takes the header of a table; undefined of records that have keys, each its own. */
  meet(header: readonly string[] | undefined): void {
    for (const [index, name] of (header ?? []).entries())
      for (const asked of namesOfPlace(name, index)) this.#headers.add(asked);
    this.#hasKeys ||= header === undefined;
  }

  /** @throws `HEADER_MAP_UNMET` */
  refuseUnmet(): void {
    if (this.#hasKeys || this.#headers.size === 0) return;
    const ready = columnNames(Object.keys(READY_MAPS));
    const forms = new Map<string, number>();
    for (const header of Object.keys(this.#names)) {
      const form = formOf(header);
      forms.set(form, (forms.get(form) ?? 0) + 1);
    }
    const asked = Object.keys(this.#names).filter(
      (header) => !Object.hasOwn(ready, header) && (forms.get(formOf(header)) ?? 0) < MOST_NUMBERED,
    );
    refuseUnmet(asked, [...this.#headers]);
  }
}

/** A header without its number. */
function formOf(header: string): string {
  return header.replace(/\d+/, "#");
}
