import { type CivilDate, type Decimal, dayNumber } from "../primitives/index.js";
import { requireIterables, requireMade } from "../primitives/require-made.js";
import type { Finding, FindingStatus, FindingStep } from "./finding.js";
import type { ReviewRoles, ReviewStep } from "./parameters.js";
import { rulesErrors } from "./rules-errors.js";

/** 稽核流程 (WX-034): flag, highly suspicious, joint judgement, targeted audit, confirmed deduction; dismissed from anywhere. */
const NEXT: Readonly<Record<FindingStatus, readonly ReviewStep[]>> = {
  flagged: ["highly-suspicious", "dismissed"],
  "highly-suspicious": ["joint-judgement", "dismissed"],
  "joint-judgement": ["targeted-audit", "dismissed"],
  "targeted-audit": ["confirmed", "dismissed"],
  confirmed: [],
  dismissed: [],
};

/** Steps that may not be taken on the reviewer's word alone. */
const NEED_EVIDENCE: ReadonlySet<ReviewStep> = new Set(["targeted-audit", "confirmed", "dismissed"]);

/** 下一步: a step that may follow, who may take it, and whether it needs evidence. */
export interface NextStep {
  readonly step: ReviewStep;
  /** empty where the edition names no role: any named reviewer */
  readonly roles: readonly string[];
  readonly needsEvidence: boolean;
}

/** What a reviewer does to a finding. */
export interface ReviewAction {
  readonly step: ReviewStep;
  /** who: a name or an id */
  readonly by: string;
  readonly role: string;
  readonly on: CivilDate;
  readonly evidence?: readonly string[];
  readonly note?: string;
  /** yuan; needed to confirm */
  readonly deduction?: Decimal;
}

/** 确认扣款: what clearing takes off a hospital for a confirmed finding; yuan, at least zero. */
export interface ConfirmedDeduction {
  readonly hospitalId: string;
  /** the one case that the deduction rests on: the only one of the finding, of a readmission the earlier stay; absent where it rests on all of them */
  readonly caseId?: string;
  readonly amount: Decimal;
  readonly findingId: string;
}

/** 可行的下一步 of a finding; empty when it is closed. */
export function nextSteps(finding: Finding, roles: ReviewRoles = {}): readonly NextStep[] {
  requireMade({ finding }, "screen()", "findingId", "status");
  return NEXT[finding.status].map((step) => ({
    step,
    roles: roles[step] ?? [],
    needsEvidence: NEED_EVIDENCE.has(step),
  }));
}

/**
 * 推进疑点: the finding after one step of its review; the finding given is left as it is.
 *
 * @throws `RULES_STEP_FORBIDDEN` the step does not follow; `RULES_STEP_ROLE` not by this role; `RULES_STEP_EVIDENCE` without
 *   evidence where it is needed; `RULES_DEDUCTION_INVALID` confirmed without a sound amount or hospital; `DATE_INVALID`
 */
export function advance(finding: Finding, action: ReviewAction, roles: ReviewRoles = {}): Finding {
  requireMade({ finding }, "screen()", "findingId", "status");
  requireMade({ action }, "ReviewAction", "step");
  const { step, by, role, on, note, deduction } = action;
  const allowed = nextSteps(finding, roles);
  const next = allowed.find((candidate) => candidate.step === step);
  if (next === undefined) {
    const info = { from: finding.status, to: step, allowed: allowed.map((candidate) => candidate.step) };
    throw rulesErrors.error("RULES_STEP_FORBIDDEN", info, { path: "step" });
  }
  if (next.roles.length > 0 && !next.roles.includes(role)) {
    throw rulesErrors.error("RULES_STEP_ROLE", { step, role, allowed: next.roles }, { path: "role" });
  }
  const evidence = action.evidence ?? [];
  if (next.needsEvidence && evidence.length === 0) {
    throw rulesErrors.error("RULES_STEP_EVIDENCE", { step }, { path: "evidence" });
  }
  dayNumber(on);
  if (step === "confirmed" && !isSoundDeduction(finding, deduction)) {
    throw rulesErrors.error(
      "RULES_DEDUCTION_INVALID",
      { findingId: finding.findingId },
      { path: "deduction" },
    );
  }
  const taken: FindingStep = {
    step,
    by,
    role,
    on,
    evidence: [...evidence],
    ...(note !== undefined && { note }),
  };
  return {
    ...finding,
    status: step,
    history: [...(finding.history ?? []), taken],
    ...(step === "confirmed" && deduction !== undefined && { deduction }),
  };
}

/** 确认扣款清单: what clearing deducts; only confirmed findings, in the order given. */
export function confirmedDeductions(findings: Iterable<Finding>): readonly ConfirmedDeduction[] {
  requireIterables({ findings });
  const deductions: ConfirmedDeduction[] = [];
  for (const finding of findings) {
    const { status, hospitalId, deduction, findingId } = finding;
    if (status !== "confirmed" || hospitalId === undefined || deduction === undefined) continue;
    const caseId = deductedCase(finding);
    deductions.push({ hospitalId, ...(caseId !== undefined && { caseId }), amount: deduction, findingId });
  }
  return deductions;
}

/**
 * 扣款所据的病例: of a readmission the clause halves the points of the earlier stay, so that it alone says whose money it is; no clause says so of other pairs.
 *
 * @source ZJ-015, SX-018
 */
function deductedCase({ kind, caseIds, evidence }: Finding): string | undefined {
  if (caseIds.length === 1) return caseIds[0];
  const earlier = kind === "readmission" ? evidence.operands.earlierCase : undefined;
  return earlier !== undefined && caseIds.includes(earlier) ? earlier : undefined;
}

function isSoundDeduction(finding: Finding, deduction: Decimal | undefined): boolean {
  if (finding.hospitalId === undefined || deduction === undefined) return false;
  return !deduction.isNegative() && deduction.decimalPlaces() <= 2;
}
