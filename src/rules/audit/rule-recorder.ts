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

/** 一项疑点 with what tells its stay from others under one case id. */
interface Found {
  readonly finding: Finding;
  readonly days: string;
}

/** 所记: what a rule found, passed and could not judge so far; plain data. */
export interface Recorded {
  readonly found: readonly Found[];
  /** by hospital, how often */
  readonly passed: ReadonlyMap<string, number>;
  /** by missing fields, the cases */
  readonly unknown: ReadonlyMap<string, readonly string[]>;
}

/** 规则记录: what one rule found, passed and could not judge. */
export class RuleRecorder {
  readonly rule: AuditRule;
  readonly #found: Found[] = [];
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
    this.#found.push({ finding: flag(this.rule, observation), days: observation.days ?? "" });
  }

  /** The rule could not judge the case for want of these fields. */
  unknown(caseId: string, missing: readonly string[]): void {
    const key = [...new Set(missing)].sort().join("\n");
    branch(this.#unknown, key, () => []).push(caseId);
  }

  get recorded(): Recorded {
    return { found: this.#found, passed: this.#passed, unknown: this.#unknown };
  }

  /** Takes over what another one of the rule recorded. */
  join({ found, passed, unknown }: Recorded): void {
    for (const one of found) this.#found.push(one);
    for (const [hospitalId, times] of passed) this.pass(hospitalId, times);
    for (const [missing, caseIds] of unknown) {
      const cases = branch(this.#unknown, missing, (): string[] => []);
      for (const id of caseIds) cases.push(id);
    }
  }

  /**
   * Sorted by id. Two findings of one id, hospital and stay (a case given twice) are one. Where case ids of two hospitals are the same, the
   * hospital tells the findings apart, and where a hospital has several stays under one id, their days.
   */
  get findings(): readonly Finding[] {
    const byStay = new Map<string, Found>();
    const hospitals = new Map<string, Set<string>>();
    const stays = new Map<string, Set<string>>();
    for (const found of [...this.#found].sort(inOrder)) {
      const { finding, days } = found;
      byStay.set(`${placeOf(finding)}#${days}`, found);
      branch(hospitals, finding.findingId, () => new Set<string>()).add(finding.hospitalId ?? NO_HOSPITAL);
      branch(stays, placeOf(finding), () => new Set<string>()).add(days);
    }
    return [...byStay.values()].sort(inOrder).map(({ finding, days }) => {
      const isShared = (hospitals.get(finding.findingId)?.size ?? 0) > 1;
      const isOneOfSeveral = (stays.get(placeOf(finding))?.size ?? 0) > 1;
      const findingId = isShared ? placeOf(finding) : finding.findingId;
      return { ...finding, findingId: isOneOfSeveral ? `${findingId}#${days}` : findingId };
    });
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

function inOrder(a: Found, b: Found): number {
  return (
    compareText(placeOf(a.finding), placeOf(b.finding)) ||
    compareText(a.days, b.days) ||
    compareText(JSON.stringify(a.finding.evidence.operands), JSON.stringify(b.finding.evidence.operands))
  );
}
