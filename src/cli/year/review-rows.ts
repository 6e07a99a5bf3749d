import type { InpatientCase } from "../../cases/index.js";
import type { TakenChange } from "../../engine/index.js";
import type { CivilDate, LocalizedText } from "../../primitives/index.js";
import {
  type Application,
  lastDay,
  quotaCount,
  type ReviewContext,
  type ReviewOutcome,
  type ReviewParameters,
  reviewApplications,
} from "../../settlement/index.js";
import type { ReviewGroundParameters } from "../../weights/parameters.js";
import { ApprovalEffects, type SettleWith } from "./approval-effects.js";
import { type CaseChangeRow, changesOf, revocationOf } from "./case-change-rows.js";
import { CaseDiseases } from "./case-diseases.js";
import { CasesById } from "./cases-by-id.js";
import { EarlierApprovals } from "./earlier-approvals.js";
import { type ReviewedArea, reviewContext } from "./review-context.js";
import { ReviewGrounds } from "./review-grounds-held.js";
import { applicationOf, standingApplications } from "./standing-applications.js";
import type { ApplicationRow, DecisionRow } from "./year-rows.js";
import {
  BEYOND_WORDS,
  CAUSE_WORDS,
  EARLIER_WORDS,
  NO_TWO_OPERATIONS_WORDS,
  POINTS_IDLE_WORDS,
  SWAP_WORDS,
  UNREASONABLE_IDLE_WORDS,
  WAITING_WORDS,
} from "./year-words.js";

/** What applications are reviewed against. */
export interface ReviewFrame extends ReviewedArea {
  /** printed limits of the reasons for special review */
  readonly grounds?: ReviewGroundParameters | undefined;
  /** what steps before changed about the cases that were first taken in */
  readonly earlier: readonly TakenChange[];
  readonly settleWith: SettleWith;
  /** the group of a corrected record as settling again takes it */
  readonly groupOf: (record: InpatientCase) => string;
  /** the clauses that a kind of application rests on */
  readonly clauses: (kind: ApplicationRow["kind"]) => readonly string[];
}

/** 申请去向: a row of `decisions.jsonl`: what became of one application, and by which rule. */
export interface ApplicationOutcome {
  readonly applicationId: string;
  readonly kind: ApplicationRow["kind"];
  readonly hospitalId: string;
  readonly caseId: string;
  readonly appliedOn: CivilDate;
  readonly state: ReviewOutcome["state"];
  readonly cause?: string;
  readonly reason: LocalizedText;
  readonly lastDay?: CivilDate;
  readonly quota?: {
    readonly population: number;
    readonly allowed: number;
    /** places that earlier approvals hold */
    readonly taken?: number;
  };
  readonly clauses: readonly string[];
}

/** 评审结果: every application once, in the order of its file, and what they change about their cases. */
export interface ReviewedRows {
  readonly outcomes: readonly ApplicationOutcome[];
  readonly approved: readonly ReviewOutcome[];
  /** rows of `marks.jsonl` */
  readonly changes: readonly CaseChangeRow[];
}

/** 评审: every application checked for kind, case, deadline and quota, then decided where the experts have. Of one that was taken back nothing stays. */
export function reviewRows(
  rows: readonly ApplicationRow[],
  decisions: readonly DecisionRow[],
  frame: ReviewFrame,
): ReviewedRows {
  const { area, rules } = frame;
  const byId = new CasesById(area.cases.columns);
  const diseases = new CaseDiseases(area, byId);
  const named = rows.map((row) => diseases.named(row));
  const all = named.map(applicationOf);
  const effects = new ApprovalEffects(area, frame.settleWith, all, byId);
  const grounds = new ReviewGrounds(area, frame.grounds, byId);
  const corrected = new Set(frame.earlier.flatMap((change) => ("taken" in change ? [change.index] : [])));
  const withoutEffect = effects.against.bind(effects);
  const year = { ...frame, byId, diseases, grounds, corrected, withoutEffect };
  const asked = reviewContext(year, rows, all);
  const heard = standingApplications(named, rules, asked);
  const earlierApprovals = new EarlierApprovals(rows, heard, rules, asked);
  const context = reviewContext({ ...year, earlierApprovals }, rows, heard.applications);
  const reviewed = reviewApplications(heard.applications, decisions, rules, context);
  const outcomeOfId = new Map(
    [...reviewed, ...heard.notSwapped].map((outcome) => [outcome.application.applicationId, outcome]),
  );
  const columns = area.cases.columns;
  const changes: CaseChangeRow[] = [];
  const outcomes = rows.map((row): ApplicationOutcome => {
    const { applicationId, kind } = row;
    const outcome = outcomeOfId.get(applicationId);
    const application = outcome?.application ?? applicationOf(row);
    const rule = rules.find((one) => one.kind === kind);
    const notHeard = heard.notHeard.get(applicationId);
    const state = notHeard?.state ?? outcome?.state ?? "applied";
    const fate = earlierApprovals.fateOf(application, { state, ...outcome });
    const drg = row.record && frame.groupOf(row.record);
    const reasons = notHeard ? [notHeard.reason] : outcome && reasonsOf(outcome, rule, effects, grounds, drg);
    const notSwapped = outcome && heard.notSwapped.includes(outcome) ? [SWAP_WORDS["not-heard"]] : [];
    const reason = joined([...(reasons ?? []), ...notSwapped, ...(fate ? [EARLIER_WORDS[fate]] : [])]);
    if (outcome?.state === "approved") changes.push(...changesOf(outcome, rows, byId, columns));
    if (fate === "revoked" && earlierApprovals.isMadeBy(application))
      changes.push(revocationOf(application, rule, byId, columns));
    return outcomeOf(row, outcome, state, reason, rule, context, frame.clauses(kind));
  });
  const approved = rows
    .flatMap(({ applicationId }) => outcomeOfId.get(applicationId) ?? [])
    .filter(({ state }) => state === "approved");
  return { outcomes, approved, changes };
}

