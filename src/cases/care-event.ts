// Generated from src/cases/fields by `npm run records`.
import type { CivilDate, Decimal } from "../primitives/index.js";
import type { CareEventKind } from "./field-values.js";

/** 住院外就诊购药事件: what the audit rules look at around a stay. An absent field is unknown. */
export interface CareEvent {
  /** 参保人标识 */
  readonly patientId: string;
  /** 就诊日期 */
  readonly date?: CivilDate;
  /** 就诊事件类型 */
  readonly kind?: CareEventKind;
  /** 金额: yuan, at least 0, at most 2 decimals */
  readonly amount?: Decimal;
  /** 定点医药机构代码 */
  readonly hospitalId?: string;
}
