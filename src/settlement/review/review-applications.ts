import { compareText, type Decimal } from "../../primitives/index.js";
import { requireLists, requireMade } from "../../primitives/require-made.js";
import type { ReviewEffect, ReviewKind, ReviewParameters } from "../parameters.js";
import {
  type Application,
  type ApplicationEvent,
  type ApplicationState,
  advance,
  caseKey,
  type ReviewDecision,
} from "./application.js";
import {
  type ApplicationCause,
  type Hearing,
  hearingOf,
  populationOf,
  type ReviewContext,
} from "./hearing.js";
import { quotaCount } from "./quota-count.js";
import { reviewErrors } from "./review-errors.js";

/** 申请结果. */
export interface ReviewOutcome {
  readonly application: Application;
  readonly state: ApplicationState;
  readonly cause?: ApplicationCause;
  /** what the application waits for: a quota or deadline nobody could read, or whose base is not known; or the points that the experts were to set */
  readonly notApplied: readonly ("quota" | "deadline" | "points")[];
  /** it is heard though the quota is full, which the text limits in principle only */
  readonly beyondQuota?: true;
  readonly effect?: ReviewEffect;
  readonly points?: Decimal;
  readonly unreasonableCost?: Decimal;
}

/**
 * 评审申请: takes each application through its states: admissible by kind, case, reason, deadline and quota; then, where there is a
 * decision, reviewed and approved or refused.
 *
 * A case applied for twice under one kind is heard once, the earliest first; one that was not heard, for a reason that is not listed say, stands in no other's way. The quota is filled in the order of application
 * (date, then id; a swap has those of the one whose place it takes), each hospital for itself; for leaving by-disease payment each disease for itself. A quota or deadline that
 * could not be read is never guessed: the application waits, whatever was decided, and the outcome says for what.
 *
 * Approvals of earlier reviews hold their places of the quota. An application that cannot change how its case is paid is not heard: it would take the place
 * of one that can.
 *
 * A quota that is hard refuses what is beyond it; one that holds 原则上 lets it be heard, and the outcome says that it is beyond.
 *
 * @returns outcomes in the order of the applications
 * @throws `SETTLEMENT_APPLICATION_REPEATED` when two applications, or two decisions, carry one id: neither is preferred
 * @source SX-050 to SX-054, SX-026, ZJ-054, ZJ-055, ZJ-057, ZJ-014, NAT-070
 */
export function reviewApplications(
  applications: readonly Application[],
  decisions: readonly ReviewDecision[],
  rules: readonly ReviewParameters[],
  context: ReviewContext,
): ReviewOutcome[] {
  requireLists({ applications, decisions }, "applicationId");
  requireLists({ rules }, "kind", "quota");
  requireMade({ context }, "ReviewContext", "hasCase", "population");
  const byKind = new Map<ReviewKind, ReviewParameters>(rules.map((rule) => [rule.kind, rule]));
  onlyOnce("application", applications);
  onlyOnce("decision", decisions);
  const decided = new Map(decisions.map((decision) => [decision.applicationId, decision]));
  const seen = new Set<string>();
  const heard = new Map<string, number>();
  const outcomes = new Map<Application, ReviewOutcome>();
  for (const application of [...applications].sort(inOrder)) {
    const rule = byKind.get(application.kind);
    const admission = admissionOf(application, rule, context, seen, heard);
    if (admission.cause === undefined) seen.add(caseKey(application));
    outcomes.set(
      application,
      outcomeOf(application, admission, rule, decided.get(application.applicationId)),
    );
  }
  return applications.flatMap((application) => outcomes.get(application) ?? []);
}

function onlyOnce(
  what: "application" | "decision",
  rows: readonly { readonly applicationId: string }[],
): void {
  const seen = new Set<string>();
  for (const { applicationId } of rows) {
    if (seen.has(applicationId))
      throw reviewErrors.error("SETTLEMENT_APPLICATION_REPEATED", { what, applicationId });
    seen.add(applicationId);
  }
}

interface Admission extends Hearing {
  readonly beyondQuota?: true;
}

function inOrder(a: Application, b: Application): number {
  return (
    compareText(a.appliedOn, b.appliedOn) ||
    compareText(a.inPlaceOf ?? a.applicationId, b.inPlaceOf ?? b.applicationId) ||
    compareText(caseKey(a), caseKey(b))
  );
}

/** Adds the application to the quota it fills. */
function admissionOf(
  application: Application,
  rule: ReviewParameters | undefined,
  context: ReviewContext,
  seen: ReadonlySet<string>,
  heard: Map<string, number>,
): Admission {
  const hearing = hearingOf(application, rule, context);
  if (rule === undefined || hearing.cause !== undefined) return hearing;
  if (seen.has(caseKey(application))) return { ...hearing, cause: "repeated" };
  const population = populationOf(application, rule, context);
  const { kind, quota } = rule;
  if (typeof quota === "string" || population === undefined || context.stands?.(application)) return hearing;
  const whose = quota.population === "cases-of-disease" ? application.diseaseId : application.hospitalId;
  const key = JSON.stringify([kind, whose]);
  const used = heard.get(key) ?? context.taken?.(application, quota) ?? 0;
  heard.set(key, used + 1);
  if (used < quotaCount(quota, population)) return hearing;
  return {
    ...hearing,
    ...(quota.force === "in-principle" ? { beyondQuota: true } : { cause: "over-quota" }),
  };
}

function outcomeOf(
  application: Application,
  { cause, notApplied, beyondQuota }: Admission,
  rule: ReviewParameters | undefined,
  decision: ReviewDecision | undefined,
): ReviewOutcome {
  const base = { application, notApplied, ...(beyondQuota && { beyondQuota }) };
  const move = (...events: ApplicationEvent[]) => events.reduce<ApplicationState>(advance, "applied");
  if (cause !== undefined) return { ...base, state: move("reject"), cause };
  if (notApplied.length > 0) return { ...base, state: move("wait") };
  if (decision === undefined || rule === undefined) return { ...base, state: move("admit") };
  const refusal = voteRefused(decision, rule.panel);
  if (refusal !== undefined) return { ...base, state: move("admit", "review", "refuse"), cause: refusal };
  if (rule.effect === "expert-points" && decision.points === undefined)
    return { ...base, state: move("admit", "review"), notApplied: ["points"] };
  return {
    ...base,
    state: move("admit", "review", "approve"),
    ...(rule.effect && { effect: rule.effect }),
    ...(decision.points && { points: decision.points }),
    ...(decision.unreasonableCost && { unreasonableCost: decision.unreasonableCost }),
  };
}

/** Why a vote does not pass: too few experts, or not the majority (unanimity) the edition asks for; without a rule, a majority. */
function voteRefused(
  { votesFor, votesAgainst }: ReviewDecision,
  panel: ReviewParameters["panel"],
): "panel-too-small" | "voted-down" | undefined {
  const votes = votesFor + votesAgainst;
  if (panel !== undefined && votes < panel.experts) return "panel-too-small";
  const passed = panel?.passedBy === "unanimous" ? votesAgainst === 0 && votesFor > 0 : votesFor * 2 > votes;
  return passed ? undefined : "voted-down";
}
