import type { Decimal, LocalizedText } from "../primitives/index.js";
import type { AuditRule, FindingSeverity, ReviewStep, RuleKind } from "./parameters.js";

/** 疑点状态: flagged 疑点, then the steps of the review (WX-034). */
export type FindingStatus = "flagged" | ReviewStep;

/** 证据: what the finding rests on, and what an auditor is to ask for. */
export interface FindingEvidence {
  /** the values that decided, by name, as the case states them */
  readonly operands: Readonly<Record<string, string>>;
  /** 所需证据 */
  readonly wanted: LocalizedText;
  /** 处理方式 once confirmed */
  readonly remedy: LocalizedText;
}

/** 违规疑点: something an auditor should look at; never an accusation by itself. JSON but for the amount of a deduction. */
export interface Finding {
  /** rule and what it concerns; the same data give the same id */
  readonly findingId: string;
  readonly ruleId: string;
  readonly kind: RuleKind;
  readonly status: FindingStatus;
  readonly severity: FindingSeverity;
  /** sorted */
  readonly caseIds: readonly string[];
  readonly hospitalId?: string;
  readonly message: LocalizedText;
  readonly clause: string;
  readonly evidence: FindingEvidence;
  /** the steps taken so far; absent while only flagged */
  readonly history?: readonly FindingStep[];
  /** 扣款, yuan; present when confirmed */
  readonly deduction?: Decimal;
}

/** 处理记录: one step of the review that was taken. */
export interface FindingStep {
  readonly step: ReviewStep;
  readonly by: string;
  readonly role: string;
  /** `YYYY-MM-DD` */
  readonly on: string;
  /** what was looked at: documents, records, minutes */
  readonly evidence: readonly string[];
  readonly note?: string;
}

/** What a rule found out, before the rule's own texts are added. */
export interface Observation {
  /** what it concerns, unique within the rule but for hospital and days */
  readonly key: string;
  /** of a stay, what tells it from others under its case id at its hospital */
  readonly days?: string;
  readonly caseIds: readonly string[];
  readonly hospitalId: string | undefined;
  readonly operands: Readonly<Record<string, string>>;
  readonly message: LocalizedText;
}

/** 住院起止: the days of a stay as they are written; they tell stays under one record number apart. */
export function daysOf({
  admissionDate = "-",
  dischargeDate = "-",
}: {
  readonly admissionDate?: string | undefined;
  readonly dischargeDate?: string | undefined;
}): string {
  return `${admissionDate}/${dischargeDate}`;
}

/** 生成疑点: an observation of a rule as a flagged finding. */
export function flag(rule: AuditRule, observation: Observation): Finding {
  const { key, caseIds, hospitalId, operands, message } = observation;
  return {
    findingId: `${rule.id}:${key}`,
    ruleId: rule.id,
    kind: rule.kind,
    status: "flagged",
    severity: rule.severity,
    caseIds: [...caseIds].sort(),
    ...(hospitalId !== undefined && { hospitalId }),
    message,
    clause: rule.clause,
    evidence: { operands, wanted: rule.evidence, remedy: rule.remedy },
  };
}
