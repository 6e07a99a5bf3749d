import type { CareEvent } from "../cases/care-event.js";
import { personDiagnostic } from "../cases/person-diagnostic.js";
import type { SeenPersons } from "../cases/person-sightings.js";
import type { Diagnostic } from "../primitives/index.js";
import { requireItem, requireIterables, requireMade } from "../primitives/require-made.js";
import type { HalvingRule } from "../weights/readmission/halving-rule.js";
import { costShiftingDetector, type EventsByPatient } from "./audit/cost-shifting-detector.js";
import { costStructureDetector } from "./audit/cost-structure-detector.js";
import type { Detector } from "./audit/detector.js";
import { judgeHistories, type PairDetector, pairDetector } from "./audit/pair-detector.js";
import { quotaDetector } from "./audit/quota-detector.js";
import { recordDetector } from "./audit/record-detector.js";
import { type Recorded, type RuleExposure, RuleRecorder, type Undetermined } from "./audit/rule-recorder.js";
import { type ConditionTools, withinScope } from "./audit/scope.js";
import { type StayBatch, StayStore } from "./audit/stay-store.js";
import { underServiceDetector, upCodingDetector } from "./audit/treatment-detector.js";
import { volumeDetector } from "./audit/volume-detector.js";
import type { AuditCase } from "./audit-case.js";
import { branch } from "./branch.js";
import { compileCondition } from "./conditions/compile-rule-condition.js";
import type { CompileCondition } from "./conditions/condition-judge.js";
import type { Finding } from "./finding.js";
import type { InParts } from "./in-parts.js";
import type { AuditRule, ReadmissionRule, RulesParameters, SplitStayRule } from "./parameters.js";
import { namedIds } from "./repeated-diagnostic.js";
import { rulesErrors } from "./rules-errors.js";

/** 筛查选项: what a screening looks at beside the cases. */
export interface ScreenOptions {
  /** 门诊、药店事件; left out, the rules that need them are skipped and the result says so */
  readonly events?: Iterable<CareEvent>;
  /** how conditions are made ready; default our own closures */
  readonly compile?: CompileCondition;
  /** 再入院减半的口径 of the edition, so that a readmission is found where settlement halves; default: of every stay, unless the reason was accepted */
  readonly halving?: HalvingRule;
}

/** 筛查结果 of an area; every rule is either applied or stands in `skipped`. */
export interface ScreenResult {
  /** by rule, then by what they concern */
  readonly findings: readonly Finding[];
  /** cases that a rule could not judge, by rule and missing fields */
  readonly undetermined: readonly Undetermined[];
  /** how often each rule was judged at each hospital */
  readonly exposures: readonly RuleExposure[];
  readonly skipped: readonly SkippedRule[];
  readonly cases: number;
  /** rows of stays that another row has told: a stay is counted once in every rule, however often it came */
  readonly repeatedCases: number;
  readonly events: number;
  /** events that name no person; they can be laid to nobody's stay */
  readonly unattributedEvents: number;
  /** what was noticed in the cases: ids under which stays cannot be one person's, and stays that came more than once */
  readonly diagnostics: readonly Diagnostic[];
}

/** 未执行的规则: the host gave no events. */
export interface SkippedRule {
  readonly ruleId: string;
  readonly missing: "events";
}

/** 筛查: takes in cases one by one and lets them go; `finish` gives the result. */
export interface Screening {
  readonly add: (subject: AuditCase) => void;
  readonly finish: () => ScreenResult;
  /** puts together what several found */
  readonly parts: InParts<StayBatch, Screened>;
}

/** 一份筛查: what the rules found and keep of the cases of a part, beside its stays. */
interface Screened {
  /** by rule */
  readonly recorded: readonly Recorded[];
  /** by rule that is not about pairs of stays */
  readonly kept: readonly unknown[];
  readonly people: SeenPersons;
}

/**
 * 全区筛查: every audit rule over every case of an area in one pass; what a rule needs of a person's history is kept as columns.
 * The findings do not depend on the order of the cases.
 *
 * @example
 * ```ts
 * const { findings, undetermined } = screen(cases, parameters, { events });
 * ```
 */
export function screen(
  cases: Iterable<AuditCase>,
  parameters: RulesParameters,
  options: ScreenOptions = {},
): ScreenResult {
  requireIterables({ cases });
  const screening = startScreening(parameters, options);
  for (const subject of cases) {
    requireItem(subject, "cases", "parseCase()", "diagnoses", "procedures");
    screening.add(subject);
  }
  return screening.finish();
}

