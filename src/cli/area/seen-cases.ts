import type { InpatientCase } from "../../cases/index.js";
import type { CaseRow } from "../../cases/row/case-row.js";
import type { AuditGrouping } from "../../engine/audit-case-of.js";
import { DischargesOutside } from "../../engine/index.js";
import type { Diagnostic } from "../../primitives/index.js";
import type { TakesCases } from "./read-cases.js";

/** 所见病例: hands cases on, and notes what a page and a summary say of all of them. */
export class SeenCases<Kept> implements TakesCases<Kept> {
  readonly #outside: DischargesOutside;
  readonly #takes: TakesCases<Kept>;
  /** whether a case is made up */
  synthetic = false;

  constructor(ruleset: ConstructorParameters<typeof DischargesOutside>[0], takes: TakesCases<Kept>) {
    this.#outside = new DischargesOutside(ruleset);
    this.#takes = takes;
  }

  add(record: InpatientCase, kept?: Kept): unknown {
    this.#see(record);
    return this.#takes.add(record, kept);
  }

  addRow(row: CaseRow, grouping?: AuditGrouping): unknown {
    this.#see(row.record);
    return this.#takes.addRow(row, grouping);
  }

  /** what is to be said of the dates of discharge */
  get dates(): readonly Diagnostic[] {
    return this.#outside.diagnostics();
  }

  #see(record: InpatientCase): void {
    this.#outside.add(record);
    this.synthetic ||= record.marks?.synthetic === true;
  }
}
