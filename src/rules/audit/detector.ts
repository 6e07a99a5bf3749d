import type { AuditCase } from "../audit-case.js";

/** 检出器: one rule at work over a pass of the area's cases. */
export interface Detector<Kept = unknown> {
  /** takes in one case; called once a case, in any order of cases */
  readonly add: (subject: AuditCase) => void;
  /** called once after the last case; absent where a rule judges each case as it comes, and keeps none */
  readonly finish?: () => void;
  /** what it keeps until then, as plain data */
  readonly kept?: () => Kept;
  /** takes over what another one of the rule keeps of other cases; called before `finish` */
  join?(kept: Kept): void;
}
