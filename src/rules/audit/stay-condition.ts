import type { AuditCase } from "../audit-case.js";
import type { CompiledCondition } from "../conditions/compile-rule-condition.js";
import type { Condition } from "../conditions/rule-condition.js";
import { type Truth, UNKNOWN } from "../conditions/truth.js";
import type { ConditionTools } from "./scope.js";

/** A condition's answer for every stay, kept as one small number a stay. */
export class StayCondition {
  readonly #compiled: CompiledCondition | undefined;
  readonly #default: Truth;
  readonly #truths: Truth[] = [];
  readonly #missing = new Map<number, readonly string[]>();

  constructor(
    condition: Condition | undefined,
    { lists, compile }: ConditionTools,
    path: string,
    ifNone: Truth,
  ) {
    this.#compiled = condition && compile(condition, { lists, path });
    this.#default = ifNone;
  }

  add(subject: AuditCase, index: number): void {
    if (this.#compiled === undefined) return;
    const truth = this.#compiled.test(subject);
    this.#truths[index] = truth;
    if (truth === UNKNOWN) this.#missing.set(index, this.#compiled.missing(subject));
  }

  of(index: number): Truth {
    return this.#truths[index] ?? this.#default;
  }

  missing(index: number): readonly string[] {
    return this.#missing.get(index) ?? [];
  }
}
