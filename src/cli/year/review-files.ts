import { caseToJson } from "../../cases/index.js";
import { reviewPopulation } from "../../engine/index.js";
import {
  type CivilDate,
  compareText,
  type Diagnostic,
  fromScaled,
  type Locale,
  type LocalizedText,
} from "../../primitives/index.js";
import {
  type Application,
  approvedMarks,
  checkSample,
  lastDay,
  quotaCount,
  type ReviewContext,
  type ReviewOutcome,
  type ReviewParameters,
  reselect,
  reviewApplications,
} from "../../settlement/index.js";
import { runSummary } from "../area/run-summary.js";
import { jsonLines, jsonText } from "../io/json-text.js";
import { readAllRows } from "../io/read-all-rows.js";
import { ResultFolder } from "../io/result-folder.js";
import { Workspace } from "../io/workspace.js";
import type { Terminal } from "../terminal.js";
import { CaseDiseases } from "./case-diseases.js";
import { CasesById } from "./cases-by-id.js";
import { clauseKey, reviewClauses } from "./edition-clauses.js";
import { cycleEnding } from "./month.js";
import { sourcesOf } from "./recorded-result.js";
import type { ResultPlace } from "./result-place.js";
import { type MovedInputs, openSettled, settleAgain } from "./settled-folder.js";
import { readCalendar } from "./work-calendar.js";
import { yearErrors } from "./year-errors.js";
import { type ApplicationRow, applicationRows, decisionRows } from "./year-rows.js";
import { BEYOND_WORDS, CAUSE_WORDS, SWAP_WORDS, WAITING_WORDS, WITHDRAWN_WORDS } from "./year-words.js";

