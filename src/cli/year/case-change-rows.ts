import { caseToJson } from "../../cases/index.js";
import { yuanOf } from "../../primitives/index.js";
import {
  type Application,
  approvedMarks,
  type ReviewOutcome,
  type ReviewParameters,
  revokedMarks,
} from "../../settlement/index.js";
import type { CaseColumns } from "../../weights/index.js";
import type { CasesById } from "./cases-by-id.js";
import type { ApplicationRow } from "./year-rows.js";

/** 变更行 of an approval, or of one that is taken back: marks of the case, or its corrected record. */
export interface CaseChangeRow extends Pick<Application, "applicationId" | "kind" | "hospitalId" | "caseId"> {
  readonly marks?: Readonly<Record<string, string | boolean>>;
  readonly record?: ReturnType<typeof caseToJson>;
}

/** What an approval changes about its case: its marks, or its record. */
export function changesOf(
  outcome: ReviewOutcome,
  rows: readonly ApplicationRow[],
  byId: CasesById,
  { totalCostFen, marks: before }: CaseColumns,
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

/** What takes an earlier approval off its case. */
export function revocationOf(
  { applicationId, kind, hospitalId, caseId }: Application,
  rule: ReviewParameters | undefined,
  byId: CasesById,
  { marks }: CaseColumns,
): CaseChangeRow {
  const before = marks.get(byId.find(caseId, hospitalId)[0] ?? -1);
  return { caseId, hospitalId, applicationId, kind, marks: revokedMarks(kind, rule?.effect, before) };
}
