import { caseToJson, type InpatientCase } from "../../cases/index.js";
import type { TakenChange } from "../../engine/index.js";
import { type CivilDate, compareText, type LocalizedText, yuanOf } from "../../primitives/index.js";
import {
  type Application,
  approvedMarks,
  lastDay,
  quotaCount,
  type ReviewContext,
  type ReviewOutcome,
  type ReviewParameters,
  reselect,
  reviewApplications,
} from "../../settlement/index.js";
import type { ReviewGroundParameters } from "../../weights/parameters.js";
import type { SettledYear } from "../settle/settlement-summary.js";
import { ApprovalEffects, type SettleWith } from "./approval-effects.js";
import { CaseDiseases } from "./case-diseases.js";
import { CasesById } from "./cases-by-id.js";
import { type ReviewedArea, reviewContext } from "./review-context.js";
import { ReviewGrounds } from "./review-grounds-held.js";
import type { ApplicationRow, DecisionRow } from "./year-rows.js";
import {
  BEYOND_WORDS,
  CAUSE_WORDS,
  NO_TWO_OPERATIONS_WORDS,
  POINTS_IDLE_WORDS,
  SWAP_WORDS,
  UNREASONABLE_IDLE_WORDS,
  WAITING_WORDS,
  WITHDRAWN_WORDS,
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

/** 评审结果: every application once, in the order of its file, and what the approved ones change. */
export interface ReviewedRows {
  readonly outcomes: readonly ApplicationOutcome[];
  readonly approved: readonly ReviewOutcome[];
  /** rows of `marks.jsonl` */
  readonly changes: readonly CaseChangeRow[];
}

/** 变更行 of an approval: marks of the case, or its corrected record. */
export interface CaseChangeRow extends Pick<Application, "applicationId" | "kind" | "hospitalId" | "caseId"> {
  readonly marks?: Readonly<Record<string, string | boolean>>;
  readonly record?: ReturnType<typeof caseToJson>;
}

/** 评审: every application checked for kind, case, deadline and quota, then decided where the experts have. One that was taken back leaves no trace. */
export function reviewRows(
  rows: readonly ApplicationRow[],
  decisions: readonly DecisionRow[],
  frame: ReviewFrame,
): ReviewedRows {
  const { area, rules } = frame;
  const byId = new CasesById(area.cases.columns);
  const diseases = new CaseDiseases(area, byId);
  const heard = standing(
    rows.map((row) => diseases.named(row)),
    rules,
  );
  const effects = new ApprovalEffects(area, frame.settleWith, heard.applications, byId);
  const grounds = new ReviewGrounds(area, frame.grounds, byId);
  const corrected = new Set(frame.earlier.flatMap((change) => ("taken" in change ? [change.index] : [])));
  const withoutEffect = effects.against.bind(effects);
  const year = { ...frame, byId, diseases, grounds, corrected, withoutEffect };
  const context = reviewContext(year, rows, heard.applications);
  const reviewed = reviewApplications(heard.applications, decisions, rules, context);
  const outcomeOfId = new Map(reviewed.map((outcome) => [outcome.application.applicationId, outcome]));
  const outcomes = rows.map((row): ApplicationOutcome => {
    const outcome = outcomeOfId.get(row.applicationId);
    const rule = rules.find(({ kind }) => kind === row.kind);
    const corrected = row.record && frame.groupOf(row.record);
    const told = outcome && reasonsOf(outcome, rule, effects, grounds, corrected);
    const reason = heard.notHeard.get(row.applicationId)?.reason ?? joined(told ?? []);
    return outcomeOf(
      row,
      outcome,
      heard.notHeard.get(row.applicationId)?.state,
      reason,
      rule,
      context,
      frame.clauses(row.kind),
    );
  });
  const approved = rows
    .flatMap(({ applicationId }) => outcomeOfId.get(applicationId) ?? [])
    .filter(({ state }) => state === "approved");
  const changes = approved.flatMap((outcome) => changesOf(outcome, rows, byId, area.cases.columns));
  return { outcomes, approved, changes };
}

/** Why an application is not looked at: taken back, swapped for another, or a swap that is not allowed. */
type NotHeard = { readonly state: "withdrawn" | "inadmissible"; readonly reason: LocalizedText };

/** The applications that stand when those that were taken back are gone and swaps are made. */
function standing(rows: readonly ApplicationRow[], rules: readonly ReviewParameters[]) {
  const notHeard = new Map<string, NotHeard>();
  for (const { applicationId, withdrawnOn } of rows) {
    if (withdrawnOn !== undefined)
      notHeard.set(applicationId, { state: "withdrawn", reason: WITHDRAWN_WORDS });
  }
  const present = rows.filter(({ withdrawnOn }) => withdrawnOn === undefined);
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const applications = kinds.flatMap((kind) => {
    const own = present.filter((row) => row.kind === kind);
    const first = own.filter(({ replaces }) => replaces === undefined).map(applicationOf);
    const quota = rules.find((rule) => rule.kind === kind)?.reselection ?? "none";
    const swaps = own
      .filter(({ replaces }) => replaces !== undefined)
      .sort((a, b) => compareText(a.appliedOn, b.appliedOn) || compareText(a.applicationId, b.applicationId))
      .map((row) => {
        // A swap takes the place of the earlier application, its date included: the deadline was kept by that one.
        const appliedOn =
          first.find(({ applicationId }) => applicationId === row.replaces)?.appliedOn ?? row.appliedOn;
        return { withdraw: row.replaces ?? "", add: { ...applicationOf(row), appliedOn } };
      });
    if (typeof quota === "string") {
      for (const { add } of swaps)
        notHeard.set(add.applicationId, { state: "inadmissible", reason: SWAP_WORDS[quota] });
      return first;
    }
    const { applications: standing, refused } = reselect(first, swaps, quota);
    for (const { swap, cause } of refused)
      notHeard.set(swap.add.applicationId, { state: "inadmissible", reason: SWAP_WORDS[cause] });
    for (const { applicationId } of first.filter((one) => !standing.includes(one)))
      notHeard.set(applicationId, { state: "withdrawn", reason: SWAP_WORDS.swapped });
    return standing;
  });
  return { applications, notHeard };
}

function applicationOf(row: ApplicationRow): Application {
  const { applicationId, kind, hospitalId, caseId, appliedOn, reason, diseaseId } = row;
  return {
    ...{ applicationId, kind, hospitalId, caseId, appliedOn },
    ...(reason !== undefined && { reason }),
    ...(diseaseId !== undefined && { diseaseId }),
  };
}

function outcomeOf(
  row: ApplicationRow,
  outcome: ReviewOutcome | undefined,
  state: NotHeard["state"] | undefined,
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
    state: state ?? outcome?.state ?? "applied",
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

/** What an approval changes about its case: its marks, or its record. */
function changesOf(
  outcome: ReviewOutcome,
  rows: readonly ApplicationRow[],
  byId: CasesById,
  { totalCostFen, marks: before }: SettledYear["area"]["cases"]["columns"],
): CaseChangeRow[] {
  const { applicationId, kind, hospitalId, caseId } = outcome.application;
  const head = { caseId, hospitalId, applicationId, kind };
  if (outcome.effect === "regroup") {
    const record = rows.find((row) => row.applicationId === applicationId)?.record;
    return record === undefined ? [] : [{ ...head, record: caseToJson(record) }];
  }
  const index = byId.find(caseId, hospitalId)[0] ?? -1;
  const fen = totalCostFen[index] ?? Number.NaN;
  if (outcome.effect === "item-cost-points" && Number.isNaN(fen)) return [];
  const marks = approvedMarks(outcome, yuanOf(Number.isNaN(fen) ? 0 : fen), before.get(index));
  return Object.keys(marks).length === 0 ? [] : [{ ...head, marks }];
}
