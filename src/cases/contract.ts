// Generated from src/cases/fields by `npm run records`.
import type { CivilDate } from "../primitives/index.js";
import type { InsuranceType } from "./field-values.js";

/** 签约: a row of the contracts file: a person signed with a primary unit, for payment by head. */
export interface Contract {
  /** 参保人标识 */
  readonly patientId: string;
  /** 定点医药机构代码 */
  readonly hospitalId: string;
  /** 统筹区: absent = that of the hospital */
  readonly poolingArea?: string;
  /** 险种 */
  readonly insuranceType: InsuranceType;
  /** 年龄: whole years, 0 to 150; completed years */
  readonly ageYears: number;
  /** 慢性病病种: as the edition's amounts a head name it; absent = none */
  readonly disease?: string;
  /** 签约起始日期 */
  readonly from: CivilDate;
  /** 签约终止日期 */
  readonly to: CivilDate;
  /** 转诊次数: whole referrals, 0 to 10,000; in the period, whose fees the unit pays; absent = none */
  readonly referrals?: number;
}
