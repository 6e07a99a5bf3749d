import {
  type CivilDate,
  type Diagnostic,
  type LocalizedText,
  memberColumn,
  type TableColumn,
} from "../../primitives/index.js";
import {
  CASES_COLUMN,
  type CaseUnderReview,
  type GroupUnderReview,
  REVIEW_REASONS,
  reviewGroups,
} from "../../settlement/index.js";
import type { GroupReview } from "../../settlement/review/group-review.js";
import { runSummary } from "../area/run-summary.js";
import { DRG_COLUMN } from "../columns/group-columns.js";
import type { LeftOut } from "../left-out.js";
import { type CsvForm, csvTable } from "../output/csv-table.js";
import { jsonLines } from "../output/json-text.js";
import { intoFolder } from "../results/into-folder.js";
import { sourcesOf } from "../results/recorded-result.js";
import type { ResultPlace } from "../results/result-place.js";
import { readAllRows } from "../rows/read-all-rows.js";
import { settledLeftOut } from "../settle/settled-left-out.js";
import { noticed } from "../tell/noticed.js";
import type { Told } from "../terminal.js";
import { type MovedInputs, openSettled, settleAgain } from "./settled-folder.js";
import { yearErrors } from "./year-errors.js";
import { type GroupDecisionRow, groupDecisionRows } from "./year-rows.js";

/** What is asked of the groups of a settled year. */
export interface GroupReviewRequest extends CsvForm, MovedInputs {
  readonly settled: string;
  /** the day that the cases are put before the board on */
  readonly "applied-on": CivilDate;
  /** the board's decisions, one a group */
  readonly decisions?: string | undefined;
  readonly ruleset?: string | undefined;
}

