// Generated from src/cases/fields by `npm run records`.
import type { Decimal } from "../primitives/index.js";
import type { NamedInputs } from "./field-values.js";

/** 病组参数: a row of a published group table; which values it needs depends on the edition's method. */
export interface PublishedGroup {
  /** DRG 编码 */
  readonly drg: string;
  /** 例均费用: decimal, at least 0, at most 1000000000000 */
  readonly averageCost?: Decimal;
  /** 基准点数: decimal, at least 0, at most 1000000 */
  readonly basePoints?: Decimal;
  /** 权重: decimal, at least 0, at most 1000000 */
  readonly relativeWeight?: Decimal;
  /** 稳定病组 */
  readonly stable?: boolean;
  /** 另列数值: map of decimal; further inputs of an edition by name; any field that the table lacks becomes one */
  readonly inputs: NamedInputs;
}
