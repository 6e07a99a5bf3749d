import { deepFreeze } from "../primitives/index.js";
import { dayLimits } from "./age-limits.js";
import { candidateRows, type ScopedCondition } from "./candidate-rows.js";
import { CaseView } from "./case-view.js";
import { codeTables } from "./code-tables.js";
import { CompiledCondition } from "./compiled-condition.js";
import type { CompiledScheme } from "./compiled-scheme.js";
import type { Condition } from "./condition.js";
import type { CodePlace } from "./condition-forms.js";
import type { Test } from "./condition-kind.js";
import { drgChoice } from "./drg-choice.js";
import { type ConditionReading, foldCondition } from "./fold-condition.js";
import {
  type AmbiguousMode,
  type GroupingStep,
  type GroupingTables,
  type GroupOutcome,
  type MedicalReplacement,
  NO_GROUP,
  type TriedEntry,
} from "./grouping-tables.js";
import { type AmbiguousGroup, type Assumption, type Mdc, type Scheme, schemeReference } from "./scheme.js";
import { SchemeNumbers } from "./scheme-numbers.js";

/** A step before it is made: its conditions, all of which must hold, and the modes in which it is tried. */
interface StepPlan {
  readonly conditions: readonly ScopedCondition[];
  readonly modes: Readonly<Record<AmbiguousMode, boolean>>;
  /** whether it is open to a case without a main procedure where only medical groups are */
  readonly medical: boolean;
  readonly step: GroupingStep;
}

const EVERY_MODE = { scheme: true, on: true, off: true };

/**
 * 编译方案: makes a complete scheme ready to group. The scheme is kept, not copied, and frozen: all that group by it share it.
 *
 * @throws SCHEME_LIST_UNKNOWN, SCHEME_INVALID
 */
export function compileScheme(scheme: Scheme): CompiledScheme {
  const numbers = new SchemeNumbers(scheme);
  const plans = scheme.mdcs.flatMap((mdc) => plansOf(mdc, scheme, numbers));
  const conditions = plans.map((plan) => plan.conditions);
  const medicalOnly = scheme.switches.withoutMainProcedure === "medical-only";
  const tables: GroupingTables = {
    numbers,
    view: new CaseView(codeTables(scheme, numbers)),
    steps: plans.map((plan) => plan.step),
    dayLimits: dayLimits(scheme),
    byDiagnosis: candidateRows("diagnosis", conditions, numbers.diagnoses.size),
    byProcedure: candidateRows("procedure", conditions, numbers.procedures.size),
    active: inEachMode((mode) => stepsInUse(plans, (plan) => plan.modes[mode])),
    activeWithoutMain: inEachMode((mode) =>
      stepsInUse(plans, (plan) => plan.modes[mode] && (plan.medical || !medicalOnly)),
    ),
  };
  return Object.freeze({ reference: schemeReference(scheme), scheme: deepFreeze(scheme), tables });
}

