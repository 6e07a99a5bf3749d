import type { CaseView } from "./case-view.js";

/** 被排除的合并症: an other diagnosis that is a complication by its list, and that the principal diagnosis excludes. */
export interface ExcludedComplication {
  /** 所在列表: severe or general complications */
  readonly list: ComplicationList;
  readonly code: string;
  /** place among the diagnoses, from 0 */
  readonly position: number;
  /** 排除表: the table that the complication names and that holds the principal diagnosis */
  readonly table: string;
  readonly principalDiagnosis: string;
}

/** 合并症列表 of a kind of complication, as conditions name it. */
export type ComplicationList = "mcc" | "cc";

/** Position of the first other diagnosis that is a complication of a list and not excluded; -1 where none is. */
export function complicationAt(view: CaseView, list: ComplicationList): number {
  const tableOf = list === "mcc" ? view.tables.mccTable : view.tables.ccTable;
  const excluded = view.tables.exclusionOf[view.principalDiagnosis] ?? 0;
  for (let at = 1; at < view.diagnosisCount; at += 1) {
    const number = tableOf[view.diagnoses[at] ?? 0] ?? 0;
    if (number !== 0 && number !== excluded) return at;
  }
  return -1;
}

/** The other diagnoses of the case in view that are in a list of complications and excluded, in the order of the record. */
export function excludedComplications(view: CaseView, list: ComplicationList): ExcludedComplication[] {
  const { mccTable, ccTable, exclusionOf, exclusionTables } = view.tables;
  const tableOf = list === "mcc" ? mccTable : ccTable;
  const table = exclusionOf[view.principalDiagnosis] ?? 0;
  const { diagnoses } = view.record;
  const excluded: ExcludedComplication[] = [];
  for (let position = 1; table !== 0 && position < view.diagnosisCount; position += 1) {
    if (tableOf[view.diagnoses[position] ?? 0] !== table) continue;
    excluded.push({
      ...{ list, code: diagnoses[position] ?? "", position },
      ...{ table: exclusionTables[table] ?? "", principalDiagnosis: diagnoses[0] ?? "" },
    });
  }
  return excluded;
}
