import type { Hospital, InpatientCase } from "../cases/index.js";
import { CodeTally } from "../grouping/index.js";
import type { InParts } from "../rules/in-parts.js";
import { type Monitoring, startMonitoring, startScreening } from "../rules/index.js";
import type { Ruleset } from "../rulesets/index.js";
import {
  type AuditGrouping,
  type AuditKnowledge,
  auditAdditions,
  auditCaseOf,
  type KnownOfCase,
} from "./audit-case-of.js";
import { AuditRow } from "./audit-row.js";
import { caseGrouper } from "./case-grouper.js";
import { CaseIntake, caseKeeper, historyKeeper } from "./case-intake.js";
import { clearArea } from "./clear-area.js";
import { diseaseOfCase } from "./disease-of-case.js";
import { editionNotes, settledNotes } from "./edition-notes.js";
import { EditionParameters } from "./edition-parameters.js";
import type { Audited, Engine } from "./engine.js";
import type { EngineOptions } from "./engine-options.js";
import { inTheirTiers } from "./hospital-inputs.js";
import { groupIfKnown, knownGroups } from "./known-groups.js";
import { refuseUnapplied } from "./refuse-unapplied.js";
import { schemeNotes } from "./scheme-notes.js";
import { settleCases } from "./settle-cases.js";
import { weighArea } from "./weigh-area.js";

/**
 * 创建引擎: binds an edition, and the scheme to group with, to the calculators. An engine takes the values of one day, `on`; where the edition's values
 * change within its life (`changeDays`), what it settles or prices of another time is told.
 *
 * @throws `DATE_INVALID` where `on` is no day
 * @example
 * ```ts
 * const engine = createEngine(ruleset, { scheme, on: "2020-12-31" });
 * const weights = engine.weigh({ hospitals, history: engine.take(history) });
 * const area = engine.settle({ cases: engine.take(cases, hospitals), weights, budget });
 * ```
 */
export function createEngine(ruleset: Ruleset, options: EngineOptions = {}): Engine {
  const { scheme, on = ruleset.effective.from } = options;
  const parameters = new EditionParameters(ruleset, {
    on,
    strict: options.strict ?? false,
    ...(options.unsettled && { unsettled: options.unsettled }),
  });
  const { group, groupOf, groupOfRow } = caseGrouper(ruleset, parameters, options);
  const tally = new CodeTally();
  const groupAudited = (record: InpatientCase, into: CodeTally) => auditGrouping(groupOf(record, into));
  const knownIn = ({ weights }: AuditKnowledge) =>
    knownGroups(scheme, ruleset, on, weights?.groups ?? { rows: new Map() });
  /** Supervision asks of which disease a case is; monitoring has no figure of it. */
  const withDiseases = (known: AuditKnowledge): KnownOfCase => ({
    ...known,
    diseaseOf: diseaseOfCase(parameters.byDisease, known.hospitals),
  });
  const auditing = (add: Monitoring["add"], parts: InParts, known: KnownOfCase): Audited => {
    const audit = new AuditRow();
    const groups = knownIn(known);
    return {
      add: (record, grouping = groupOf(record, tally)) =>
        add(auditCaseOf(record, groupIfKnown(groups, grouping), known)),
      addRow: (row, grouping = groupOfRow(row, tally)) =>
        add(audit.take(row, auditAdditions(row.record, groupIfKnown(groups, grouping), known)), audit.fen),
      parts,
    };
  };
  const intake = (hospitals: Iterable<Hospital> = []) => {
    const keeper = caseKeeper(parameters.weights.readmission, parameters.listings);
    return new CaseIntake({ groupOf, groupOfRow, keeper, hospitals });
  };
  return {
    ruleset,
    ...(scheme && { scheme }),
    on,
    parameters,
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
    intake,
    historyIntake: (people, hospitals = []) =>
      new CaseIntake({ groupOf, groupOfRow, keeper: historyKeeper(people), hospitals }),
    take: (cases, hospitals) => {
      const taken = intake(hospitals);
      for (const record of cases) taken.add(record);
      return taken.finish();
    },
    weigh: (source) => weighArea(source, ruleset, parameters.weights, on, scheme),
    settle: (source) => {
      refuseUnapplied({ parameters, ruleset });
      const settled = settleCases(source, parameters);
      const diagnostics = [...settled.diagnostics, ...settledNotes({ ruleset, on }, source)];
      // Read behind it: what settling asks for counts too.
      const { assumptions, notEvaluated } = parameters;
      return { ...settled, assumptions, notEvaluated, diagnostics };
    },
    clear: clearArea,
    groupAudited,
    groupAuditedRow: (row, into) => auditGrouping(groupOfRow(row, into)),
    screen: (known = {}, screening = {}) => {
      const { add, parts, finish } = startScreening(parameters.rules, screening);
      return { ...auditing(add, parts, withDiseases(known)), finish };
    },
    screenBy: (judge, known = {}, screening = {}) => {
      const { add, ...others } = startScreening(parameters.rules, { ...screening, compile: judge.compile });
      // One case after the other, also where the caller does not wait: the judge's answers are those of one case.
      let before = Promise.resolve();
      const [groups, asked] = [knownIn(known), withDiseases(known)];
      return {
        add: (record, grouping = groupOf(record, tally)) => {
          const subject = auditCaseOf(record, groupIfKnown(groups, grouping), asked);
          before = before.then(() => judge.judge(subject)).then(() => add(subject));
          return before;
        },
        ...others,
      };
    },
    monitor: (known = {}, { previous, hospitals = [], ...monitoring } = {}) => {
      const tiered = inTheirTiers([...hospitals], parameters.tiers);
      const started = startMonitoring(parameters.rules.monitoring, { ...monitoring, hospitals: tiered });
      const { add, parts, addPrevious, previousParts, ...others } = started;
      const earlier = auditing(addPrevious, previousParts, known);
      for (const record of previous ?? []) earlier.add(record);
      return { ...auditing(add, parts, known), previous: earlier, ...others };
    },
  };
}

/** What supervision reads of a group. */
function auditGrouping({ drg, status, mdc, adrg }: AuditGrouping): AuditGrouping {
  return { drg, status, ...(mdc !== undefined && { mdc }), ...(adrg !== undefined && { adrg }) };
}
