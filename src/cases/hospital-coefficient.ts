// Generated from src/cases/fields by `npm run records`.
import type { Decimal } from "../primitives/index.js";

/** 分组差异系数: a row of `coefficients.csv`, as `weigh` writes it and `settle --coefficients` reads it. */
export interface HospitalCoefficient {
  /** 定点医药机构代码 */
  readonly hospitalId: string;
  /** DRG 编码 */
  readonly drg: string;
  /** 状态: where the coefficient comes from; for people */
  readonly status?: string;
  /** 差异系数: decimal, above 0, at most 100; absent: there is none */
  readonly coefficient?: Decimal;
}
