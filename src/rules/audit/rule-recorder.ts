import { compareText } from "../../primitives/index.js";
import { branch } from "../branch.js";
import { type Finding, flag, type Observation } from "../finding.js";
import type { AuditRule } from "../parameters.js";

/** 未能判定: cases that a rule could not judge because these fields are missing. */
export interface Undetermined {
  readonly ruleId: string;
  /** sorted */
  readonly missing: readonly string[];
  /** sorted */
  readonly caseIds: readonly string[];
}

/** 规则覆盖: how often a rule could be judged at a hospital; what expected findings are reckoned from. */
export interface RuleExposure {
  readonly ruleId: string;
  /** absent = cases without a hospital */
  readonly hospitalId?: string;
  /** what the rule judged: cases, pairs or cells, found or not */
  readonly evaluated: number;
  readonly findings: number;
}

const NO_HOSPITAL = "";

/** 所记: what a rule found, passed and could not judge so far; plain data. */
export interface Recorded {
  readonly found: readonly Finding[];
  /** by hospital, how often */
  readonly passed: ReadonlyMap<string, number>;
  /** by missing fields, the cases */
  readonly unknown: ReadonlyMap<string, readonly string[]>;
}

/** 规则记录: what one rule found, passed and could not judge. */
export class RuleRecorder {
  readonly rule: AuditRule;
  readonly #findings: Finding[] = [];
  readonly #passed = new Map<string, number>();
  readonly #unknown = new Map<string, string[]>();

  constructor(rule: AuditRule) {
    this.rule = rule;
  }

  /** The rule judged `times` of the hospital and found nothing. */
  pass(hospitalId: string | undefined, times = 1): void {
    const key = hospitalId ?? NO_HOSPITAL;
    this.#passed.set(key, (this.#passed.get(key) ?? 0) + times);
  }

  flag(observation: Observation): void {
    this.#findings.push(flag(this.rule, observation));
  }

  /** The rule could not judge the case for want of these fields. */
  unknown(caseId: string, missing: readonly string[]): void {
    const key = [...new Set(missing)].sort().join("\n");
    branch(this.#unknown, key, () => []).push(caseId);
  }

  get recorded(): Recorded {
    return { found: this.#findings, passed: this.#passed, unknown: this.#unknown };
  }

  /** Takes over what another one of the rule recorded. */
  join({ found, passed, unknown }: Recorded): void {
    for (const finding of found) this.#findings.push(finding);
    for (const [hospitalId, times] of passed) this.pass(hospitalId, times);
    for (const [missing, caseIds] of unknown) {
      const cases = branch(this.#unknown, missing, (): string[] => []);
      for (const id of caseIds) cases.push(id);
    }
  }

  /**
   * Sorted by id. Two findings of one id at one hospital (a case given twice) are one; where case ids of two hospitals are the same,
   * both stand, and the hospital tells them apart.
   */
  get findings(): readonly Finding[] {
    const byPlace = new Map<string, Finding>();
    const hospitals = new Map<string, Set<string>>();
    for (const finding of [...this.#findings].sort(inOrder)) {
      byPlace.set(placeOf(finding), finding);
      branch(hospitals, finding.findingId, () => new Set<string>()).add(finding.hospitalId ?? NO_HOSPITAL);
    }
    const isShared = ({ findingId }: Finding) => (hospitals.get(findingId)?.size ?? 0) > 1;
    return [...byPlace.values()]
      .map((finding) => (isShared(finding) ? { ...finding, findingId: placeOf(finding) } : finding))
      .sort(inOrder);
  }

  get undetermined(): readonly Undetermined[] {
    return [...this.#unknown]
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, caseIds]) => ({
        ruleId: this.rule.id,
        missing: key.split("\n"),
        caseIds: [...new Set(caseIds)].sort(),
      }));
  }

  get exposures(): readonly RuleExposure[] {
    const found = new Map<string, number>();
    for (const { hospitalId = NO_HOSPITAL } of this.findings) {
      found.set(hospitalId, (found.get(hospitalId) ?? 0) + 1);
    }
    const hospitals = [...new Set([...this.#passed.keys(), ...found.keys()])].sort();
    return hospitals.map((hospitalId) => {
      const findings = found.get(hospitalId) ?? 0;
      const evaluated = (this.#passed.get(hospitalId) ?? 0) + findings;
      return { ruleId: this.rule.id, ...(hospitalId !== NO_HOSPITAL && { hospitalId }), evaluated, findings };
    });
  }
}

function placeOf({ findingId, hospitalId = NO_HOSPITAL }: Finding): string {
  return `${findingId}@${hospitalId}`;
}

function inOrder(a: Finding, b: Finding): number {
  return (
    compareText(placeOf(a), placeOf(b)) ||
    compareText(JSON.stringify(a.evidence.operands), JSON.stringify(b.evidence.operands))
  );
}
