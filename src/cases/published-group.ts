import type { Decimal } from "../primitives/index.js";
import type { NamedInputs } from "./budget.js";

/** 病组参数: a row of a published group table; which values it needs depends on the edition's method. */
export interface PublishedGroup {
  readonly drg: string;
  /** 例均费用, yuan */
  readonly averageCost?: Decimal;
  /** 基准点数 */
  readonly basePoints?: Decimal;
  /** 权重 */
  readonly relativeWeight?: Decimal;
  /** 稳定病组 */
  readonly stable?: boolean;
  readonly inputs: NamedInputs;
}
