import type { Hospital } from "../cases/index.js";
import { isPaidOtherwise, type SettlementParameters, takenByRecord } from "../settlement/index.js";
import type { HalvingRule } from "../weights/index.js";

/**
 * 按病组付费的才减半: the rule of halving where other units than groups pay too: a stay that one of them takes is paid as that unit says, whoever came back.
 *
 * @param hospitals those of the area, which the units may ask about; of others they cannot tell
 * @source SX-018 halves the weight (CW) of a stay; SX-012, SX-023: by disease and outside a community none is paid
 */
export function halvedByGroup(
  halving: HalvingRule,
  settlement: SettlementParameters,
  hospitals: Iterable<Hospital>,
): HalvingRule {
  const takes = takenByRecord(settlement, hospitals, halving.pointsClasses);
  return {
    ...halving,
    spares: (earlier) => {
      const byClass = halving.spares(earlier);
      if (byClass === true) return true;
      const isSpared = isPaidOtherwise(takes(earlier));
      return isSpared === undefined ? "paymentUnit" : isSpared || byClass;
    },
  };
}