/** The steps of an MDC in order: surgical and procedure entries, the ambiguous group, medical entries. */
function plansOf(mdc: Mdc, scheme: Scheme, numbers: SchemeNumbers): readonly StepPlan[] {
  const scope = numbers.scope(mdc.code, mdc.lists);
  const tried = (
    level: TriedEntry["level"],
    entry: string,
    name: string,
    condition: Condition,
    lists = scope,
    assumed?: readonly Assumption[],
  ): TriedEntry => ({ level, entry, name, condition: new CompiledCondition(condition, lists), assumed });
  const entered = tried("mdc", mdc.code, mdc.name, mdc.condition, scope, mdc.assumed);
  const inMdc = { condition: mdc.condition, scope };
  const { ambiguous } = mdc;
  const ambiguity = ambiguous && tried("adrg", ambiguous.code, ambiguous.name, ambiguous.condition);
  const replacement =
    ambiguous?.stands === "onMedicalMatch" && ambiguity !== undefined
      ? medicalReplacement(mdc, ambiguous, entered, ambiguity)
      : undefined;
  const plans: StepPlan[] = mdc.adrgs.map((adrg) => {
    const own = numbers.scope(adrg.id, adrg.lists);
    const entry = tried("adrg", adrg.id, adrg.name, adrg.condition, own, adrg.assumed);
    return {
      conditions: [inMdc, { condition: adrg.condition, scope: own }],
      modes: EVERY_MODE,
      medical: adrg.kind === "medical",
      step: {
        mdc: entered,
        entry,
        residual: residualOf([entered, entry]),
        choice: drgChoice(mdc, adrg, [entered, entry], own, scheme.switches),
        replacement: adrg.kind === "medical" ? replacement : undefined,
      },
    };
  });
  if (ambiguous?.stands === "beforeMedical" && ambiguity !== undefined) {
    const firstMedical = mdc.adrgs.findIndex((entry) => entry.kind === "medical");
    plans.splice(firstMedical < 0 ? plans.length : firstMedical, 0, {
      conditions: [inMdc, { condition: ambiguous.condition, scope }],
      modes: { scheme: ambiguous.enabled, on: true, off: false },
      medical: false,
      step: stepTo(ambiguousOutcome(mdc, ambiguous, [entered, ambiguity]), entered, ambiguity),
    });
  }
  if (scheme.switches.mdcWithoutAdrg === "ungroupable" && mdc.kind === "normal") {
    plans.push({
      conditions: [inMdc],
      modes: EVERY_MODE,
      medical: true,
      step: stepTo({ status: "ungroupable", codes: NO_GROUP, way: [entered] }, entered),
    });
  }
  return plans;
}

/** A step that has one outcome. */
function stepTo(outcome: GroupOutcome, mdc: TriedEntry, entry?: TriedEntry): GroupingStep {
  return {
    mdc,
    entry,
    residual: residualOf(outcome.way),
    choice: {
      drgs: [],
      tests: [],
      outcomes: [],
      unsplit: outcome,
      bySeverity: [outcome, outcome, outcome, outcome],
    },
    replacement: undefined,
  };
}

function ambiguousOutcome(mdc: Mdc, { code }: AmbiguousGroup, way: readonly TriedEntry[]): GroupOutcome {
  return { status: "ambiguous", codes: { mdc: mdc.code, adrg: "QY", drg: code }, way };
}

function medicalReplacement(
  mdc: Mdc,
  ambiguous: AmbiguousGroup,
  entered: TriedEntry,
  tried: TriedEntry,
): MedicalReplacement {
  return {
    tried,
    test: tried.condition.holds,
    enabled: ambiguous.enabled,
    outcome: ambiguousOutcome(mdc, ambiguous, [entered, tried]),
  };
}

function inEachMode(steps: (mode: AmbiguousMode) => Int32Array): GroupingTables["active"] {
  return { scheme: steps("scheme"), on: steps("on"), off: steps("off") };
}

function stepsInUse(plans: readonly StepPlan[], used: (plan: StepPlan) => boolean): Int32Array {
  const words = new Int32Array((plans.length + 31) >>> 5);
  plans.forEach((plan, step) => {
    if (used(plan)) words[step >>> 5] = (words[step >>> 5] ?? 0) | (1 << (step & 31));
  });
  return words;
}

/** What is left to test once the candidates of both principal codes are known. */
function residualOf(tried: readonly TriedEntry[]): Test | undefined {
  const [first, ...others] = tried
    .flatMap(({ condition }) => condition.conjuncts)
    .filter(({ condition }) => !BY_ONE_CODE.some((decided) => foldCondition(condition, decided)))
    .map(({ holds }) => holds);
  if (first === undefined) return undefined;
  return others.length === 0 ? first : (view) => first(view) && others.every((test) => test(view));
}

/** Reads whether the code at one place decides a condition in full. */
function decidedAt(place: CodePlace): ConditionReading<boolean> {
  return {
    all: (parts) => parts.every(Boolean),
    any: (parts) => parts.every(Boolean),
    not: (part) => part,
    leaf: (leaf) =>
      leaf === "always" || leaf === "never" || (typeof leaf === "object" && Object.hasOwn(leaf, place)),
  };
}

const BY_ONE_CODE = [decidedAt("principalDiagnosis"), decidedAt("principalProcedure")];
