import type { CivilDate } from "../../primitives/index.js";
import type { Quota } from "../parameters/quota.js";
import type { ReviewParameters } from "../parameters.js";
import type { Application } from "./application.js";
import { isEarly, lastDay, type WorkCalendar } from "./deadline.js";

/** What a settled case says against an application on it. */
type DoubtfulCause =
  | "other-cycle"
  | "other-disease"
  | "not-borne-out"
  | "record-missing"
  | "record-of-others"
  | "mark-unreadable"
  | "marks-of-others";

/** 不予受理或不通过的原因: why an application is not heard, or was not passed. */
export type ApplicationCause =
  | DoubtfulCause
  | "kind-not-in-force"
  | "unknown-case"
  | "other-hospital"
  | "repeated"
  | "reason-not-listed"
  | "early"
  | "late"
  | "no-effect"
  | "over-quota"
  | "panel-too-small"
  | "voted-down";

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

/** 受理与否: why an application is not heard, or for what it waits. */
export interface Hearing {
  readonly cause?: ApplicationCause;
  readonly notApplied: readonly ("quota" | "deadline")[];
}

/**
 * 受理条件: what an application itself has to meet to be heard, beside the others and the places of the quota: its kind, case, reason and date, and an
 * effect on the payment of its case.
 *
 * @param rule of its kind; undefined where none is in force
 * @source SX-050 to SX-054, SX-026, ZJ-054
 */
export function hearingOf(
  application: Application,
  rule: ReviewParameters | undefined,
  context: ReviewContext,
): Hearing {
  if (rule === undefined) return { cause: "kind-not-in-force", notApplied: [] };
  const last = rule.deadline && lastDay(rule.deadline, context.cycleEnd, context.calendar);
  const isQuotaUnknown = rule.quota !== "none" && populationOf(application, rule, context) === undefined;
  const notApplied = [
    ...(isQuotaUnknown ? (["quota"] as const) : []),
    ...(rule.deadline !== undefined && last === undefined ? (["deadline"] as const) : []),
  ];
  const cause = ((): ApplicationCause | undefined => {
    const { hospitalId, caseId, appliedOn, reason = "" } = application;
    if (!context.hasCase(hospitalId, caseId))
      return context.isElsewhere?.(hospitalId, caseId) ? "other-hospital" : "unknown-case";
    if (rule.reasons && !rule.reasons.includes(reason)) return "reason-not-listed";
    if (rule.deadline && isEarly(rule.deadline, appliedOn, context.cycleEnd)) return "early";
    if (last !== undefined && appliedOn > last) return "late";
    const doubt = context.doubt?.(application);
    if (doubt !== undefined || context.stands?.(application) || notApplied.length > 0) return doubt;
    return context.changesNothing?.(application, rule.effect) ? "no-effect" : undefined;
  })();
  return { notApplied, ...(cause !== undefined && { cause }) };
}

/** What the quota of a kind is taken of; a quota in cases is taken of nothing, so that it holds where the population is not known. */
export function populationOf(
  application: Application,
  { quota }: Pick<ReviewParameters, "quota">,
  context: Pick<ReviewContext, "population">,
): number | undefined {
  if (typeof quota === "string") return undefined;
  return quota.unit === "cases" ? 0 : context.population(application, quota);
}
