import { type CaseMarks, caseToJson, marksOfOthers } from "../../cases/index.js";
import { type AreaSettlement, reviewPopulation } from "../../engine/index.js";
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
  type WorkCalendar,
} from "../../settlement/index.js";
import { CaseDiseases } from "./case-diseases.js";
import { CasesById } from "./cases-by-id.js";
import { cycleEnding } from "./month.js";
import type { ApplicationRow, DecisionRow } from "./year-rows.js";
import { BEYOND_WORDS, CAUSE_WORDS, SWAP_WORDS, WAITING_WORDS, WITHDRAWN_WORDS } from "./year-words.js";

/** What applications are reviewed against. */
export interface ReviewFrame {
  readonly area: AreaSettlement;
  /** the year that is settled */
  readonly period: { readonly from: CivilDate; readonly to: CivilDate };
  readonly rules: readonly ReviewParameters[];
  /** last day of the month or quarter that is applied for */
  readonly cycleEnd?: CivilDate | undefined;
  readonly calendar?: WorkCalendar | undefined;
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
  readonly quota?: { readonly population: number; readonly allowed: number };
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
  { area, period, rules, cycleEnd, calendar, clauses }: ReviewFrame,
): ReviewedRows {
  const byId = new CasesById(area.cases.columns);
  const saysOf = new CaseDiseases(area, byId);
  const heard = standing(
    rows.map((row) => saysOf.named(row)),
    rules,
  );
  const marksOf = ({ caseId, hospitalId }: Application) =>
    area.cases.columns.marks.get(byId.find(caseId, hospitalId)[0] ?? -1);
  const context: ReviewContext = {
    hasCase: (hospitalId, caseId) => byId.find(caseId, hospitalId).length === 1,
    isElsewhere: (hospitalId, caseId) =>
      byId.find(caseId, hospitalId).length === 0 && byId.find(caseId).length > 0,
    doubt: (application) => recordFault(rows, application, marksOf) ?? saysOf.against(application),
    population: reviewPopulation(area, {
      period,
      ...(cycleEnd && { cycle: cycleEnding(cycleEnd, rules) }),
      applied: (hospitalId) => heard.applications.filter((one) => one.hospitalId === hospitalId).length,
    }),
    ...(cycleEnd && { cycleEnd }),
    ...(calendar && { calendar }),
  };
  const reviewed = reviewApplications(heard.applications, decisions, rules, context);
  const outcomeOfId = new Map(reviewed.map((outcome) => [outcome.application.applicationId, outcome]));
  const outcomes = rows.map((row): ApplicationOutcome => {
    const outcome = outcomeOfId.get(row.applicationId);
    const rule = rules.find(({ kind }) => kind === row.kind);
    return outcomeOf(row, outcome, heard.notHeard.get(row.applicationId), rule, context, clauses(row.kind));
  });
  const approved = rows
    .flatMap(({ applicationId }) => outcomeOfId.get(applicationId) ?? [])
    .filter(({ state }) => state === "approved");
  const changes = approved.flatMap((outcome) => changesOf(outcome, rows, byId, area.weighed.totalCostFen));
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

/** A correction is judged by the corrected record, which is the hospital's; without one there is nothing to group again. */
function recordFault(
  rows: readonly ApplicationRow[],
  application: Application,
  marksOf: (application: Application) => CaseMarks | undefined,
): "record-missing" | "marks-of-others" | undefined {
  if (application.kind !== "record-correction") return undefined;
  const record = rows.find(({ applicationId }) => applicationId === application.applicationId)?.record;
  if (record === undefined) return "record-missing";
  return marksOfOthers(marksOf(application), record.marks).length > 0 ? "marks-of-others" : undefined;
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
  notHeard: NotHeard | undefined,
  rule: ReviewParameters | undefined,
  context: ReviewContext,
  clauses: readonly string[],
): ApplicationOutcome {
  const { applicationId, kind, hospitalId, caseId, appliedOn } = row;
  const last = rule?.deadline && lastDay(rule.deadline, context.cycleEnd, context.calendar);
  const population =
    rule === undefined || typeof rule.quota === "string"
      ? undefined
      : context.population(outcome?.application ?? applicationOf(row), rule.quota);
  const quota =
    rule !== undefined && typeof rule.quota !== "string" && population !== undefined
      ? { population, allowed: quotaCount(rule.quota, population) }
      : undefined;
  return {
    ...{ applicationId, kind, hospitalId, caseId, appliedOn },
    state: notHeard?.state ?? outcome?.state ?? "applied",
    ...(outcome?.cause !== undefined && { cause: outcome.cause }),
    reason: notHeard?.reason ?? reasonOf(outcome),
    ...(last !== undefined && { lastDay: last }),
    ...(quota && { quota }),
    clauses,
  };
}

const NO_REASON: LocalizedText = { zh: "", en: "" };

function reasonOf(outcome: ReviewOutcome | undefined): LocalizedText {
  if (outcome === undefined) return NO_REASON;
  if (outcome.cause !== undefined) return CAUSE_WORDS[outcome.cause];
  if (outcome.beyondQuota) return BEYOND_WORDS;
  const waits = outcome.notApplied.map((what) => WAITING_WORDS[what]);
  return outcome.state === "waiting"
    ? { zh: waits.map(({ zh }) => zh).join("；"), en: waits.map(({ en }) => en).join("; ") }
    : NO_REASON;
}

/** What an approval changes about its case: its marks, or its record. */
function changesOf(
  outcome: ReviewOutcome,
  rows: readonly ApplicationRow[],
  byId: CasesById,
  costFen: Float64Array,
): CaseChangeRow[] {
  const { applicationId, kind, hospitalId, caseId } = outcome.application;
  const head = { caseId, hospitalId, applicationId, kind };
  if (outcome.effect === "regroup") {
    const record = rows.find((row) => row.applicationId === applicationId)?.record;
    return record === undefined ? [] : [{ ...head, record: caseToJson(record) }];
  }
  const fen = costFen[byId.find(caseId, hospitalId)[0] ?? -1] ?? Number.NaN;
  if (outcome.effect === "item-cost-points" && Number.isNaN(fen)) return [];
  const marks = approvedMarks(outcome, yuanOf(Number.isNaN(fen) ? 0 : fen));
  return Object.keys(marks).length === 0 ? [] : [{ ...head, marks }];
}
