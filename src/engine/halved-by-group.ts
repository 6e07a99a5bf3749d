import type { Hospital } from "../cases/index.js";
import { isPaidOtherwise, type SettlementParameters, takenByRecord } from "../settlement/index.js";
import type { HalvingRule } from "../weights/index.js";
import type { EditionParameters } from "./edition-parameters.js";

/**
 * 再入院减半的口径 of an edition, of stays that are paid by their groups: one that another payment unit takes is paid as that unit says, whoever came back.
 *
 * @param hospitals those of the area, which the units may ask about; of others they cannot tell
 * @source SX-018 halves the weight (CW) of a stay; SX-012, SX-023: by disease and outside a community none is paid
 */
export function halvedByGroup(
  { halving, paymentUnits }: Pick<EditionParameters, "halving" | "paymentUnits">,
  hospitals: Iterable<Hospital>,
): HalvingRule | undefined {
  return halving && paymentUnits ? sparingOtherUnits(halving, paymentUnits, hospitals) : halving;
}

function sparingOtherUnits(
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
