import type { CaseView } from "./case-view.js";
import { compileCondition, type Test } from "./compile-condition.js";
import type { Condition } from "./condition.js";
import { compileOperands, type OperandReader } from "./condition-operands.js";
import type { TraceStep } from "./grouping-result.js";
import type { AmbiguousMode, GroupingStep, GroupingTables, GroupOutcome } from "./grouping-tables.js";
import type { AdrgEntry, CodeLists, Drg, Mdc } from "./scheme.js";
import { outcomeOf } from "./walk-candidates.js";

/** An entry of the scheme as a trace tells it. */
interface ToldEntry {
  readonly level: TraceStep["level"];
  readonly entry: string;
  readonly name: string;
  readonly holds: Test;
  readonly read: OperandReader;
}

const NO_OPERANDS: readonly string[] = Object.freeze([]);

/** 分组过程: tells the steps of a scheme; what it compiles for that is kept for the next case. */
export class Tracer {
  readonly #tables: GroupingTables;
  readonly #told = new Map<object, ToldEntry>();
  readonly #ways = new Map<GroupOutcome, readonly ToldEntry[]>();

  constructor(tables: GroupingTables) {
    this.#tables = tables;
  }

  /** The conditions that held on the way to an outcome; after a retry, which procedure it was. */
  matched(view: CaseView, outcome: GroupOutcome | undefined): TraceStep[] {
    if (outcome === undefined) return [];
    let way = this.#ways.get(outcome);
    if (way === undefined) {
      way = this.#wayTo(outcome);
      this.#ways.set(outcome, way);
    }
    const steps = way.map((told) => stepOf(told, true, view));
    return view.firstProcedure === 0 ? steps : [retryStep(view), ...steps];
  }

  /** Walks the scheme entry by entry, without candidates, and adds every entry that was tried to `steps`. */
  walkAll(view: CaseView, mode: AmbiguousMode, steps: TraceStep[]): GroupOutcome | undefined {
    const holds = (told: ToldEntry): boolean => {
      const held = told.holds(view);
      steps.push(stepOf(told, held, view));
      return held;
    };
    let current: Mdc | undefined;
    let entered = false;
    for (const step of this.#stepsInUse(mode)) {
      if (step.mdc !== current) {
        current = step.mdc;
        entered = holds(this.#mdc(current));
      }
      if (!entered) continue;
      if (step.kind === "mdc-end") return step.choice.unsplit;
      if (!holds(this.#entry(step))) continue;
      const outcome = outcomeOf(step, view, mode);
      const { entry } = step;
      if (entry !== undefined) entry.drgs.find((drg) => holds(this.#drg(entry, drg)));
      if (outcome === undefined) continue;
      if (outcome === step.replacement?.outcome) holds(this.#ambiguous(step.mdc));
      return outcome;
    }
    return undefined;
  }

  *#stepsInUse(mode: AmbiguousMode): Generator<GroupingStep> {
    const words = this.#tables.active[mode];
    for (const [at, step] of this.#tables.steps.entries()) {
      if (((words[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0) yield step;
    }
  }

  #wayTo({ status, mdc, entry, drg }: GroupOutcome): readonly ToldEntry[] {
    const way = [this.#mdc(mdc)];
    if (status === "ambiguous") way.push(this.#ambiguous(mdc));
    if (entry !== undefined) way.push(this.#adrg(entry));
    if (entry !== undefined && drg !== undefined) way.push(this.#drg(entry, drg));
    return way;
  }

  #entry({ mdc, entry }: GroupingStep): ToldEntry {
    return entry === undefined ? this.#ambiguous(mdc) : this.#adrg(entry);
  }

  #mdc(mdc: Mdc): ToldEntry {
    return this.#tell(mdc, "mdc", mdc.code, mdc.name, mdc.condition, mdc.code, mdc.lists);
  }

  #adrg(entry: AdrgEntry): ToldEntry {
    return this.#tell(entry, "adrg", entry.id, entry.name, entry.condition, entry.id, entry.lists);
  }

  #drg(entry: AdrgEntry, drg: Drg): ToldEntry {
    return this.#tell(drg, "drg", drg.code, drg.name, drg.condition, entry.id, entry.lists);
  }

  #ambiguous(mdc: Mdc): ToldEntry {
    const { code = "QY", name = "", condition = "always" } = mdc.ambiguous ?? {};
    return this.#tell(mdc.ambiguous ?? {}, "adrg", code, name, condition, mdc.code, mdc.lists);
  }

  #tell(
    key: object,
    level: TraceStep["level"],
    entry: string,
    name: string,
    condition: Condition,
    owner: string,
    lists: CodeLists | undefined,
  ): ToldEntry {
    const known = this.#told.get(key);
    if (known !== undefined) return known;
    const scope = this.#tables.numbers.scope(owner, lists);
    const told = {
      level,
      entry,
      name,
      holds: compileCondition(condition, scope),
      read: compileOperands(condition, scope),
    };
    this.#told.set(key, told);
    return told;
  }
}

function stepOf({ level, entry, name, read }: ToldEntry, held: boolean, view: CaseView): TraceStep {
  return { level, entry, name, held, operands: read(view, undefined) ?? NO_OPERANDS };
}

/** The step that says a record was tried again with one procedure alone. */
export function retryStep(view: CaseView): TraceStep {
  return {
    level: "record",
    entry: "retry",
    name: "each-other-procedure",
    held: true,
    operands: [`principalProcedure=${view.procedureCodeAt(view.firstProcedure)}`],
  };
}
