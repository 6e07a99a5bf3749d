import { CodeTally } from "../../grouping/index.js";
import { type CivilDate, type Diagnostic, FEN_DECIMALS, fenOf, yuanOf } from "../../primitives/index.js";
import { checkSample, type ReviewOutcome } from "../../settlement/index.js";
import type { CaseColumns } from "../../weights/index.js";
import { runSummary } from "../area/run-summary.js";
import type { LeftOut } from "../left-out.js";
import { jsonLines } from "../output/json-text.js";
import { intoFolder } from "../results/into-folder.js";
import { sourcesOf } from "../results/recorded-result.js";
import type { ResultPlace } from "../results/result-place.js";
import { readAllRows } from "../rows/read-all-rows.js";
import { settledLeftOut } from "../settle/settled-left-out.js";
import type { Told } from "../terminal.js";
import { CasesById } from "./cases-by-id.js";
import { clauseKey, reviewClauses } from "./edition-clauses.js";
import { cycleEnding } from "./month.js";
import { type ApplicationOutcome, reviewRows } from "./review-rows.js";
import { type MovedInputs, openSettled, settleAgain, settleWith } from "./settled-folder.js";
import { readCalendar } from "./work-calendar.js";
import { yearErrors } from "./year-errors.js";
import { type ApplicationRow, applicationRows, type DecisionRow, decisionRows } from "./year-rows.js";

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

/** What a review came to: every application once, in the order of its file. */
export interface Reviewed {
  readonly outcomes: readonly ApplicationOutcome[];
  readonly changes: number;
  /** by the settlement that is reviewed */
  readonly leftOut: LeftOut;
}

/** 评审文件: every application checked for kind, case, deadline and quota, then decided where the experts have; marks for those that passed. */
export async function reviewFiles(request: ReviewRequest, place: ResultPlace, told: Told): Promise<Reviewed> {
  return intoFolder("review", place, told.terminal, async (files, out) => {
    const applicationsInput = await files.input("applications", request.applications);
    const decisionsInput = await files.input("decisions", request.decisions);
    const calendarInput = await files.input("calendar", request.calendar);
    const settled = await openSettled(request.settled, files, told, request);
    const { engine, budget } = settled;
    const rules = engine.parameters.settlement.reviews;
    if (rules.length === 0) throw yearErrors.error("REVIEW_ABSENT", { ruleset: engine.ruleset.reference });
    const rows = await readAllRows(applicationsInput, applicationRows, told, onceEach());
    const decisions = decisionsInput
      ? await readAllRows(
          decisionsInput,
          decisionRows,
          told,
          decidesOn(rows, settled.cases.taken.columns),
          true,
        )
      : [];
    const calendar = calendarInput && (await readCalendar(calendarInput));
    const cycleEnd = request["cycle-end"];
    const year = settleAgain(settled);
    const { outcomes, approved, changes } = reviewRows(rows, decisions, {
      area: year.area,
      period: budget.period,
      rules,
      grounds: engine.parameters.weights.reviewGrounds,
      earlier: settled.changes.flat(),
      settleWith: (changes) => settleWith(settled, changes).area,
      groupOf: (record) => engine.groupAudited(record, new CodeTally()).drg,
      cycle: cycleEnd === undefined ? undefined : cycleEnding(cycleEnd, rules, budget.period),
      calendar,
      clauses: (kind) => reviewClauses(engine.ruleset, engine.parameters.on, kind).map(clauseKey),
    });
    await out.save("decisions.jsonl", jsonLines(outcomes));
    await out.save("marks.jsonl", jsonLines(changes));
    const count = request["check-sample"];
    const sample = count === undefined ? undefined : drawn(approved, count, request.seed);
    if (sample !== undefined) await out.save("check-sample.jsonl", jsonLines(sample));
    const inputs = files.digests();
    const summary = {
      ...runSummary("review", engine, { inputs, outputs: out.digests }),
      options: {
        ...(cycleEnd !== undefined && { "cycle-end": cycleEnd }),
        ...(count !== undefined && { "check-sample": String(count), seed: request.seed }),
      },
      counts: {
        applications: rows.length,
        byState: countStates(outcomes),
        changes: changes.length,
        ...(sample && { checkSample: sample.length }),
      },
      from: sourcesOf(request.settled, inputs, place.folder),
    };
    await out.publish(summary);
    return { outcomes, changes: changes.length, leftOut: settledLeftOut(year) };
  });
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

/**
 * A decision is on an application of the file, and one only: another would be lost without a word. What it finds unreasonable is of the cost of the case: above it
 * nothing would be left to pay for, and one of the two amounts is wrong.
 */
function decidesOn(applications: readonly ApplicationRow[], columns: CaseColumns) {
  const known = new Map(applications.map((application) => [application.applicationId, application]));
  const once = onceEach();
  const byId = new CasesById(columns);
  return (row: DecisionRow, line: number): Diagnostic | undefined => {
    const { applicationId, unreasonableCost } = row;
    const application = known.get(applicationId);
    if (application === undefined)
      return yearErrors.diagnostic("error", "DECISION_APPLICATION_UNKNOWN", "applicationId", {
        applicationId,
      });
    const { caseId, hospitalId } = application;
    const costFen = columns.totalCostFen[byId.find(caseId, hospitalId)[0] ?? -1] ?? Number.NaN;
    if (unreasonableCost === undefined || !(fenOf(unreasonableCost) > costFen)) return once(row, line);
    return yearErrors.diagnostic("error", "DECISION_ABOVE_COST", "unreasonableCost", {
      ...{ applicationId, caseId },
      unreasonable: unreasonableCost.toFixed(FEN_DECIMALS),
      cost: yuanOf(costFen).toFixed(FEN_DECIMALS),
    });
  };
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

/** How many applications ended in each state; together they are all. */
export function countStates(outcomes: readonly ApplicationOutcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of outcomes) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
