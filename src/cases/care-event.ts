import type { CivilDate, Decimal } from "../primitives/index.js";

/** 就诊事件类型: all values of {@link CareEventKind}. */
export const CARE_EVENT_KINDS = ["outpatient", "pharmacy"] as const;

/** 就诊事件类型: an outpatient visit or a purchase at a pharmacy. */
export type CareEventKind = (typeof CARE_EVENT_KINDS)[number];

/** 住院外就诊购药事件: what the audit rules look at around a stay. An absent field is unknown. */
export interface CareEvent {
  readonly patientId: string;
  readonly date?: CivilDate;
  readonly kind?: CareEventKind;
  /** yuan, at most 2 decimals */
  readonly amount?: Decimal;
  readonly hospitalId?: string;
}
