import type { InpatientCase } from "../../cases/index.js";
import type { AuditGrouping } from "../../engine/audit-case-of.js";
import { type Engine, withoutGroup } from "../../engine/index.js";
import { knownGroups } from "../../engine/known-groups.js";
import { UnknownGroups } from "../../engine/unknown-groups.js";
import {
  CodeTally,
  GROUPING_STATUSES,
  type GroupingResult,
  type GroupingStatus,
} from "../../grouping/index.js";
import { addUnder, groupedBy } from "../../primitives/grouped-by.js";
import { compareText, type LocalizedText } from "../../primitives/index.js";
import { type Finding, repeatedDiagnostic } from "../../rules/index.js";
import { feedbackErrors } from "./feedback-errors.js";
import type { UnmatchedRow } from "./unmatched-rows.js";

/** 反馈行: what a hospital is told of one of its cases before any point is computed. */
export interface CaseFeedback extends Pick<InpatientCase, "caseId">, AuditGrouping {
  readonly hospitalId: string | undefined;
  /** 自带病组 and 分组方案的病组, where the two differ; `drg` is the one that settling takes */
  readonly givenDrg?: string;
  readonly schemeDrg?: string;
  /** whether its hospital has its id more than once */
  readonly repeated?: true;
  /** 请核对: what grouping noticed in the record, and what the edition's record rules found */
  readonly check: readonly { readonly code: string; readonly message: LocalizedText }[];
}

/** What feedback groups by, and where it counts what all cases together are told of. */
export interface FeedbackTools {
  readonly engine: Engine;
  /** takes what is said of the codes that groups rest on */
  readonly codes: CodeTally;
  readonly known: ReturnType<typeof knownGroups>;
  /** counts the cases whose group nobody knows */
  readonly unknown: UnknownGroups;
}

/** What the cases of a feedback are grouped by. */
export function feedbackTools(engine: Engine): FeedbackTools {
  const known = knownGroups(engine.scheme, engine.ruleset, engine.on, { rows: new Map() });
  return { engine, codes: new CodeTally(), known, unknown: new UnknownGroups(known, "cases") };
}

/** The group of a case as settling takes it, and what grouping the record noticed; a group that it carries is held against the scheme's. */
export function caseFeedback(
  record: InpatientCase,
  { engine, codes, known, unknown }: FeedbackTools,
): CaseFeedback {
  const { caseId, hospitalId } = record;
  const own = new UnknownGroups(known, "cases.drg");
  const byScheme = engine.group(record);
  const grouping = engine.groupAudited(record, codes, byScheme);
  unknown.take(grouping);
  const taken = own.take(grouping);
  const differing = differingGroups(record, engine, byScheme);
  const check = [...byScheme.diagnostics, ...own.diagnostics()];
  if (differing) {
    const settled = taken === grouping ? taken.drg : undefined;
    const info = { ...differing, taken: settled, scheme: engine.scheme?.reference ?? "" };
    check.push(feedbackErrors.diagnostic("warning", "FEEDBACK_GROUPS_DIFFER", "cases.drg", info));
  }
  return {
    ...{ hospitalId, caseId, ...taken, ...differing },
    check: check.map(({ code, message }) => ({ code, message })),
  };
}

/** The group that a record carries and the scheme's, where they are two; a record that the scheme cannot judge has no other. */
function differingGroups(record: InpatientCase, engine: Engine, byScheme: GroupingResult) {
  const { drg: givenDrg } = record;
  if (givenDrg === undefined) return undefined;
  const { drg: schemeDrg, status } = engine.groupAudited(withoutGroup(record), new CodeTally(), byScheme);
  return status === "invalid" || schemeDrg === givenDrg ? undefined : { givenDrg, schemeDrg };
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
  /** whose record carries another group than the scheme says */
  readonly groupsDiffer: number;
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
      groupsDiffer: own.filter(({ schemeDrg }) => schemeDrg !== undefined).length,
      toCheck: rowsOf.filter(({ check }) => check.length > 0).length,
      unmatched: left.get(hospitalId)?.length ?? 0,
    };
  });
}

function byHospital<Row extends { readonly hospitalId?: string | undefined }>(rows: readonly Row[]) {
  return groupedBy(rows, ({ hospitalId }) => hospitalId);
}