function outcomeOf(
  row: ApplicationRow,
  outcome: ReviewOutcome | undefined,
  state: ReviewOutcome["state"],
  reason: LocalizedText,
  rule: ReviewParameters | undefined,
  context: ReviewContext,
  clauses: readonly string[],
): ApplicationOutcome {
  const { applicationId, kind, hospitalId, caseId, appliedOn } = row;
  const last = rule?.deadline && lastDay(rule.deadline, context.cycleEnd, context.calendar);
  const quota = quotaOf(outcome?.application ?? applicationOf(row), rule, context);
  return {
    ...{ applicationId, kind, hospitalId, caseId, appliedOn },
    state,
    ...(outcome?.cause !== undefined && { cause: outcome.cause }),
    reason,
    ...(last !== undefined && { lastDay: last }),
    ...(quota && { quota }),
    clauses,
  };
}

/** The quota of an application, where it can be counted. */
function quotaOf(
  application: Application,
  rule: ReviewParameters | undefined,
  context: ReviewContext,
): ApplicationOutcome["quota"] {
  if (rule === undefined || typeof rule.quota === "string") return undefined;
  const population = context.population(application, rule.quota);
  if (population === undefined) return undefined;
  const taken = context.taken?.(application, rule.quota) ?? 0;
  return { population, allowed: quotaCount(rule.quota, population), ...(taken > 0 && { taken }) };
}

/** Why an application ended as it did, or what is to be told of one that is heard. */
function reasonsOf(
  outcome: ReviewOutcome,
  rule: ReviewParameters | undefined,
  effects: ApprovalEffects,
  grounds: ReviewGrounds,
  corrected: string | undefined,
): readonly LocalizedText[] {
  const { application, cause, notApplied, beyondQuota } = outcome;
  if (cause === "no-effect") {
    const paid = effects.against(application, rule?.effect);
    return [CAUSE_WORDS[cause], ...(paid ? [paid] : [])];
  }
  if (cause === "not-borne-out") {
    const asked = application.kind === "special-review" ? grounds.limits() : NO_TWO_OPERATIONS_WORDS;
    return [CAUSE_WORDS[cause], ...(asked ? [asked] : [])];
  }
  if (cause !== undefined) return [CAUSE_WORDS[cause]];
  const open = effects.stillOpen(application, corrected);
  const stillOpen = open ? [open] : [];
  if (notApplied.length > 0) return [...notApplied.map((what) => WAITING_WORDS[what]), ...stillOpen];
  const unproven = grounds.told(application);
  const isIdle = outcome.unreasonableCost !== undefined && outcome.effect !== "item-cost-points";
  return [
    ...(beyondQuota ? [BEYOND_WORDS] : []),
    ...stillOpen,
    ...(unproven ? [unproven] : []),
    ...(isIdle ? [UNREASONABLE_IDLE_WORDS] : []),
    ...(outcome.points !== undefined && outcome.effect !== "expert-points" ? [POINTS_IDLE_WORDS] : []),
  ];
}

function joined(reasons: readonly LocalizedText[]): LocalizedText {
  return { zh: reasons.map(({ zh }) => zh).join("；"), en: reasons.map(({ en }) => en).join("; ") };
}
