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
    const cases = this.#unknown.get(key);
    if (cases === undefined) this.#unknown.set(key, [caseId]);
    else cases.push(caseId);
  }

  /** Sorted by id; two findings of one id (a case given twice) are one. */
  get findings(): readonly Finding[] {
    const byId = new Map(this.#findings.map((finding) => [finding.findingId, finding]));
    return [...byId.values()].sort((a, b) => (a.findingId < b.findingId ? -1 : 1));
  }

  get undetermined(): readonly Undetermined[] {
    return [...this.#unknown]
      .sort(([a], [b]) => (a < b ? -1 : 1))
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
