import type { AuditCase } from "../audit-case.js";
import { type CompiledCondition, compileCondition } from "../conditions/compile-condition.js";
import type { Lists } from "../conditions/operators.js";
import { FAILS, HOLDS, type Truth, UNKNOWN } from "../conditions/truth.js";
import type { ReadmissionRule, SplitStayRule } from "../parameters.js";
import type { Detector } from "./detector.js";
import { GROUP_MISSING, GROUP_NONE } from "./group-identity.js";
import type { RuleRecorder } from "./rule-recorder.js";
import { ABSENT, type DatedStay, type PatientHistory, type StayStore } from "./stay-store.js";

/**
 * 分解住院 (WX-031) and 再入院 (ZJ-015, SX-018): looks for an earlier and a later stay of one person, close together and in the
 * same group. A split stay is the very next one at the same hospital; a readmission is the first later one that fits.
 * The finding stands at the hospital of the earlier stay, whose points the clause halves.
 *
 * Days run from discharge to the next admission; a later stay that begins before the earlier one ends is not a pair.
 */
export function pairDetector(
  rule: SplitStayRule | ReadmissionRule,
  recorder: RuleRecorder,
  lists: Lists,
  store: StayStore,
): Detector {
  const scope = new StayCondition(rule.scope, lists, `${rule.id}.scope`, HOLDS);
  const exempt = new StayCondition(rule.exempt, lists, `${rule.id}.exempt`, FAILS);
  const pairs = new PairSearch(rule, store, scope, exempt);
  return {
    add: (subject) => {
      scope.add(subject, store.size - 1);
      exempt.add(subject, store.size - 1);
    },
    finish: () => {
      const passed = new Int32Array(store.hospitals.size + 1);
      const pass = (index: number) => {
        const slot = (store.hospital[index] as number) + 1;
        passed[slot] = (passed[slot] as number) + 1;
      };
      for (const index of store.unattributed) recorder.unknown(store.caseIds[index] as string, ["patientId"]);
      store.eachPatient(pass, (history) => {
        for (const [position, stay] of history.inOrder.entries()) judge(history, stay, position);
        for (const stay of history.undated) judge(history, stay, -1);
      });
      passed.forEach((times, slot) => {
        if (times > 0) recorder.pass(slot === 0 ? undefined : store.hospitals.nameOf(slot - 1), times);
      });

      function judge(history: PatientHistory, stay: DatedStay, position: number): void {
        const result = pairs.after(history, stay, position);
        if (result.truth === FAILS) pass(stay.index);
        else if (result.truth === UNKNOWN)
          recorder.unknown(store.caseIds[stay.index] as string, result.missing);
        else flagPair(rule, recorder, store, history, stay, result.later);
      }
    },
  };
}

/** A condition's answer for every stay, kept as one small number a stay. */
class StayCondition {
  readonly #compiled: CompiledCondition | undefined;
  readonly #default: Truth;
  readonly #truths: Truth[] = [];
  readonly #missing = new Map<number, readonly string[]>();

  constructor(condition: SplitStayRule["scope"], lists: Lists, path: string, ifNone: Truth) {
    this.#compiled = condition && compileCondition(condition, { lists, path });
    this.#default = ifNone;
  }

  add(subject: AuditCase, index: number): void {
    if (this.#compiled === undefined) return;
    const truth = this.#compiled.test(subject);
    this.#truths[index] = truth;
    if (truth === UNKNOWN) this.#missing.set(index, this.#compiled.missing(subject));
  }

  of(index: number): Truth {
    return this.#truths[index] ?? this.#default;
  }

  missing(index: number): readonly string[] {
    return this.#missing.get(index) ?? [];
  }
}

type PairResult =
  | { readonly truth: typeof FAILS }
  | { readonly truth: typeof UNKNOWN; readonly missing: readonly string[] }
  | { readonly truth: typeof HOLDS; readonly later: DatedStay };

const NO_PAIR: PairResult = { truth: FAILS };

/** Looks for the later stay of a pair. */
class PairSearch {
  readonly #store: StayStore;
  readonly #scope: StayCondition;
  readonly #exempt: StayCondition;
  readonly #groups: readonly number[];
  readonly #sameHospital: boolean;
  readonly #consecutive: boolean;
  readonly #longestGap: number;

  constructor(
    rule: SplitStayRule | ReadmissionRule,
    store: StayStore,
    scope: StayCondition,
    exempt: StayCondition,
  ) {
    this.#store = store;
    this.#scope = scope;
    this.#exempt = exempt;
    this.#groups = store.groups(rule.sameBy);
    this.#sameHospital = rule.kind === "split-stay" || rule.sameHospital;
    this.#consecutive = rule.kind === "split-stay";
    this.#longestGap = rule.window.days - (rule.window.dayCount === "dischargeDayIsOne" ? 1 : 0);
  }

