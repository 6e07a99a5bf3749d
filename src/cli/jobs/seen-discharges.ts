import type { InpatientCase } from "../../cases/index.js";
import { DischargesOfOtherValues, DischargesOutside, type Engine } from "../../engine/index.js";
import type { CivilDate, Diagnostic } from "../../primitives/index.js";

/** 所读取值: the parts of an edition that supervision reads, whose changes matter to it. */
const VALUES_READ = {
  screen: ["scheme", "rules.audit"],
  monitor: ["scheme", "rules.monitoring"],
} as const;

/** What cases are taken for. */
export type SeenFor = keyof typeof VALUES_READ;

/** 所见出院日期: notes of the dates of discharge what a summary says of all cases; what was counted is plain data. */
export class SeenDischarges {
  readonly #outside: DischargesOutside;
  readonly #otherValues: DischargesOfOtherValues;

  constructor(engine: Engine, kind: SeenFor) {
    this.#outside = new DischargesOutside(engine.ruleset);
    this.#otherValues = new DischargesOfOtherValues(engine, VALUES_READ[kind]);
  }

  add(record: InpatientCase): void {
    this.#outside.add(record);
    this.#otherValues.add(record);
  }

  get counted() {
    return { outside: this.#outside.counted, otherValues: this.#otherValues.counted };
  }

  /** Takes over what another counted. */
  join({ outside, otherValues }: SeenDischarges["counted"]): void {
    this.#outside.join(outside);
    this.#otherValues.join(otherValues);
  }

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
}
