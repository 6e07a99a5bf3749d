import type { CivilDate, Decimal } from "../../primitives/index.js";
import { requireOneOf } from "../../primitives/require-made.js";
import type { ReviewKind } from "../parameters.js";
import { reviewErrors } from "./review-errors.js";

/**
 * 申请状态: `applied` 已申请; `waiting` 待定 (a quota or deadline that nobody can read holds it up); `inadmissible` 不予受理; `admissible` 已受理; `reviewed` 已评审; `approved` 通过; `refused` 不通过; `withdrawn` 已撤回
 * (by the hospital, or swapped for another case before clearing).
 */
export type ApplicationState =
  | "applied"
  | "waiting"
  | "inadmissible"
  | "admissible"
  | "reviewed"
  | "approved"
  | "refused"
  | "withdrawn";

/** 流转动作: what moves an application on. */
export type ApplicationEvent = "wait" | "admit" | "reject" | "review" | "approve" | "refuse" | "withdraw";

const TRANSITIONS: Readonly<
  Record<ApplicationState, Readonly<Partial<Record<ApplicationEvent, ApplicationState>>>>
> = {
  applied: { wait: "waiting", admit: "admissible", reject: "inadmissible", withdraw: "withdrawn" },
  waiting: { admit: "admissible", reject: "inadmissible", withdraw: "withdrawn" },
  admissible: { review: "reviewed", withdraw: "withdrawn" },
  reviewed: { approve: "approved", refuse: "refused" },
  inadmissible: {},
  approved: {},
  refused: {},
  withdrawn: {},
};

/** 申请: one case put forward by its hospital. */
export interface Application {
  readonly applicationId: string;
  readonly kind: ReviewKind;
  readonly hospitalId: string;
  readonly caseId: string;
  readonly appliedOn: CivilDate;
  /** code of the reason given */
  readonly reason?: string;
  /** the disease, for leaving by-disease payment */
  readonly diseaseId?: string;
  /** 换选: the first application whose place in the order of hearing it takes */
  readonly inPlaceOf?: string;
}

/** What tells apart the cases that are applied for under one kind. */
export function caseKey({
  kind,
  hospitalId,
  caseId,
}: Pick<Application, "kind" | "hospitalId" | "caseId">): string {
  return JSON.stringify([kind, hospitalId, caseId]);
}

/** 评审决定. */
export interface ReviewDecision {
  readonly applicationId: string;
  readonly votesFor: number;
  readonly votesAgainst: number;
  /** points set by the experts, where the edition has them set */
  readonly points?: Decimal;
  /** cost found unreasonable, yuan; it is left out of points from cost */
  readonly unreasonableCost?: Decimal;
}

/**
 * 申请流转: the next state of an application.
 *
 * @throws `SETTLEMENT_REVIEW_TRANSITION` when the event cannot happen in that state
 * @example
 * ```ts
 * advance("applied", "admit"); // "admissible"
 * ```
 */
export function advance(state: ApplicationState, event: ApplicationEvent): ApplicationState {
  requireOneOf({ state }, TRANSITIONS);
  const next = TRANSITIONS[state][event];
  if (next === undefined) throw reviewErrors.error("SETTLEMENT_REVIEW_TRANSITION", { state, event });
  return next;
}
