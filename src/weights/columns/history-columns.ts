import type { CaseColumns } from "./case-columns.js";
import type { PackedTexts } from "./packed-texts.js";

/** What statistics of groups read of every case. */
type StatisticColumns = Pick<
  CaseColumns,
  | "count"
  | "hospitalIds"
  | "hospital"
  | "groups"
  | "group"
  | "status"
  | "careType"
  | "admissionDay"
  | "dischargeDay"
  | "lengthOfStayDays"
  | "totalCostFen"
>;

/** 参保人各列: what indexes of whole hospitals read beside. */
type PeopleColumns = Pick<CaseColumns, "patientIds" | "patient" | "sex" | "ageYears" | "patientPaymentFen">;

/**
 * 历史病例列: cases as far as weights rest on them, a few dozen bytes each; every {@link CaseColumns} is one. Without cost categories no group has shares of
 * cost, and without people no index of a whole hospital can be told.
 */
export interface HistoryColumns
  extends StatisticColumns,
    Partial<PeopleColumns>,
    Partial<Pick<CaseColumns, "costCategories" | "categoryFen">> {
  /** each is read once or twice, in their order, to see which stays are told more than once */
  readonly caseIds: readonly string[] | PackedTexts;
}

/** A history that tells of people too. */
export type PeopleHistory = HistoryColumns & PeopleColumns;

export function tellsOfPeople(history: HistoryColumns): history is PeopleHistory {
  return history.patient !== undefined;
}
