import { counted } from "../../primitives/index.js";
import type { HalvingRule } from "../../weights/readmission/halving-rule.js";
import { isJustified } from "../../weights/readmission/readmission-exemption.js";
import type { AuditCase } from "../audit-case.js";
import type { CompiledCondition } from "../conditions/compile-rule-condition.js";
import { FAILS, HOLDS, UNKNOWN } from "../conditions/truth.js";
import { daysOf } from "../finding.js";
import type { ReadmissionRule, SplitStayRule } from "../parameters.js";
import { PairSearch } from "./pair-search.js";
import type { RuleRecorder } from "./rule-recorder.js";
import { type ConditionTools, compiledOf } from "./scope.js";
import { StayCondition } from "./stay-condition.js";
import type { DatedStay, PatientHistory, PatientStays, StayStore } from "./stay-store.js";

/**
 * 分解住院 (WX-031) and 再入院 (ZJ-015, SX-018): looks for an earlier and a later stay of one person, close together and in the
 * same group. A split stay is the very next one at the same hospital; a readmission is the first later one that fits.
 * The finding stands at the hospital of the earlier stay, whose points the clause halves; a return for a good reason that the agency
 * accepted (无正当理由) is no readmission, nor is one of a stay that settlement does not halve.
 *
 * Days run from discharge to the next admission; a later stay that begins before the earlier one ends is not a pair.
 */
export function pairDetector(
  rule: SplitStayRule | ReadmissionRule,
  recorder: RuleRecorder,
  tools: ConditionTools,
  store: StayStore,
  halving?: HalvingRule,
): PairDetector {
  const compiled = (of: "scope" | "exempt") => compiledOf(rule[of], tools, `${rule.id}.${of}`);
  const scope = store.judgeBy(new StayCondition(compiled("scope"), HOLDS));
  const isSplit = rule.kind === "split-stay";
  const halved = isSplit ? undefined : halving;
  const excused = halving?.excuses ?? (({ marks }: AuditCase) => isJustified(marks));
  const exempt = store.judgeBy(new StayCondition(compiled("exempt"), FAILS, isSplit ? undefined : excused));
  const spared = store.judgeBy(new StayCondition(halved && sparedBy(halved), FAILS));
  const { window, sameBy } = rule;
  const sameHospital = isSplit || rule.sameHospital;
  const ended = halved !== undefined;
  const test = { window, sameBy, sameHospital, consecutive: isSplit, scope, exempt, spared, ended };
  const pairs = new PairSearch(test, store);
  const pass = (index: number) => recorder.pass(index);
  const judge = (history: PatientHistory, stay: DatedStay, position: number) => {
    const result = pairs.after(history, stay, position);
    if (result.truth === FAILS) pass(stay.index);
    else if (result.truth === HOLDS) flagPair(rule, recorder, store, history, stay, result.later);
    else recorder.unknown(store.caseIds[stay.index] as string, result.missing);
  };
  return {
    pass,
    couldPair: (stays) => pairs.couldPair(stays),
    judgeAll: (history) => {
      for (const [position, stay] of history.inOrder.entries()) judge(history, stay, position);
      for (const stay of history.undated) judge(history, stay, -1);
    },
    finish: () => {
      for (const index of store.unattributed) recorder.unknown(store.caseIds[index] as string, ["patientId"]);
    },
  };
}

/** Whether settlement leaves an earlier stay unhalved; unknown where its class or its payment unit would have to be known. */
function sparedBy({ spares }: HalvingRule): CompiledCondition {
  return {
    test: (subject) => {
      const spared = spares(subject);
      return typeof spared === "string" ? UNKNOWN : spared ? HOLDS : FAILS;
    },
    missing: (subject) => {
      const spared = spares(subject);
      return typeof spared === "string" ? [spared] : [];
    },
  };
}

/** A rule about pairs of stays: judges after the last case, person by person. */
export interface PairDetector {
  /** the stay is part of no pair */
  readonly pass: (index: number) => void;
  /** whether a pair among the stays is possible at all; asked before their dates are read */
  readonly couldPair: (stays: PatientStays) => boolean;
  readonly judgeAll: (history: PatientHistory) => void;
  readonly finish: () => void;
}

/** 逐人判定: one walk over all persons for all pair rules; the history of a person is put in order once, and only if a rule needs it. */
export function judgeHistories(store: StayStore, detectors: readonly PairDetector[]): void {
  if (detectors.length === 0) return;
  const passAll = (detector: PairDetector, stays: PatientStays) => {
    for (const index of stays.indexes) detector.pass(index);
  };
  store.eachPatient(
    (index) => {
      for (const detector of detectors) detector.pass(index);
    },
    (stays) => {
      let history: PatientHistory | undefined;
      for (const detector of detectors) {
        if (!detector.couldPair(stays)) passAll(detector, stays);
        else {
          history ??= store.history(stays);
          detector.judgeAll(history);
        }
      }
    },
  );
  for (const detector of detectors) detector.finish();
}

function flagPair(
  rule: SplitStayRule | ReadmissionRule,
  recorder: RuleRecorder,
  store: StayStore,
  history: PatientHistory,
  earlier: DatedStay,
  later: DatedStay,
): void {
  const [first, second] = [store.caseIds[earlier.index] as string, store.caseIds[later.index] as string];
  const group = store.groupName(rule.sameBy, store.groups(rule.sameBy).values[earlier.index] as number);
  const days = (later.admission ?? 0) - (earlier.discharge ?? 0);
  const [out, back] = [store.dischargeText(earlier.index), store.admissionText(later.index)];
  const again =
    rule.sameBy === "any"
      ? { zh: "", en: "" }
      : { zh: `以同一病组 ${group} `, en: ` in the same group ${group}` };
  const what = rule.kind === "split-stay" ? SPLIT : READMITTED;
  const observation = {
    key: `${first}+${second}`,
    days: daysOf({ admissionDate: store.admissionText(earlier.index), dischargeDate: out }),
    caseIds: [first, second],
    hospitalId: store.hospitals.texts[store.hospitalOf(earlier.index)],
    operands: {
      patientId: store.patientName(history.patient),
      earlierCase: first,
      laterCase: second,
      dischargeDate: out,
      admissionDate: back,
      daysBetween: String(days),
      windowDays: String(rule.window.days),
      dayCount: rule.window.dayCount,
      group,
    },
    message: {
      zh: `同一参保人 ${out} 出院（病例 ${first}）后第 ${days} 天又${again.zh}入院（病例 ${second}，${back}），在 ${rule.window.days} 天之内，${what.zh}。`,
      en: `The same person left on ${out} (case ${first}) and came back ${counted(days, "day")} later${again.en} (case ${second}, ${back}), within ${counted(rule.window.days, "day")}: ${what.en}.`,
    },
  };
  recorder.flag(observation, earlier.index);
}

const SPLIT = { zh: "疑似分解住院", en: "possibly one stay split in two" };
const READMITTED = { zh: "属短期内再入院", en: "a readmission within the window" };
