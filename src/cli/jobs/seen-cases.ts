import type { InpatientCase } from "../../cases/index.js";
import type { CaseRow } from "../../cases/row/case-row.js";
import type { AuditGrouping } from "../../engine/audit-case-of.js";
import type { Engine } from "../../engine/index.js";
import type { CivilDate, Diagnostic } from "../../primitives/index.js";
import { type InParts, withNoted } from "../../rules/in-parts.js";
import { SeenDischarges, type SeenFor } from "./seen-discharges.js";

/** Takes cases: those of a file as rows of numbers, those that an earlier run read as the records that it kept. */
export interface TakesCases<Kept> {
  add(record: InpatientCase, kept?: Kept): unknown;
  /** the same for a row; what it gives for the last of a batch is awaited before the next. @param grouping where it is grouped already */
  addRow(row: CaseRow, grouping?: AuditGrouping): unknown;
  /** puts together what others of its kind took */
  readonly parts: InParts;
}

/** 所见病例: hands cases on, and notes what a page and a summary say of all of them. */
export class SeenCases<Kept> implements TakesCases<Kept> {
  readonly #discharges: SeenDischarges;
  readonly #takes: TakesCases<Kept>;
  readonly parts: InParts;
  /** whether a case is made up */
  synthetic = false;

  /** @param kind what the cases are taken for */
  constructor(engine: Engine, kind: SeenFor, takes: TakesCases<Kept>) {
    this.#discharges = new SeenDischarges(engine, kind);
    this.#takes = takes;
    this.parts = withNoted(takes.parts, {
      found: () => ({ discharges: this.#discharges.counted, synthetic: this.synthetic }),
      join: ({ discharges, synthetic }) => {
        this.#discharges.join(discharges);
        this.synthetic ||= synthetic;
      },
    });
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
  get diagnostics(): readonly Diagnostic[] {
    return this.#discharges.diagnostics;
  }

  /** As {@link SeenDischarges.requireValuesFor}. @throws `ENGINE_CASES_OF_OTHER_VALUES` */
  requireValuesFor(on: CivilDate | undefined): void {
    this.#discharges.requireValuesFor(on);
  }

  #see(record: InpatientCase): void {
    this.#discharges.add(record);
    this.synthetic ||= record.marks?.synthetic === true;
  }
}
