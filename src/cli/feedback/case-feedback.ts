import type { InpatientCase } from "../../cases/index.js";
import type { Engine } from "../../engine/index.js";
import { GROUPING_STATUSES, type GroupingResult, type GroupingStatus } from "../../grouping/index.js";
import { addUnder, groupedBy } from "../../primitives/grouped-by.js";
import { compareText, type LocalizedText } from "../../primitives/index.js";
import { type Finding, repeatedDiagnostic } from "../../rules/index.js";
import type { UnmatchedRow } from "./unmatched-rows.js";

/** 反馈行: what a hospital is told of one of its cases before any point is computed. */
export interface CaseFeedback extends Pick<GroupingResult, "caseId" | "status" | "mdc" | "adrg" | "drg"> {
  readonly hospitalId: string | undefined;
  /** whether its hospital has its id more than once */
  readonly repeated?: true;
  /** 请核对: what grouping noticed in the record, and what the edition's record rules found */
  readonly check: readonly { readonly code: string; readonly message: LocalizedText }[];
}

/** The group of a case, and what was noticed on the way. */
export function caseFeedback(record: InpatientCase, engine: Engine): CaseFeedback {
  const { caseId, status, mdc, adrg, drg, diagnostics } = engine.group(record);
  const check = diagnostics.map(({ code, message }) => ({ code, message }));
  return { hospitalId: record.hospitalId, caseId, status, mdc, adrg, drg, check };
}

/** The same with what the record rules of the edition found in it. */
export function withFindings(rows: readonly CaseFeedback[], findings: readonly Finding[]): CaseFeedback[] {
  const byCase = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.kind !== "record") continue;
    for (const caseId of finding.caseIds) {
      const key = keyOf(finding.hospitalId, caseId);
      addUnder(byCase, key, finding);
    }
  }
  return rows.map((row) => {
    const found = byCase.get(keyOf(row.hospitalId, row.caseId)) ?? [];
    const more = found.map(({ ruleId, message }) => ({ code: ruleId, message }));
    return more.length === 0 ? row : { ...row, check: [...row.check, ...more] };
  });
}

/** The same where a hospital has an id more than once: as in settlement none of its rows is preferred, and each says so. */
export function withRepeated(rows: readonly CaseFeedback[]): CaseFeedback[] {
  const alike = groupedBy(rows, ({ hospitalId, caseId }) => keyOf(hospitalId, caseId));
  return rows.map((row) => {
    const same = row.hospitalId === undefined ? [] : (alike.get(keyOf(row.hospitalId, row.caseId)) ?? []);
    if (same.length < 2) return row;
    const told = repeatedDiagnostic(same.map(({ caseId }) => caseId));
    return {
      ...row,
      repeated: true,
      check: [...row.check, ...told.map(({ code, message }) => ({ code, message }))],
    };
  });
}

function keyOf(hospitalId: string | undefined, caseId: string): string {
  return JSON.stringify([hospitalId ?? null, caseId]);
}

/** 机构小结: how a hospital's cases stand before points are computed; the statuses add up to `cases`, and what stands under one id more than once is beside them. */
export interface HospitalFeedback {
  readonly hospitalId: string;
  readonly cases: number;
  readonly byStatus: Readonly<Record<GroupingStatus, number>>;
  readonly repeated: number;
  /** cases with something to check, the repeated ones among them */
  readonly toCheck: number;
  /** its rows that found no counterpart in matching */
  readonly unmatched: number;
}

/** By hospital; cases that name none are in no row, and the command says how many. */
export function hospitalFeedback(
  rows: readonly CaseFeedback[],
  unmatched: readonly UnmatchedRow[],
): HospitalFeedback[] {
  const ids = [...rows, ...unmatched].flatMap(({ hospitalId }) => hospitalId ?? []);
  const cases = byHospital(rows);
  const left = byHospital(unmatched);
  return [...new Set(ids)].sort(compareText).map((hospitalId) => {
    const rowsOf = cases.get(hospitalId) ?? [];
    const own = rowsOf.filter(({ repeated }) => !repeated);
    return {
      ...{ hospitalId, cases: own.length },
      byStatus: Object.fromEntries(
        GROUPING_STATUSES.map((status) => [status, own.filter((row) => row.status === status).length]),
      ) as HospitalFeedback["byStatus"],
      repeated: rowsOf.length - own.length,
      toCheck: rowsOf.filter(({ check }) => check.length > 0).length,
      unmatched: left.get(hospitalId)?.length ?? 0,
    };
  });
}

function byHospital<Row extends { readonly hospitalId?: string | undefined }>(rows: readonly Row[]) {
  return groupedBy(rows, ({ hospitalId }) => hospitalId);
}
