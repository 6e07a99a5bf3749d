import type { Hospital, InpatientCase } from "../cases/index.js";
import type { GroupingResult } from "../grouping/index.js";
import type { Decimal } from "../primitives/index.js";
import type { AuditCase } from "../rules/index.js";
import type { GroupRow } from "../weights/index.js";
import type { diseaseOfCase } from "./disease-of-case.js";

/** 监管所知: what supervision may know of a case beside its record. */
export interface AuditKnowledge {
  /** the group tables of the area; without them, weights and averages are unknown */
  readonly weights?: { readonly groups: { readonly rows: ReadonlyMap<string, GroupWorth> } };
  /** 按DRG结算费用 of a case, yuan, where the area was settled */
  readonly paymentOf?: (caseId: string, hospitalId: string | undefined) => Decimal | undefined;
  /** the hospitals of the area: which of them are paid by disease, and so of which disease a case is that names none; without them only marks say */
  readonly hospitals?: Iterable<Hospital>;
}

/** The same, ready to be asked of each case. */
export interface KnownOfCase extends AuditKnowledge {
  readonly diseaseOf?: ReturnType<typeof diseaseOfCase>;
}

/** What a group is worth, as far as supervision reads it. */
type GroupWorth = { readonly [Name in "relativeWeight" | "averageCost"]?: GroupRow[Name] | undefined };

/** What grouping says of a case, as far as supervision reads it; a group that came with the case has no MDC of its own. */
export type AuditGrouping = Pick<GroupingResult, "drg" | "status"> &
  Partial<Pick<GroupingResult, "mdc" | "adrg">>;

/** 受审病例的附加: what an audit case has beside its record; what is not known stays absent. */
export type AuditAdditions = Omit<AuditCase, Exclude<keyof InpatientCase, "drg">>;

/** 受审病例: the record with its group, what the group is worth, and what the case was paid. */
export function auditCaseOf(
  record: InpatientCase,
  grouping: AuditGrouping,
  known: KnownOfCase = {},
): AuditCase {
  const marks = marksOf(record, known);
  return { ...record, ...auditAdditions(record, grouping, known), ...(marks && { marks }) };
}

/** 受审标记: the marks of a case, among them the disease that it is of. */
export function marksOf(record: InpatientCase, { diseaseOf }: KnownOfCase): InpatientCase["marks"] {
  const disease = diseaseOf?.(record);
  if (disease === null && record.marks?.byDisease !== undefined) {
    const { byDisease: _ofNone, ...others } = record.marks;
    return others;
  }
  return disease ? { ...record.marks, byDisease: disease } : record.marks;
}

/** The additions of a case. */
export function auditAdditions(
  record: InpatientCase,
  grouping: AuditGrouping,
  known: AuditKnowledge,
): AuditAdditions {
  const { caseId, hospitalId } = record;
  const row = known.weights?.groups.rows.get(grouping.drg);
  const drgPayment = known.paymentOf?.(caseId, hospitalId);
  return {
    drg: grouping.drg,
    groupingStatus: grouping.status,
    ...(grouping.mdc !== undefined && { mdc: grouping.mdc }),
    ...(grouping.adrg !== undefined && { adrg: grouping.adrg }),
    ...(row?.relativeWeight && { relativeWeight: row.relativeWeight }),
    ...(row?.averageCost && { groupAverageCost: row.averageCost }),
    ...(drgPayment && { drgPayment }),
  };
}