/** 开始筛查: the same for a host that reads its cases as a stream. */
export function startScreening(parameters: RulesParameters, options: ScreenOptions = {}): Screening {
  requireMade({ parameters }, "bindRules()", "rules");
  const events = options.events && groupEvents(options.events);
  const applied = parameters.rules.filter((rule) => rule.kind !== "cost-shifting" || events !== undefined);
  const store = new StayStore(applied.filter(isPairRule).map((rule) => rule.sameBy));
  const recorders = applied.map((rule) => new RuleRecorder(rule, store));
  const conditions = { lists: parameters.lists, compile: options.compile ?? compileCondition };
  const tools = {
    parameters,
    conditions,
    store,
    halving: options.halving,
    events: events?.byPatient ?? new Map<string, CareEvent[]>(),
  };
  const pairs = recorders.flatMap((recorder) => pairDetectors(recorder, tools));
  const others = recorders.flatMap((recorder) => caseDetectors(recorder, tools));
  const joinsPeople = pairs.length > 0 || events !== undefined;
  return {
    add: (subject) => {
      const row = store.add(subject);
      for (const detector of others) detector.add(subject, row);
    },
    parts: {
      takeStays: () => store.take(),
      joinStays: (part, stays) => store.append(part, stays),
      found: () => ({
        recorded: recorders.map(({ recorded }) => recorded),
        kept: others.map(({ kept }) => kept?.()),
        people: store.people,
      }),
      joinFound: (part, found) => {
        const rows = store.placesOf(part);
        for (const [at, recorder] of recorders.entries()) recorder.join(found.recorded[at] as Recorded, rows);
        for (const [at, { join }] of others.entries()) join?.(found.kept[at], rows);
        store.joinPeople(part, found.people);
      },
    },
    finish: () => {
      judgeHistories(store, pairs);
      for (const detector of others) detector.finish?.();
      return {
        findings: recorders.flatMap((recorder) => recorder.findings),
        undetermined: recorders.flatMap((recorder) => recorder.undetermined),
        exposures: recorders.flatMap((recorder) => recorder.exposures),
        skipped: parameters.rules
          .filter((rule) => !applied.includes(rule))
          .map((rule) => ({ ruleId: rule.id, missing: "events" })),
        cases: store.size,
        repeatedCases: surplusOf(store.rowsOfOneStay),
        events: events?.total ?? 0,
        unattributedEvents: events?.unattributed ?? 0,
        diagnostics: [
          ...(joinsPeople ? personDiagnostic(store.doubtedPatients, store.patientIds) : []),
          ...repeatedStaysDiagnostic(store),
        ],
      };
    },
  };
}

interface Tools {
  readonly parameters: RulesParameters;
  readonly conditions: ConditionTools;
  readonly store: StayStore;
  readonly halving: HalvingRule | undefined;
  readonly events: EventsByPatient;
}

function pairDetectors(
  recorder: RuleRecorder,
  { conditions, store, halving }: Tools,
): readonly PairDetector[] {
  const { rule } = recorder;
  return isPairRule(rule) ? [pairDetector(rule, recorder, conditions, store, halving)] : [];
}

function caseDetectors(recorder: RuleRecorder, tools: Tools): readonly Detector[] {
  const { rule } = recorder;
  if (isPairRule(rule)) return [];
  return [withinScope(recorder, tools.conditions, caseDetector(rule, recorder, tools))];
}

function caseDetector(
  rule: Exclude<AuditRule, SplitStayRule | ReadmissionRule>,
  recorder: RuleRecorder,
  { parameters: { modules }, conditions, events, store }: Tools,
): Detector {
  switch (rule.kind) {
    case "up-coding":
      return upCodingDetector(recorder, modules);
    case "under-service":
      return underServiceDetector(recorder, modules);
    case "cost-shifting":
      return costShiftingDetector(rule, recorder, events, store);
    case "quota":
      return quotaDetector(rule, recorder, conditions, store);
    case "record":
      return recordDetector(rule, recorder, conditions);
    case "cost-structure":
      return costStructureDetector(rule, recorder, store);
    case "volume":
      return volumeDetector(rule, recorder, store);
  }
}

/** 同一次住院的多余行: one warning that names the first ids; none where no stay came more than once. */
function repeatedStaysDiagnostic({ rowsOfOneStay, caseIds }: StayStore): readonly Diagnostic[] {
  if (rowsOfOneStay.length === 0) return [];
  const ids = rowsOfOneStay.map(([first]) => caseIds[first as number] as string);
  const info = { stays: rowsOfOneStay.length, rows: surplusOf(rowsOfOneStay), ...namedIds(ids) };
  return [rulesErrors.diagnostic("warning", "RULES_STAYS_REPEATED", "cases.caseId", info)];
}

function surplusOf(rowsOfOneStay: StayStore["rowsOfOneStay"]): number {
  return rowsOfOneStay.reduce((sum, rows) => sum + rows.length - 1, 0);
}

function isPairRule(rule: AuditRule): rule is SplitStayRule | ReadmissionRule {
  return rule.kind === "split-stay" || rule.kind === "readmission";
}

function groupEvents(events: Iterable<CareEvent>) {
  const byPatient = new Map<string, CareEvent[]>();
  let [total, unattributed] = [0, 0];
  for (const event of events) {
    total += 1;
    if (event.patientId) branch(byPatient, event.patientId, () => []).push(event);
    else unattributed += 1;
  }
  return { byPatient, total, unattributed };
}
