import type { Formula } from "../../primitives/formula/formula.js";
import { value } from "../../primitives/formula/formula.js";
import type { Decimal } from "../../primitives/index.js";
import { inPoints } from "./net-cost.js";
import { marked, type Operand, P } from "./operands.js";

const amount = marked("amount", "negotiatedDrugCost", 2, "approval-missing");

/**
 * 国谈药附加点数 on top of those of the class: `P + amount × share × pointsPerAverage / Avg_all`.
 *
 * @source ZJ-046
 */
export function withNegotiatedDrugs(share: Decimal): Formula<Operand> {
  return P.plus(inPoints(amount.times(value("share", share)))).as("P", "negotiatedDrugs");
}
