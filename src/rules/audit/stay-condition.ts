import { GrowingColumn } from "../../weights/columns/growing-column.js";
import type { AuditCase } from "../audit-case.js";
import type { CompiledCondition } from "../conditions/compile-rule-condition.js";
import { HOLDS, type Truth, UNKNOWN } from "../conditions/truth.js";

/** 一批住院的判定: answers for stays that follow each other, and by place among them the fields that are missing; plain data. */
export interface JudgedStays {
  readonly truths: Uint8Array;
  readonly missing: ReadonlyMap<number, readonly string[]>;
}

/** A condition's answer for every stay, kept as one small number a stay; it holds too for a stay of which `surely` does, whatever is missing. */
export class StayCondition {
  readonly #compiled: CompiledCondition | undefined;
  readonly #default: Truth;
  readonly #surely: ((subject: AuditCase) => boolean) | undefined;
  readonly #truths = new GrowingColumn((length) => new Uint8Array(length));
  #missing = new Map<number, readonly string[]>();

  /** @param compiled where it is undefined, the answer is `ifNone` */
  constructor(
    compiled: CompiledCondition | undefined,
    ifNone: Truth,
    surely?: (subject: AuditCase) => boolean,
  ) {
    this.#compiled = compiled;
    this.#default = ifNone;
    this.#surely = surely;
  }

  /** Judges the next stay. */
  add(subject: AuditCase): void {
    if (this.#isAlike) return;
    const truth = this.#surely?.(subject) ? HOLDS : (this.#compiled?.test(subject) ?? this.#default);
    if (truth === UNKNOWN && this.#compiled !== undefined)
      this.#missing.set(this.#truths.length, this.#compiled.missing(subject));
    this.#truths.push(truth);
  }

  /** The stays since the last time, which are let go. */
  take(): JudgedStays {
    const missing = this.#missing;
    this.#missing = new Map();
    return { truths: this.#truths.take(), missing };
  }

  /** Takes over stays that another one judged. */
  append({ truths, missing }: JudgedStays): void {
    for (const [place, fields] of missing) this.#missing.set(this.#truths.length + place, fields);
    this.#truths.append(truths);
  }

  of(index: number): Truth {
    return this.#isAlike ? this.#default : (this.#truths.values[index] as Truth);
  }

  /** Whether the answer is the same for every stay, which then is not kept. */
  get #isAlike(): boolean {
    return this.#compiled === undefined && this.#surely === undefined;
  }

  missing(index: number): readonly string[] {
    return this.#missing.get(index) ?? [];
  }
}
