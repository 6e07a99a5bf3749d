import type { CaseView } from "./case-view.js";
import { isExcluded } from "./is-excluded.js";

/** 合并症列表 of a kind of complication, as conditions name it. */
export type ComplicationList = "mcc" | "cc";

/** 列表中的其他诊断: an other diagnosis that stands in a list of complications, beside its principal diagnosis. */
export interface ListedComplication {
  /** 所在列表: severe or general complications */
  readonly list: ComplicationList;
  readonly code: string;
  /** place among the diagnoses, from 0 */
  readonly position: number;
  readonly principalDiagnosis: string;
}

/** 被排除的合并症: an other diagnosis that is a complication by its list, and that the principal diagnosis excludes. */
export interface ExcludedComplication extends ListedComplication {
  /** 排除表: the table that the complication names and that holds the principal diagnosis; absent where it is the principal diagnosis over again */
  readonly table?: string;
}

/** Position of the first other diagnosis that is a complication of a list and not excluded; -1 where none is. */
export function complicationAt(view: CaseView, list: ComplicationList): number {
  for (let at = 1; at < view.diagnosisCount; at += 1) {
    if (tableAt(view, list, at) !== 0 && !isExcludedAt(view, list, at)) return at;
  }
  return -1;
}

/** The other diagnoses of the case in view that are in a list of complications and excluded, in the order of the record. */
export function excludedComplications(view: CaseView, list: ComplicationList): ExcludedComplication[] {
  return listed(view, list)
    .filter(({ position }) => isExcludedAt(view, list, position))
    .map((each) => {
      if (view.diagnoses[each.position] === view.principalDiagnosis) return each;
      return { ...each, table: view.tables.exclusionTables[tableAt(view, list, each.position)] ?? "" };
    });
}

/** 无排除表: the other diagnoses that count as complications though a table might exclude them: the principal diagnosis has none in the scheme. */
export function unexcludedComplications(view: CaseView, list: ComplicationList): ListedComplication[] {
  if ((view.tables.exclusionOf[view.principalDiagnosis] ?? 0) !== 0) return [];
  return listed(view, list).filter(({ position }) => !isExcludedAt(view, list, position));
}

function listed(view: CaseView, list: ComplicationList): ListedComplication[] {
  const { diagnoses } = view.record;
  const principalDiagnosis = diagnoses[0] ?? "";
  return diagnoses.flatMap((code, position) =>
    position > 0 && tableAt(view, list, position) !== 0 ? [{ list, code, position, principalDiagnosis }] : [],
  );
}

function isExcludedAt(view: CaseView, list: ComplicationList, at: number): boolean {
  const { principalDiagnosis, tables } = view;
  const excluded = tables.exclusionOf[principalDiagnosis] ?? 0;
  return isExcluded(view.diagnoses[at] ?? 0, tableAt(view, list, at), principalDiagnosis, excluded);
}

/** The exclusion table that an other diagnosis names as a complication of a list; 0 where it is none. */
function tableAt({ tables, diagnoses }: CaseView, list: ComplicationList, at: number): number {
  return (list === "mcc" ? tables.mccTable : tables.ccTable)[diagnoses[at] ?? 0] ?? 0;
}
