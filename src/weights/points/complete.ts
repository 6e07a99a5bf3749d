import { BP, K } from "./operands.js";
import { pointsRule } from "./points-rule.js";

/**
 * 正常病例点数: `BP × K`.
 *
 * @source ZJ-009
 */
export const complete = pointsRule({}, () => BP.times(K).as("P", "completeStay"));
