import type { Hospital } from "../cases/index.js";
import { CodeTally } from "../grouping/index.js";
import type { Ruleset } from "../rulesets/index.js";
import { type CaseGrouper, caseGrouper } from "./case-grouper.js";
import { CaseIntake, caseKeeper, historyKeeper } from "./case-intake.js";
import { requireBinding, requireSettling, requireWeighing } from "./check-given.js";
import { clearArea } from "./clear-area.js";
import { editionNotes, settledNotes } from "./edition-notes.js";
import { EditionParameters } from "./edition-parameters.js";
import type { Engine } from "./engine.js";
import type { EngineOptions } from "./engine-options.js";
import { refuseOtherCases, refuseOtherWeights, refuseUnapplied } from "./refuse-unapplied.js";
import { requireList } from "./require-read.js";
import { schemeNotes } from "./scheme-notes.js";
import { settleCases } from "./settle-cases.js";
import { supervising } from "./supervising.js";
import { unreadParticipation } from "./unread-participation.js";
import { weighArea } from "./weigh-area.js";

/**
 * 创建引擎: binds an edition, and the scheme to group with, to the calculators. An engine takes the values of one day, `on`; where the edition's values
 * change within its life (`changeDays`), what it settles or prices of another time is told.
 *
 * What a host hands over unread (JSON in place of parsed records, a promise) is refused with what reads it.
 *
 * @throws `DATE_INVALID` where `on` is no day, `ENGINE_NOT_LOADED` where the ruleset or the scheme is none
 * @example
 * ```ts
 * const engine = createEngine(ruleset, { scheme, on: "2020-12-31" });
 * const weights = engine.weigh({ hospitals, history: engine.take(history) });
 * const area = engine.settle({ cases: engine.take(cases, hospitals), weights, budget });
 * ```
 */
export function createEngine(ruleset: Ruleset, options: EngineOptions = {}): Engine {
  requireBinding(ruleset, options.scheme);
  const { scheme, on = ruleset.effective.from } = options;
  const parameters = new EditionParameters(ruleset, {
    on,
    strict: options.strict ?? false,
    ...(options.unsettled && { unsettled: options.unsettled }),
    ...(options.refuseByCause !== undefined && { refuseByCause: options.refuseByCause }),
  });
  const bound = { ruleset, ...(scheme && { scheme }), on, parameters };
  const { group, ...groupers } = caseGrouper(ruleset, parameters, options);
  const tally = new CodeTally();
  return {
    ...bound,
    get assumptions() {
      return parameters.assumptions;
    },
    get supplied() {
      return parameters.supplied;
    },
    get notEvaluated() {
      return parameters.notEvaluated;
    },
    diagnostics: [...editionNotes(ruleset, on), ...schemeNotes(ruleset, scheme, parameters)],
    get codes() {
      return tally.findings;
    },
    group,
    ...taking(bound, groupers),
    weigh: (source) => {
      requireWeighing(source);
      refuseOtherCases("history", source.history, bound);
      return weighArea(source, ruleset, parameters.weights, on, scheme);
    },
    settle: settling(bound),
    clear: clearArea,
    ...supervising({ ...bound, ...groupers, tally }),
  };
}

/** 收取病例: the verbs that take cases in, grouped and ready to be weighed. */
function taking(
  { parameters, ruleset, scheme }: Pick<Engine, "parameters" | "ruleset" | "scheme">,
  groupers: Pick<CaseGrouper, "groupOf" | "groupOfRow">,
): Pick<Engine, "intake" | "historyIntake" | "take"> {
  const under = { ruleset: ruleset.reference, ...(scheme && { scheme: scheme.reference }) };
  const intake = (hospitals: Iterable<Hospital> = []) => {
    const keeper = caseKeeper(parameters.weights.readmission, parameters.listings);
    return new CaseIntake({ ...groupers, keeper, hospitals, under });
  };
  return {
    intake,
    historyIntake: (people, hospitals = []) =>
      new CaseIntake({ ...groupers, keeper: historyKeeper(people), hospitals, under }),
    take: (cases, hospitals) => {
      requireList(cases);
      const taken = intake(hospitals);
      for (const record of cases) taken.add(record);
      return taken.finish();
    },
  };
}

/** 结算: what settles, and tells what the edition was asked for. */
function settling(bound: Pick<Engine, "ruleset" | "scheme" | "on" | "parameters">): Engine["settle"] {
  const { ruleset, on, parameters } = bound;
  return (source) => {
    refuseUnapplied({ parameters, ruleset });
    requireSettling(source);
    refuseOtherCases("cases", source.cases, bound);
    refuseOtherWeights(source.weights, bound);
    const settled = settleCases(source, parameters);
    const diagnostics = [
      ...settled.diagnostics,
      ...unreadParticipation(settled.settled, ruleset.reference),
      ...settledNotes({ ruleset, on }, source),
    ];
    // Read behind it: what settling asks for counts too.
    const { assumptions, notEvaluated } = parameters;
    return { ...settled, assumptions, notEvaluated, diagnostics };
  };
}
