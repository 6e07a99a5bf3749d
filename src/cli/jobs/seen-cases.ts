import type { InpatientCase } from "../../cases/index.js";
import type { CaseRow } from "../../cases/row/case-row.js";
import type { AuditGrouping } from "../../engine/audit-case-of.js";
import { DischargesOfOtherValues, DischargesOutside, type Engine } from "../../engine/index.js";
import type { CivilDate, Diagnostic } from "../../primitives/index.js";
import type { InParts } from "../../rules/in-parts.js";

/** Takes cases: those of a file as rows of numbers, those that an earlier run read as the records that it kept. */
export interface TakesCases<Kept> {
  add(record: InpatientCase, kept?: Kept): unknown;
  /** the same for a row; what it gives for the last of a batch is awaited before the next. @param grouping where it is grouped already */
  addRow(row: CaseRow, grouping?: AuditGrouping): unknown;
  /** puts together what others of its kind took */
  readonly parts: InParts;
}

/** 一份所见: what was noted of the cases of a part, and what was found of them. */
interface SeenPart {
  readonly outside: DischargesOutside["counted"];
  readonly otherValues: DischargesOfOtherValues["counted"];
  readonly synthetic: boolean;
  readonly found: unknown;
}

/** 所读取值: the parts of an edition that supervision reads, whose changes matter to it. */
export const VALUES_READ = {
  screen: ["scheme", "rules.audit"],
  monitor: ["scheme", "rules.monitoring"],
} as const;

/** 所见病例: hands cases on, and notes what a page and a summary say of all of them. */
export class SeenCases<Kept> implements TakesCases<Kept> {
  readonly #outside: DischargesOutside;
  readonly #otherValues: DischargesOfOtherValues;
  readonly #takes: TakesCases<Kept>;
  readonly parts: InParts<unknown, SeenPart>;
  /** whether a case is made up */
  synthetic = false;

  /** @param kind what the cases are taken for */
  constructor(engine: Engine, kind: keyof typeof VALUES_READ, takes: TakesCases<Kept>) {
    this.#outside = new DischargesOutside(engine.ruleset);
    this.#otherValues = new DischargesOfOtherValues(engine, VALUES_READ[kind]);
    this.#takes = takes;
    const { parts } = takes;
    this.parts = {
      takeStays: () => parts.takeStays(),
      joinStays: (part, stays) => parts.joinStays(part, stays),
      found: () => ({
        outside: this.#outside.counted,
        otherValues: this.#otherValues.counted,
        ...{ synthetic: this.synthetic, found: parts.found() },
      }),
      joinFound: (part, { outside, otherValues, synthetic, found }) => {
        this.#outside.join(outside);
        this.#otherValues.join(otherValues);
        this.synthetic ||= synthetic;
        parts.joinFound(part, found);
      },
    };
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
    return [...this.#outside.diagnostics(), ...this.#otherValues.diagnostics()];
  }

  /**
   * Refuses cases whose values are not those that count, where nobody said which do.
   *
   * @param on the day that was asked for
   * @throws `ENGINE_CASES_OF_OTHER_VALUES`
   */
  requireValuesFor(on: CivilDate | undefined): void {
    const refusal = on === undefined ? this.#otherValues.refusal() : undefined;
    if (refusal) throw refusal;
  }

  #see(record: InpatientCase): void {
    this.#outside.add(record);
    this.#otherValues.add(record);
    this.synthetic ||= record.marks?.synthetic === true;
  }
}