/** What a review is asked for. */
export interface ReviewRequest extends MovedInputs {
  readonly settled: string;
  readonly applications: string;
  readonly decisions?: string | undefined;
  /** holidays and working days, for deadlines that are counted in working days */
  readonly calendar?: string | undefined;
  /** last day of the month or quarter that is applied for */
  readonly "cycle-end"?: CivilDate | undefined;
  readonly ruleset?: string | undefined;
  /** 抽查件数: how many of the approved record corrections are drawn to be checked */
  readonly "check-sample"?: number | undefined;
  /** what the draw rests on */
  readonly seed: string;
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

/** What a review came to: every application once, in the order of its file. */
export interface Reviewed {
  readonly outcomes: readonly ApplicationOutcome[];
  readonly changes: number;
}

const FEN_DECIMALS = 2;

/** 评审文件: every application checked for kind, case, deadline and quota, then decided where the experts have; marks for those that passed. */
export async function reviewFiles(
  request: ReviewRequest,
  { folder, replace }: ResultPlace,
  terminal: Terminal,
  locale: Locale,
): Promise<Reviewed> {
  const files = new Workspace(terminal);
  const out = new ResultFolder(files, folder, { command: "review", replace });
  const told = { terminal, locale };
  try {
    const optional = async (role: string, file: string | undefined) =>
      file === undefined ? undefined : await files.input(role, file);
    const applicationsInput = await files.input("applications", request.applications);
    const decisionsInput = await optional("decisions", request.decisions);
    const calendarInput = await optional("calendar", request.calendar);
    const settled = await openSettled(request.settled, files, told, request);
    const { engine, budget, cases } = settled;
    const rules = engine.parameters.settlement.reviews;
    if (rules.length === 0) throw yearErrors.error("REVIEW_ABSENT", { ruleset: engine.ruleset.reference });
    const rows = await readAllRows(applicationsInput, applicationRows, told, onceEach());
    const decisions = decisionsInput
      ? await readAllRows(decisionsInput, decisionRows, told, onceEach(), true)
      : [];
    const calendar = calendarInput && (await readCalendar(calendarInput));
    const { area } = settleAgain(settled);
    const byId = new CasesById(cases.taken.columns);
    const saysOf = new CaseDiseases(area, byId);
    const heard = standing(
      rows.map((row) => saysOf.named(row)),
      rules,
    );
    const context: ReviewContext = {
      hasCase: (hospitalId, caseId) => byId.find(caseId, hospitalId).length === 1,
      isElsewhere: (hospitalId, caseId) =>
        byId.find(caseId, hospitalId).length === 0 && byId.find(caseId).length > 0,
      doubt: (application) =>
        withoutRecord(rows, application) ? "record-missing" : saysOf.against(application),
      population: reviewPopulation(area, {
        period: budget.period,
        ...(request["cycle-end"] && { cycle: cycleEnding(request["cycle-end"], rules) }),
        applied: (hospitalId) => rows.filter((row) => row.hospitalId === hospitalId).length,
      }),
      ...(request["cycle-end"] && { cycleEnd: request["cycle-end"] }),
      ...(calendar && { calendar }),
    };
    const reviewed = reviewApplications(heard.applications, decisions, rules, context);
    const clauses = (kind: ApplicationRow["kind"]) =>
      reviewClauses(engine.ruleset, engine.on, kind).map(clauseKey);
    const outcomes = rows.map((row): ApplicationOutcome => {
      const outcome = reviewed.find(({ application }) => application.applicationId === row.applicationId);
      const rule = rules.find(({ kind }) => kind === row.kind);
      return outcomeOf(row, outcome, heard.notHeard.get(row.applicationId), rule, context, clauses(row.kind));
    });
    const approved = reviewed.filter(({ state }) => state === "approved");
    const changes = approved.flatMap((outcome) => changesOf(outcome, rows, byId, area.weighed.totalCostFen));
    await out.save("decisions.jsonl", jsonLines(outcomes));
    await out.save("marks.jsonl", jsonLines(changes));
    const count = request["check-sample"];
    const sample = count === undefined ? undefined : drawn(approved, count, request.seed);
    if (sample !== undefined) await out.save("check-sample.jsonl", jsonLines(sample));
    const inputs = files.digests();
    const summary = {
      ...runSummary("review", engine, { inputs, outputs: out.digests }),
      options: {
        ...(request["cycle-end"] !== undefined && { "cycle-end": request["cycle-end"] }),
        ...(count !== undefined && { "check-sample": String(count), seed: request.seed }),
      },
      counts: {
        applications: rows.length,
        byState: countStates(outcomes),
        changes: changes.length,
        ...(sample && { checkSample: sample.length }),
      },
      from: sourcesOf(request.settled, inputs, folder),
    };
    await out.save("summary.json", jsonText(summary));
    await out.publish();
    return { outcomes, changes: changes.length };
  } finally {
    await files.abandon();
  }
}

/** An id may stand once: of two rows neither can be preferred. */
function onceEach(): (row: { readonly applicationId: string }, line: number) => Diagnostic | undefined {
  const seen = new Map<string, number>();
  return ({ applicationId: id }, line) => {
    const first = seen.get(id);
    if (first !== undefined)
      return yearErrors.diagnostic("error", "ROW_ID_TWICE", "applicationId", { id, line: first });
    seen.set(id, line);
    return undefined;
  };
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

/** 抽查: the corrected records that are to be checked against the hospital's papers. */
function drawn(approved: readonly ReviewOutcome[], count: number, seed: string): object[] {
  const corrected = approved.filter(({ application }) => application.kind === "record-correction");
  const byId = new Map(corrected.map(({ application }) => [application.applicationId, application]));
  return checkSample([...byId.keys()], count, seed).flatMap((id) => {
    const { applicationId, hospitalId = "", caseId = "", reason, appliedOn } = byId.get(id) ?? {};
    return [{ applicationId, hospitalId, caseId, appliedOn, ...(reason !== undefined && { cause: reason }) }];
  });
}

/** A correction is judged by the corrected record; without one there is nothing to group again. */
function withoutRecord(rows: readonly ApplicationRow[], { kind, applicationId }: Application): boolean {
  const row = rows.find((one) => one.applicationId === applicationId);
  return kind === "record-correction" && row?.record === undefined;
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
): object[] {
  const { applicationId, kind, hospitalId, caseId } = outcome.application;
  const head = { caseId, hospitalId, applicationId, kind };
  if (outcome.effect === "regroup") {
    const record = rows.find((row) => row.applicationId === applicationId)?.record;
    return record === undefined ? [] : [{ ...head, record: caseToJson(record) }];
  }
  const fen = costFen[byId.find(caseId, hospitalId)[0] ?? -1] ?? Number.NaN;
  if (outcome.effect === "item-cost-points" && Number.isNaN(fen)) return [];
  const marks = approvedMarks(outcome, fromScaled(BigInt(Number.isNaN(fen) ? 0 : fen), FEN_DECIMALS));
  return Object.keys(marks).length === 0 ? [] : [{ ...head, marks }];
}

/** How many applications ended in each state; together they are all. */
export function countStates(outcomes: readonly ApplicationOutcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of outcomes) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
