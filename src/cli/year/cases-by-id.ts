import { addUnder } from "../../primitives/grouped-by.js";
import type { CaseColumns } from "../../weights/index.js";

/** Ids that are looked for one by one; for more it pays to note where each of all ids stands. */
const FEW = 20;

/** 病例查找: where a case stands among the taken ones. */
export class CasesById {
  readonly #columns: CaseColumns;
  #places: Map<string, number[]> | undefined;
  #searches = 0;

  constructor(columns: CaseColumns) {
    this.#columns = columns;
  }

  /** The places of a case id, of one hospital where one is named. */
  find(caseId: string, hospitalId?: string): readonly number[] {
    const places = this.#placesOf(caseId);
    return hospitalId === undefined
      ? places
      : places.filter((index) => this.hospitalOf(index) === hospitalId);
  }

  hospitalOf(index: number): string | undefined {
    return this.#columns.hospitalIds[this.#columns.hospital[index] ?? -1];
  }

  #placesOf(caseId: string): readonly number[] {
    const { caseIds } = this.#columns;
    this.#searches += 1;
    if (this.#searches > FEW) {
      this.#places ??= placesById(caseIds);
      return this.#places.get(caseId) ?? [];
    }
    const places: number[] = [];
    for (let at = caseIds.indexOf(caseId); at >= 0; at = caseIds.indexOf(caseId, at + 1)) places.push(at);
    return places;
  }
}

function placesById(caseIds: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  caseIds.forEach((caseId, index) => {
    addUnder(places, caseId, index);
  });
  return places;
}
