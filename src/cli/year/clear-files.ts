import type { Hospital } from "../../cases/index.js";
import { hospitalYears } from "../../engine/index.js";
import { type Diagnostic, type LocalizedText, presentColumns } from "../../primitives/index.js";
import {
  bedDayAssessments,
  type ClearingLine,
  type HospitalYear,
  type Prepaid,
} from "../../settlement/index.js";
import { runSummary } from "../area/run-summary.js";
import type { TextInput } from "../input/text-input.js";
import type { LeftOut } from "../left-out.js";
import { type CsvForm, csvTable } from "../output/csv-table.js";
import { hospitalNames } from "../report/named-hospital.js";
import { intoFolder } from "../results/into-folder.js";
import { readResult, sourceFolder, sourcesOf } from "../results/recorded-result.js";
import type { ResultPlace } from "../results/result-place.js";
import { readAllRows } from "../rows/read-all-rows.js";
import { settledLeftOut } from "../settle/settled-left-out.js";
import { missedTargets } from "../statement/missed-targets.js";
import type { Told } from "../terminal.js";
import { CLEARING_COLUMNS } from "./clearing-columns.js";
import { clearingPage, type StatementStep } from "./clearing-page.js";
import { besideWords } from "./clearing-remarks.js";
import { gapsTold, prepaidGaps, unstated } from "./prepaid-gaps.js";
import { readFindings } from "./read-findings.js";
import { readPrepaid } from "./read-prepaid.js";
import { recordedStatement } from "./recorded-statement.js";
import { requireStated } from "./require-stated.js";
import { type MovedInputs, openSettled, SETTLED_BY, settleAgain } from "./settled-folder.js";
import { yearErrors } from "./year-errors.js";
import { type AssessmentRow, assessmentRows, type PrepaidRow } from "./year-rows.js";

/** What clearing is asked for. */
export interface ClearRequest extends CsvForm, MovedInputs {
  readonly settled: string;
  readonly prepaid: string;
  readonly assessment?: string | undefined;
  readonly findings?: string | undefined;
  /** what reviewers did to the findings, step by step */
  readonly steps?: string | undefined;
  readonly ruleset?: string | undefined;
}

/** 清算结果. */
export interface Cleared {
  readonly lines: readonly ClearingLine[];
  readonly hospitals: readonly Hospital[];
  readonly diagnostics: readonly Diagnostic[];
  /** by the settlement that is cleared, and by clearing */
  readonly leftOut: LeftOut;
  /** what is paid beside the statement, and what deductions are no violations */
  readonly remarks: readonly LocalizedText[];
}

/** 年度清算文件: what each hospital is still due of a settled year, and a page that says how it came about. */
export async function clearFiles(request: ClearRequest, place: ResultPlace, told: Told): Promise<Cleared> {
  const { terminal, locale } = told;
  return intoFolder("clear", place, terminal, async (files, out) => {
    const prepaidInput = await files.input("prepaid", request.prepaid);
    const assessmentInput = await files.input("assessment", request.assessment);
    const findingsInput = await files.input("findings", request.findings);
    const stepsInput = await files.input("steps", request.steps);
    const settled = await openSettled(request.settled, files, told, request);
    const { engine, hospitals, budget, cases } = settled;
    const before = await readPrepaid(prepaidInput, told, budget);
    const prepaid = before.rows.map(prepaidOf);
    const years = await assessedYears(assessmentInput, hospitals, told);
    // Whoever gives no findings needs no rules that found them.
    const findings = findingsInput
      ? await readFindings(findingsInput, stepsInput, engine.parameters.rules.reviewRoles, told)
      : [];
    const year = settleAgain(settled);
    const steps = await earlierStatements(request.settled, told);
    requireStated(request.settled, steps.at(-1)?.rows ?? [], year.area.settled.result.statement);
    const gaps = prepaidGaps(before, year.area);
    const { lines, ...cleared } = engine.clear(year.area, { prepaid, findings, years });
    const idle = assessmentInput !== undefined && engine.parameters.settlement.tiers?.deposit === undefined;
    const ruleset = engine.ruleset.reference;
    const diagnostics = [
      ...before.diagnostics,
      ...gapsTold(gaps),
      ...(idle ? [yearErrors.diagnostic("warning", "ASSESSMENT_NOT_USED", "assessment", { ruleset })] : []),
      ...cleared.diagnostics,
    ];
    await out.save("clearing.csv", csvTable(CLEARING_COLUMNS, lines, request));
    const names = hospitalNames(hospitals);
    const assessed = bedDayAssessments(year.area.settled, year.area.payments);
    const remarks = [
      besideWords(year.area.units, NOT_CLEARED),
      missedTargets(assessed, (id) => names.get(id) ?? id),
    ].filter((words) => words !== undefined);
    const leftOut = {
      ...settledLeftOut(year),
      prepaid: unstated(before, gaps),
      lines: lines.filter(({ clearing }) => clearing === null).length,
      deductions: diagnostics.filter(({ code }) => code === "ENGINE_DEDUCTION_WITHOUT_LEDGER").length,
    };
    const page = {
      ruleset: engine.ruleset,
      period: budget.period,
      names,
      synthetic: cases.taken.columns.synthetic,
      steps,
      ledgers: year.area.settled.result.ledgers,
      lines,
      columns: presentColumns(CLEARING_COLUMNS, lines),
      ...{ diagnostics, leftOut, remarks },
    };
    await out.save("report.html", clearingPage(page, locale));
    const inputs = files.digests();
    const summary = {
      ...runSummary("clear", engine, { inputs, outputs: out.digests }),
      options: { headers: request.headers, bom: request.bom },
      counts: { lines: lines.length, findings: findings.length },
      diagnostics,
      from: sourcesOf(request.settled, inputs, place.folder),
    };
    await out.publish(summary);
    return { lines, hospitals, diagnostics, leftOut, remarks };
  });
}

