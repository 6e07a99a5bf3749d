import type { InpatientCase } from "../cases/inpatient-case.js";
import type { GroupingStatus } from "../grouping/grouping-result.js";
import type { Decimal } from "../primitives/index.js";

/**
 * 受审病例: an inpatient case with what grouping, weighing and settlement found out about it. Each addition may be absent;
 * a rule that needs it is then unknown for this case.
 */
export interface AuditCase extends InpatientCase {
  readonly mdc?: string;
  readonly adrg?: string;
  readonly groupingStatus?: GroupingStatus;
  /** 权重 of the group */
  readonly relativeWeight?: Decimal;
  /** 组均次费用 of the group in the pooling area, yuan */
  readonly groupAverageCost?: Decimal;
  /** 按DRG结算费用 of the case, yuan */
  readonly drgPayment?: Decimal;
}
