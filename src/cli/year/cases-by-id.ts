import type { CaseColumns } from "../../weights/index.js";

/** 病例查找: where a case stands among the taken ones. */
export class CasesById {
  readonly #columns: CaseColumns;
  readonly #places = new Map<string, number[]>();

  constructor(columns: CaseColumns) {
    this.#columns = columns;
    columns.caseIds.forEach((caseId, index) => {
      const known = this.#places.get(caseId);
      if (known === undefined) this.#places.set(caseId, [index]);
      else known.push(index);
    });
  }

  /** The places of a case id, of one hospital where one is named. */
  find(caseId: string, hospitalId?: string): readonly number[] {
    const places = this.#places.get(caseId) ?? [];
    return hospitalId === undefined
      ? places
      : places.filter((index) => this.hospitalOf(index) === hospitalId);
  }

  hospitalOf(index: number): string | undefined {
    return this.#columns.hospitalIds[this.#columns.hospital[index] ?? -1];
  }
}