/** What was put before the board. */
export interface GroupsReviewed {
  readonly groups: readonly GroupUnderReview[];
  readonly cases: number;
  readonly decided: number;
  readonly withoutDays: number;
  readonly withoutItems: number;
  /** by the settlement whose groups they are */
  readonly leftOut: LeftOut;
  /** what the settlement noticed, the cases that it left out by name among it */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * 付费异常病组的提交文件: the groups of a settled year with their cases, each case an application that `review` hears; and where the board has decided on a
 * group, the decision on each of its cases.
 */
export async function groupReviewFiles(
  request: GroupReviewRequest,
  place: ResultPlace,
  told: Told,
): Promise<GroupsReviewed> {
  return intoFolder("review groups", place, told.terminal, async (files, out) => {
    const decisionsInput = await files.input("decisions", request.decisions);
    const settled = await openSettled(request.settled, files, told, request);
    const { engine } = settled;
    const rules = engine.parameters.settlement.groupReview;
    if (rules === undefined)
      throw yearErrors.error("GROUP_REVIEW_ABSENT", { ruleset: engine.ruleset.reference });
    const year = settleAgain(settled);
    const { area } = year;
    const review = reviewGroups(area.settled, area.payments, rules);
    const applications = review.cases.map((one) => applicationOf(one, request["applied-on"]));
    const decided = decisionsInput
      ? await readAllRows(decisionsInput, groupDecisionRows, told, decidesOn(review.groups), true)
      : [];
    const decisions = decided.flatMap((decision) =>
      review.cases.filter((one) => isOfGroup(one, decision)).map((one) => decisionOn(one, decision)),
    );
    await out.save("groups.csv", csvTable(REVIEWED_GROUP_COLUMNS, review.groups, request));
    await out.save("cases.jsonl", jsonLines(review.cases));
    await out.save("applications.jsonl", jsonLines(applications));
    if (decisionsInput) await out.save("decisions.jsonl", jsonLines(decisions));
    const { withoutDays, withoutItems } = review;
    const diagnostics = noticed(area);
    const inputs = files.digests();
    const counts = { ...countsOf(review), decided: decisions.length, withoutDays, withoutItems };
    const summary = {
      ...runSummary("review groups", engine, { inputs, outputs: out.digests }),
      options: { "applied-on": request["applied-on"] },
      counts,
      diagnostics,
      from: sourcesOf(request.settled, inputs, place.folder),
    };
    await out.publish(summary);
    return {
      groups: review.groups,
      cases: review.cases.length,
      decided: decisions.length,
      withoutDays,
      withoutItems,
      leftOut: settledLeftOut(year),
      diagnostics,
    };
  });
}

/** Groups by verdict and cases by reason, none of a kind being a count too. */
function countsOf({ groups, cases }: GroupReview) {
  const byName = (names: readonly string[], count: (name: string) => number) =>
    Object.fromEntries(names.map((name) => [name, count(name)]));
  return {
    groups: groups.length,
    byVerdict: byName(
      Object.keys(VERDICT_WORDS),
      (name) => groups.filter((one) => one.verdict === name).length,
    ),
    cases: cases.length,
    byReason: byName(
      REVIEW_REASONS,
      (name) => cases.filter(({ reasons }) => reasons.some((reason) => reason === name)).length,
    ),
  };
}

/** One application a case, under its first reason. */
function applicationOf(one: CaseUnderReview, appliedOn: CivilDate): object {
  const { hospitalId, caseId, reasons } = one;
  return {
    applicationId: idOf(one),
    kind: "special-review",
    hospitalId,
    caseId,
    appliedOn,
    reason: reasons[0],
  };
}

function decisionOn(one: CaseUnderReview, { votesFor, votesAgainst }: GroupDecisionRow): object {
  return { applicationId: idOf(one), votesFor, votesAgainst };
}

function idOf({ drg, hospitalId, caseId }: CaseUnderReview): string {
  return [drg, hospitalId, caseId].join("/");
}

/** Whether a case stands before the board for its group, and not for itself. */
function isOfGroup({ drg, reasons }: CaseUnderReview, decision: GroupDecisionRow): boolean {
  return drg === decision.drg && (reasons[0] === "high-cost" || reasons[0] === "low-cost");
}

/** A decision is on a group that is abnormal, and one only: another would be lost without a word. */
function decidesOn(groups: readonly GroupUnderReview[]) {
  const abnormal = new Set(
    groups.flatMap(({ drg, verdict }) => (verdict === "high" || verdict === "low" ? [drg] : [])),
  );
  const seen = new Map<string, number>();
  return ({ drg }: GroupDecisionRow, line: number): Diagnostic | undefined => {
    const first = seen.get(drg);
    seen.set(drg, first ?? line);
    if (first !== undefined)
      return yearErrors.diagnostic("error", "ROW_ID_TWICE", "drg", { id: drg, line: first });
    return abnormal.has(drg)
      ? undefined
      : yearErrors.diagnostic("error", "DECISION_GROUP_NOT_ABNORMAL", "drg", { drg });
  };
}

const VERDICT_WORDS: Readonly<Record<GroupUnderReview["verdict"], LocalizedText>> = {
  high: { zh: "异常高值", en: "abnormally high" },
  low: { zh: "异常低值", en: "abnormally low" },
  ordinary: { zh: "正常", en: "ordinary" },
  unknown: { zh: "界限未知", en: "limit not known" },
};

/** 病组表各栏: the file and the terminal read the same list. */
export const REVIEWED_GROUP_COLUMNS: readonly TableColumn<GroupUnderReview>[] = [
  DRG_COLUMN,
  memberColumn("verdict", { zh: "判定", en: "verdict" }, { words: VERDICT_WORDS }),
  CASES_COLUMN,
  memberColumn("hospitals", { zh: "收治机构数", en: "hospitals" }, { format: "count" }),
  memberColumn("itemCost", { zh: "按项目总费用", en: "item cost" }, { format: "yuan" }),
  memberColumn("drgPayment", { zh: "按DRG结算总费用", en: "DRG payment" }, { format: "yuan" }),
  memberColumn("ratio", { zh: "费用与结算之比", en: "cost over payment" }, { format: "points" }),
];
