import { candidateRows, type ScopedCondition } from "./candidate-rows.js";
import { CaseView } from "./case-view.js";
import { codeTables, conjuncts } from "./code-tables.js";
import { compileCondition, type Test } from "./compile-condition.js";
import type { CompiledScheme } from "./compiled-scheme.js";
import type { CodePlace, Condition } from "./condition.js";
import { drgChoice } from "./drg-choice.js";
import {
  type AmbiguousMode,
  type GroupingStep,
  type GroupingTables,
  type GroupOutcome,
  type MedicalReplacement,
  NO_GROUP,
} from "./grouping-tables.js";
import { type AmbiguousGroup, type Mdc, type Scheme, schemeReference } from "./scheme.js";
import { type ListScope, SchemeNumbers } from "./scheme-numbers.js";
import { Tracer } from "./trace.js";

/** A step before it is made: its conditions, all of which must hold, and the modes in which it is tried. */
interface StepPlan {
  readonly conditions: readonly ScopedCondition[];
  readonly modes: Readonly<Record<AmbiguousMode, boolean>>;
  readonly step: Omit<GroupingStep, "residual">;
}

const EVERY_MODE = { scheme: true, on: true, off: true };

/**
 * 编译方案: makes a complete scheme ready to group. The scheme is kept, not copied, and must not change afterwards.
 *
 * @throws SCHEME_LIST_UNKNOWN, SCHEME_INVALID
 */
export function compileScheme(scheme: Scheme): CompiledScheme {
  const numbers = new SchemeNumbers(scheme);
  const plans = scheme.mdcs.flatMap((mdc) => plansOf(mdc, scheme, numbers));
  const conditions = plans.map((plan) => plan.conditions);
  const tables: GroupingTables = {
    numbers,
    view: new CaseView(codeTables(scheme, numbers)),
    steps: plans.map((plan) => ({ ...plan.step, residual: residualOf(plan.conditions) })),
    byDiagnosis: candidateRows("diagnosis", conditions, numbers.diagnoses.size),
    byProcedure: candidateRows("procedure", conditions, numbers.procedures.size),
    active: {
      scheme: stepsInMode(plans, "scheme"),
      on: stepsInMode(plans, "on"),
      off: stepsInMode(plans, "off"),
    },
  };
  return { reference: schemeReference(scheme), scheme, tables, tracer: new Tracer(tables) };
}

/** The steps of an MDC in order: surgical and procedure entries, the ambiguous group, medical entries. */
function plansOf(mdc: Mdc, scheme: Scheme, numbers: SchemeNumbers): readonly StepPlan[] {
  const scope = numbers.scope(mdc.code, mdc.lists);
  const entered = scoped(mdc.condition, scope);
  const replacement = medicalReplacement(mdc, scope);
  const plans: StepPlan[] = mdc.adrgs.map((entry) => ({
    conditions: [entered, scoped(entry.condition, numbers.scope(entry.id, entry.lists))],
    modes: EVERY_MODE,
    step: {
      kind: "adrg",
      mdc,
      entry,
      choice: drgChoice(mdc, entry, scheme.switches, numbers),
      replacement: entry.kind === "medical" ? replacement : undefined,
    },
  }));
  const { ambiguous } = mdc;
  if (ambiguous?.stands === "beforeMedical") {
    const firstMedical = mdc.adrgs.findIndex((entry) => entry.kind === "medical");
    plans.splice(firstMedical < 0 ? plans.length : firstMedical, 0, {
      conditions: [entered, scoped(ambiguous.condition, scope)],
      modes: { scheme: ambiguous.enabled, on: true, off: false },
      step: { kind: "ambiguous", mdc, ...leadsTo(ambiguousOutcome(mdc, ambiguous)) },
    });
  }
  if (scheme.switches.mdcWithoutAdrg === "ungroupable") {
    plans.push({
      conditions: [entered],
      modes: EVERY_MODE,
      step: { kind: "mdc-end", mdc, ...leadsTo({ status: "ungroupable", codes: NO_GROUP, mdc }) },
    });
  }
  return plans;
}

/** The choice of a step that has one outcome. */
function leadsTo(outcome: GroupOutcome): Pick<GroupingStep, "choice" | "replacement"> {
  return {
    choice: {
      tests: [],
      outcomes: [],
      unsplit: outcome,
      bySeverity: [outcome, outcome, outcome, outcome],
    },
    replacement: undefined,
  };
}

function ambiguousOutcome(mdc: Mdc, ambiguous: AmbiguousGroup): GroupOutcome {
  return { status: "ambiguous", codes: { mdc: mdc.code, adrg: "QY", drg: ambiguous.code }, mdc };
}

function medicalReplacement(mdc: Mdc, scope: ListScope): MedicalReplacement | undefined {
  const { ambiguous } = mdc;
  if (ambiguous?.stands !== "onMedicalMatch") return undefined;
  return {
    test: compileCondition(ambiguous.condition, scope),
    enabled: ambiguous.enabled,
    outcome: ambiguousOutcome(mdc, ambiguous),
  };
}

function scoped(condition: Condition, scope: ListScope): ScopedCondition {
  return { condition, scope };
}

function stepsInMode(plans: readonly StepPlan[], mode: AmbiguousMode): Int32Array {
  const words = new Int32Array((plans.length + 31) >>> 5);
  plans.forEach((plan, step) => {
    if (plan.modes[mode]) words[step >>> 5] = (words[step >>> 5] ?? 0) | (1 << (step & 31));
  });
  return words;
}

/** What is left to test once the candidates of both principal codes are known. */
function residualOf(conditions: readonly ScopedCondition[]): Test | undefined {
  const tests = conditions.flatMap(({ condition, scope }) =>
    conjuncts(condition)
      .filter((part) => !decidedBy(part, "principalDiagnosis") && !decidedBy(part, "principalProcedure"))
      .map((part) => compileCondition(part, scope)),
  );
  const [first, ...others] = tests;
  if (first === undefined) return undefined;
  return others.length === 0 ? first : (view) => first(view) && others.every((test) => test(view));
}

/** Whether the code at one place decides a condition in full. */
function decidedBy(condition: Condition, place: CodePlace): boolean {
  if (condition === "always" || condition === "never") return true;
  if (typeof condition === "string") return false;
  if ("all" in condition) return condition.all.every((part) => decidedBy(part, place));
  if ("any" in condition) return condition.any.every((part) => decidedBy(part, place));
  return "not" in condition ? decidedBy(condition.not, place) : Object.hasOwn(condition, place);
}
