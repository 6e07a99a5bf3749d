import { assumedTexts } from "./assumed-texts.js";
import type { CaseView } from "./case-view.js";
import type { TraceStep } from "./grouping-result.js";
import type {
  AmbiguousMode,
  GroupingStep,
  GroupingTables,
  GroupOutcome,
  TriedEntry,
} from "./grouping-tables.js";
import { outcomeOf, stepsFor } from "./walk-candidates.js";

const NO_OPERANDS: readonly string[] = Object.freeze([]);

/** 入组路径: the conditions that held on the way to an outcome; after a retry, which procedure it was. */
export function matchedSteps(view: CaseView, outcome: GroupOutcome | undefined): TraceStep[] {
  if (outcome === undefined) return [];
  const steps = outcome.way.map((tried) => stepOf(tried, true, view));
  return view.firstProcedure === 0 ? steps : [retryStep(view), ...steps];
}

/** 逐项入组: walks the scheme entry by entry, without candidates, and adds every entry that was tried to `steps`. */
export function walkAll(
  tables: GroupingTables,
  view: CaseView,
  mode: AmbiguousMode,
  steps: TraceStep[],
): GroupOutcome | undefined {
  const holds = (tried: TriedEntry): boolean => {
    const held = tried.condition.holds(view);
    steps.push(stepOf(tried, held, view));
    return held;
  };
  let current: TriedEntry | undefined;
  let entered = false;
  for (const step of stepsInUse(tables.steps, stepsFor(tables, view, mode))) {
    if (step.mdc !== current) {
      current = step.mdc;
      entered = holds(current);
    }
    if (!entered) continue;
    if (step.entry === undefined) return step.choice.unsplit;
    if (!holds(step.entry)) continue;
    const outcome = outcomeOf(step, view, mode);
    step.choice.drgs.find(holds);
    if (outcome === undefined) continue;
    if (step.replacement?.outcome === outcome) holds(step.replacement.tried);
    return outcome;
  }
  return undefined;
}

function* stepsInUse(steps: readonly GroupingStep[], words: Int32Array): Generator<GroupingStep> {
  for (const [at, step] of steps.entries()) {
    if (((words[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0) yield step;
  }
}

function stepOf(tried: TriedEntry, held: boolean, view: CaseView): TraceStep {
  const { level, entry, name, condition } = tried;
  const step = { level, entry, name, held, operands: condition.operands(view, undefined) ?? NO_OPERANDS };
  const assumed = assumedTexts(tried.assumed, view.record);
  return assumed.length === 0 ? step : { ...step, assumed };
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
