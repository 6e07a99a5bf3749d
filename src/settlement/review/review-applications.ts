import { type CivilDate, compareText, type Decimal } from "../../primitives/index.js";
import type { Quota } from "../parameters/quota.js";
import type { ReviewEffect, ReviewKind, ReviewParameters } from "../parameters.js";
import {
  type Application,
  type ApplicationEvent,
  type ApplicationState,
  advance,
  type ReviewDecision,
} from "./application.js";
import { isEarly, lastDay, type WorkCalendar } from "./deadline.js";
import { quotaCount } from "./quota-count.js";
import { reviewErrors } from "./review-errors.js";

/** 不予受理或不通过的原因: why an application is not heard, or was not passed. */
export type ApplicationCause =
  | "kind-not-in-force"
  | "unknown-case"
  | "other-hospital"
  | "repeated"
  | "reason-not-listed"
  | "early"
  | "late"
  | "other-cycle"
  | "other-disease"
  | "not-borne-out"
  | "record-missing"
  | "record-of-others"
  | "mark-unreadable"
  | "marks-of-others"
  | "no-effect"
  | "over-quota"
  | "panel-too-small"
  | "voted-down";

/** What a settled case says against an application on it. */
type DoubtfulCause = Extract<
  ApplicationCause,
  | "other-cycle"
  | "other-disease"
  | "not-borne-out"
  | "record-missing"
  | "record-of-others"
  | "mark-unreadable"
  | "marks-of-others"
>;

/** 评审依据: what the applications are judged against. */
export interface ReviewContext {
  /** whether a case is there to be reviewed */
  readonly hasCase: (hospitalId: string, caseId: string) => boolean;
  /** whether the case is there, but of another hospital; default: nobody can tell */
  readonly isElsewhere?: (hospitalId: string, caseId: string) => boolean;
  /** how many the quota is taken of; undefined = not known */
  readonly population: (application: Application, quota: Quota) => number | undefined;
  /** how many places of the quota earlier approvals hold; default: none */
  readonly taken?: (application: Application, quota: Quota) => number;
  /** whether an earlier approval of the kind stands for the case: it holds its place, and needs no other; default: it does not */
  readonly stands?: (application: Application) => boolean;
  /** what the settled case itself says against the application; default: nothing */
  readonly doubt?: (application: Application) => DoubtfulCause | undefined;
  /** whether an approval would change nothing about the payment of the case; default: it changes it */
  readonly changesNothing?: (application: Application, effect: ReviewParameters["effect"]) => boolean;
  /** last day of the cycle, for deadlines counted in working days */
  readonly cycleEnd?: CivilDate;
  readonly calendar?: WorkCalendar;
}

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
 * (date, then id), each hospital for itself; for leaving by-disease payment each disease for itself. A quota or deadline that
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
  const byKind = new Map<ReviewKind, ReviewParameters>(rules.map((rule) => [rule.kind, rule]));
  onlyOnce("application", applications);
  onlyOnce("decision", decisions);
  const decided = new Map(decisions.map((decision) => [decision.applicationId, decision]));
  const seen = new Set<string>();
  const heard = new Map<string, number>();
  const outcomes = new Map<Application, ReviewOutcome>();
  for (const application of [...applications].sort(inOrder)) {
    const rule = byKind.get(application.kind);
    const admission = rule
      ? admissionOf(application, rule, context, seen, heard)
      : { cause: "kind-not-in-force" as const, notApplied: [] };
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

interface Admission {
  readonly cause?: ApplicationCause;
  readonly beyondQuota?: true;
  readonly notApplied: ReviewOutcome["notApplied"];
}

function inOrder(a: Application, b: Application): number {
  return (
    compareText(a.appliedOn, b.appliedOn) ||
    compareText(a.applicationId, b.applicationId) ||
    compareText(caseKey(a), caseKey(b))
  );
}

function caseKey({ kind, hospitalId, caseId }: Application): string {
  return JSON.stringify([kind, hospitalId, caseId]);
}

/** Adds the application to the quota it fills. */
function admissionOf(
  application: Application,
  rule: ReviewParameters,
  context: ReviewContext,
  seen: ReadonlySet<string>,
  heard: Map<string, number>,
): Admission {
  const last = rule.deadline && lastDay(rule.deadline, context.cycleEnd, context.calendar);
  const deadlineUnknown = rule.deadline !== undefined && last === undefined;
  const population =
    typeof rule.quota === "string" ? undefined : populationOf(application, rule.quota, context);
  const quotaUnknown = rule.quota !== "none" && population === undefined;
  const notApplied = [
    ...(quotaUnknown ? (["quota"] as const) : []),
    ...(deadlineUnknown ? (["deadline"] as const) : []),
  ];
  const stands = context.stands?.(application) === true;
  const over = (): boolean => {
    if (typeof rule.quota === "string" || population === undefined || stands) return false;
    const key = JSON.stringify([
      rule.kind,
      rule.quota.population === "cases-of-disease" ? application.diseaseId : application.hospitalId,
    ]);
    const used = heard.get(key) ?? context.taken?.(application, rule.quota) ?? 0;
    heard.set(key, used + 1);
    return used >= quotaCount(rule.quota, population);
  };
  const cause = ((): ApplicationCause | undefined => {
    const { hospitalId, caseId } = application;
    if (!context.hasCase(hospitalId, caseId))
      return context.isElsewhere?.(hospitalId, caseId) ? "other-hospital" : "unknown-case";
    if (seen.has(caseKey(application))) return "repeated";
    if (rule.reasons && !rule.reasons.includes(application.reason ?? "")) return "reason-not-listed";
    if (rule.deadline && isEarly(rule.deadline, application.appliedOn, context.cycleEnd)) return "early";
    if (last !== undefined && application.appliedOn > last) return "late";
    const doubt = context.doubt?.(application);
    if (doubt !== undefined || stands || notApplied.length > 0) return doubt;
    return context.changesNothing?.(application, rule.effect) ? "no-effect" : undefined;
  })();
  if (cause !== undefined) return { notApplied, cause };
  if (!over()) return { notApplied };
  const inPrinciple = typeof rule.quota !== "string" && rule.quota.force === "in-principle";
  return { notApplied, ...(inPrinciple ? { beyondQuota: true } : { cause: "over-quota" }) };
}

/** What a quota is taken of; a quota in cases is taken of nothing, so that it holds where the population is not known. */
function populationOf(application: Application, quota: Quota, context: ReviewContext): number | undefined {
  return quota.unit === "cases" ? 0 : context.population(application, quota);
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
