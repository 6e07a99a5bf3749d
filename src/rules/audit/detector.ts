import type { AuditCase } from "../audit-case.js";

/** 检出器: one rule at work over a pass of the area's cases. */
export interface Detector<Kept = unknown> {
  /** takes in one case; called once a row, in any order. @param row the place of the case, by which rows of one stay are known */
  readonly add: (subject: AuditCase, row: number) => void;
  /** called once after the last case; absent where a rule judges each case as it comes, and keeps none */
  readonly finish?: () => void;
  /** what it keeps until then, as plain data */
  readonly kept?: () => Kept;
  /** takes over what another one of the rule keeps of other cases; called before `finish`. @param rows by row there, the row here */
  join?(kept: Kept, rows: readonly number[]): void;
}
