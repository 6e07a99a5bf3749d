import type { InpatientCase } from "../cases/index.js";
import {
  type CompiledScheme,
  type GroupingOptions,
  type GroupingResult,
  groupCase,
} from "../grouping/index.js";
import type { Assumption, CivilDate, Diagnostic, NotEvaluated } from "../primitives/index.js";
import type { Ruleset } from "../rulesets/index.js";
import { CaseIntake, type GroupOf, type TakenCases } from "./case-intake.js";
import { EditionParameters } from "./edition-parameters.js";
import { engineErrors } from "./engine-errors.js";
import { type AreaSettlement, type SettlingSource, settleCases } from "./settle-cases.js";
import { statedGroup } from "./stated-group.js";
import { type AreaWeights, type WeighingSource, weighArea } from "./weigh-area.js";

/** How an engine is made. */
export interface EngineOptions {
  /** the compiled grouping scheme; needed as soon as a case carries no group */
  readonly scheme?: CompiledScheme;
  /** the day whose values count, usually the last of the period settled; default: the edition's first day */
  readonly on?: CivilDate;
  /** refuse values that are only assumed; default false */
  readonly strict?: boolean;
  /** ambiguous groups, as in `groupCase`; default `scheme` */
  readonly ambiguous?: GroupingOptions["ambiguous"];
  /** group again the cases that carry a group; default false */
  readonly regroup?: boolean;
}

/** 引擎: one policy edition bound to the calculators. All its verbs are pure; it only remembers what it has read. */
export interface Engine {
  readonly ruleset: Ruleset;
  readonly on: CivilDate;
  /** the sections as the calculators take them */
  readonly parameters: EditionParameters;
  /** 采用的假定 so far: grows as sections are used */
  readonly assumptions: readonly Assumption[];
  /** 未执行的规则 so far */
  readonly notEvaluated: readonly NotEvaluated[];
  /** notes on the pair of edition and scheme */
  readonly diagnostics: readonly Diagnostic[];
  /** 分组 under the engine's scheme. @throws `ENGINE_SCHEME_ABSENT` */
  group(record: InpatientCase, options?: GroupingOptions): GroupingResult;
  /** 收取: opens an intake of cases; each keeps the group it carries, or is grouped. */
  intake(): CaseIntake;
  /** 收取 all cases of an iterable. */
  take(cases: Iterable<InpatientCase>): TakenCases;
  /** 计算病组参数与差异系数 of the area. */
  weigh(source: WeighingSource): AreaWeights;
  /** 结算: weighs and settles the cases of a period. */
  settle(source: SettlingSource): AreaSettlement;
}

/**
 * 创建引擎: binds an edition, and the scheme to group with, to the calculators.
 *
 * @example
 * ```ts
 * const engine = createEngine(ruleset, { scheme, on: "2020-12-31" });
 * const weights = engine.weigh({ hospitals, history: engine.take(history) });
 * const area = engine.settle({ cases: engine.take(cases), weights, budget });
 * ```
 */
export function createEngine(ruleset: Ruleset, options: EngineOptions = {}): Engine {
  const { scheme, on = ruleset.effective.from, regroup = false, ambiguous = "scheme" } = options;
  const parameters = new EditionParameters(ruleset, { on, strict: options.strict ?? false });
  const group = (record: InpatientCase, grouping: GroupingOptions = {}) => {
    if (scheme === undefined) throw schemeAbsent(ruleset, parameters);
    return groupCase(record, scheme, { ambiguous, ...grouping });
  };
  const groupOf: GroupOf = (record) =>
    record.drg === undefined || regroup
      ? { ...pick(group(record)), stated: false }
      : { ...statedGroup(record.drg), stated: true };
  const intake = () => new CaseIntake(groupOf, parameters.weights.readmission);
  return {
    ruleset,
    on,
    parameters,
    get assumptions() {
      return parameters.assumptions;
    },
    get notEvaluated() {
      return parameters.notEvaluated;
    },
    diagnostics: schemeNotes(ruleset, scheme, parameters),
    group,
    intake,
    take: (cases) => {
      const taken = intake();
      for (const record of cases) taken.add(record);
      return taken.finish();
    },
    weigh: (source) => weighArea(source, ruleset, parameters.weights),
    settle: (source) => ({
      ...settleCases(source, parameters),
      assumptions: parameters.assumptions,
      notEvaluated: parameters.notEvaluated,
    }),
  };
}

function pick({ drg, status }: GroupingResult) {
  return { drg, status };
}

function schemeAbsent(ruleset: Ruleset, parameters: EditionParameters) {
  const prescribed = parameters.scheme(() => false);
  return engineErrors.error(
    "ENGINE_SCHEME_ABSENT",
    { prescribed },
    { path: "scheme", rulesetId: ruleset.reference },
  );
}

/** Says so where the scheme at hand is not the one that the edition prescribes; its stand-in is then an assumption. */
function schemeNotes(
  ruleset: Ruleset,
  scheme: CompiledScheme | undefined,
  parameters: EditionParameters,
): readonly Diagnostic[] {
  if (scheme === undefined) return [];
  const given = scheme.reference;
  parameters.scheme((reference) => reference === given);
  const { prescribed } = ruleset.scheme;
  const wanted = "history" in prescribed ? undefined : prescribed.value;
  if (wanted === given) return [];
  return [
    engineErrors.diagnostic("warning", "ENGINE_SCHEME_DIFFERENT", "scheme", {
      prescribed: wanted ?? "unknown",
      given,
    }),
  ];
}
