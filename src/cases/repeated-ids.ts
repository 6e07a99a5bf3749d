import type { Diagnostic } from "../primitives/index.js";
import { collectionErrors } from "./collection-errors.js";

/**
 * 重复编号: remembers the ids of a collection as it streams by and names each that comes again.
 *
 * It keeps one map entry an id, whatever the record holds.
 *
 * @example
 * ```ts
 * const ids = new RepeatedIds("caseId");
 * ids.see("1"); // undefined
 * ids.see("1")?.code; // "CASE_ID_TWICE"
 * ```
 */
export class RepeatedIds {
  readonly #kind: "caseId" | "hospitalId" | "drg";
  readonly #first = new Map<string, number>();
  #seen = 0;

  constructor(kind: "caseId" | "hospitalId" | "drg") {
    this.#kind = kind;
  }

  /**
   * Takes the next id; a problem where it was seen before.
   *
   * @param place number of the record or line, from 1; the running number where not given
   */
  see(id: string, place?: number): Diagnostic | undefined {
    this.#seen += 1;
    const again = place ?? this.#seen;
    const first = this.#first.get(id);
    if (first !== undefined) return this.#problem(id, first, again);
    this.#first.set(id, again);
    return undefined;
  }

  #problem(id: string, first: number, again: number): Diagnostic {
    const place = { first, again };
    if (this.#kind === "caseId") {
      return collectionErrors.diagnostic("error", "CASE_ID_TWICE", "caseId", { caseId: id, ...place });
    }
    if (this.#kind === "hospitalId") {
      return collectionErrors.diagnostic("error", "HOSPITAL_ID_TWICE", "hospitalId", {
        hospitalId: id,
        ...place,
      });
    }
    return collectionErrors.diagnostic("error", "GROUP_TWICE", "drg", { drg: id, ...place });
  }
}