const NOT_CLEARED: LocalizedText = {
  zh: "不在本次清算之内（结算清单之外的支付单元，见结算文件夹的 units.csv）",
  en: "Not in this clearing (paid beside the statement, see units.csv of the settlement)",
};

function prepaidOf({ hospitalId, poolingArea, insuranceType, payment: amount }: PrepaidRow): Prepaid {
  return { hospitalId, poolingArea, insuranceType, amount };
}

/** The yearly figures of hospitals; a score of the assessment's file takes the place of a hospital's own figures. */
async function assessedYears(
  assessment: TextInput | undefined,
  hospitals: readonly Hospital[],
  told: Told,
): Promise<readonly HospitalYear[]> {
  if (assessment === undefined) return hospitalYears(hospitals);
  const scores = await readAllRows(assessment, assessmentRows, told, scoresOf(hospitals));
  const scored = new Set(scores.map(({ hospitalId }) => hospitalId));
  return [...hospitalYears(hospitals).filter(({ hospitalId }) => !scored.has(hospitalId)), ...scores];
}

const MOST_SCORE = 100;

/** A score is of a hospital of the settlement, once, and within its range: it decides how much of a deposit is given back. */
function scoresOf(hospitals: readonly Hospital[]) {
  const known = new Set(hospitals.map(({ hospitalId }) => hospitalId));
  const seen = new Map<string, number>();
  return (
    { hospitalId: id, assessmentScore: score }: AssessmentRow,
    line: number,
  ): Diagnostic | undefined => {
    const first = seen.get(id);
    seen.set(id, first ?? line);
    if (first !== undefined)
      return yearErrors.diagnostic("error", "ROW_ID_TWICE", "hospitalId", { id, line: first });
    if (!known.has(id))
      return yearErrors.diagnostic("error", "ASSESSMENT_HOSPITAL_UNKNOWN", "hospitalId", { hospitalId: id });
    if (score.gte(0) && score.lte(MOST_SCORE)) return undefined;
    const info = { hospitalId: id, score: score.toFixed() };
    return yearErrors.diagnostic("error", "ASSESSMENT_SCORE_OUT_OF_RANGE", "assessmentScore", info);
  };
}

/** The statements from the first publication to the settlement that is cleared; as far back as the folders are at hand. */
async function earlierStatements(folder: string, told: Told): Promise<StatementStep[]> {
  const recorded = readResult(folder, SETTLED_BY);
  const rows = await recordedStatement(folder, recorded, told);
  const before = recorded.from.find(({ role }) => role === "settled");
  const earlier = before ? await earlierStatements(sourceFolder(folder, before), told) : [];
  return [...earlier, { command: recorded.command, rows }];
}