  /** What follows `earlier`: a stay that makes a pair, surely none, or unknown for want of fields. */
  after(history: PatientHistory, earlier: DatedStay, position: number): PairResult {
    const missing: string[] = [];
    let next: DatedStay | undefined;
    for (let at = position + 1; at < history.inOrder.length; at += 1) {
      const later = history.inOrder[at] as DatedStay;
      if (later.index === earlier.index) continue;
      if (this.#gap(earlier, later) === "beyond") break;
      const place = this.#hospitals(earlier.index, later.index);
      const truth = Math.min(this.#pair(earlier, later), place) as Truth;
      if (truth === UNKNOWN) missing.push(...this.#missingOf(earlier, later));
      if (truth === HOLDS) next = later;
      if (truth === HOLDS || (this.#consecutive && place === HOLDS)) break;
      if (this.#consecutive && place === UNKNOWN) missing.push("hospitalId");
    }
    for (const later of history.undated) {
      const decides = later.index !== earlier.index && (next === undefined || this.#consecutive);
      if (decides && this.#couldFollow(earlier, later, next))
        missing.push(...this.#missingOf(earlier, later));
    }
    if (missing.length > 0 && (next === undefined || this.#consecutive)) return { truth: UNKNOWN, missing };
    return next === undefined ? NO_PAIR : { truth: HOLDS, later: next };
  }

  /** Whether an undated stay may be the later one, or may lie between a consecutive pair. */
  #couldFollow(earlier: DatedStay, undated: DatedStay, next: DatedStay | undefined): boolean {
    if (next !== undefined) return this.#hospitals(earlier.index, undated.index) !== FAILS;
    return Math.min(this.#pair(earlier, undated), this.#hospitals(earlier.index, undated.index)) !== FAILS;
  }

  #gap(earlier: DatedStay, later: DatedStay): Truth | "beyond" {
    if (earlier.discharge === undefined || later.admission === undefined) return UNKNOWN;
    const days = later.admission - earlier.discharge;
    if (days > this.#longestGap) return "beyond";
    return days >= 0 ? HOLDS : FAILS;
  }

  #pair(earlier: DatedStay, later: DatedStay): Truth {
    const gap = this.#gap(earlier, later);
    if (gap === "beyond" || gap === FAILS) return FAILS;
    return Math.min(
      gap,
      this.#sameGroup(earlier.index, later.index),
      this.#scope.of(earlier.index),
      this.#scope.of(later.index),
      HOLDS - this.#exempt.of(later.index),
    ) as Truth;
  }

  #sameGroup(earlier: number, later: number): Truth {
    const [a, b] = [this.#groups[earlier], this.#groups[later]];
    if (a === GROUP_NONE || b === GROUP_NONE) return FAILS;
    if (a === GROUP_MISSING || b === GROUP_MISSING) return UNKNOWN;
    return a === b ? HOLDS : FAILS;
  }

  #hospitals(earlier: number, later: number): Truth {
    if (!this.#sameHospital) return HOLDS;
    const [a, b] = [this.#store.hospital[earlier], this.#store.hospital[later]];
    if (a === ABSENT || b === ABSENT) return UNKNOWN;
    return a === b ? HOLDS : FAILS;
  }

  #missingOf(earlier: DatedStay, later: DatedStay): readonly string[] {
    const missing: string[] = [];
    if (earlier.discharge === undefined) missing.push("dischargeDate");
    if (later.admission === undefined) missing.push("admissionDate");
    for (const { index } of [earlier, later]) {
      if (this.#groups[index] === GROUP_MISSING) missing.push("drg");
      if (this.#sameHospital && this.#store.hospital[index] === ABSENT) missing.push("hospitalId");
      missing.push(...this.#scope.missing(index));
    }
    missing.push(...this.#exempt.missing(later.index));
    return missing;
  }
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
  const hospital = store.hospital[earlier.index] as number;
  const group = store.groupName(rule.sameBy, store.groups(rule.sameBy)[earlier.index] as number);
  const days = (later.admission ?? 0) - (earlier.discharge ?? 0);
  const [out, back] = [store.dischargeText(earlier.index), store.admissionText(later.index)];
  const what = rule.kind === "split-stay" ? SPLIT : READMITTED;
  recorder.flag({
    key: `${first}+${second}`,
    caseIds: [first, second],
    hospitalId: hospital === ABSENT ? undefined : store.hospitals.nameOf(hospital),
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
      zh: `同一参保人 ${out} 出院（病例 ${first}）后第 ${days} 天又以同一病组 ${group} 入院（病例 ${second}，${back}），在 ${rule.window.days} 天之内，${what.zh}。`,
      en: `The same person left on ${out} (case ${first}) and came back ${days} days later in the same group ${group} (case ${second}, ${back}), within ${rule.window.days} days: ${what.en}.`,
    },
  });
}

const SPLIT = { zh: "疑似分解住院", en: "possibly one stay split in two" };
const READMITTED = { zh: "属短期内再入院", en: "a readmission within the window" };
