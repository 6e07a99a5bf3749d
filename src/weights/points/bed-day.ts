import { CARE_TYPES, HOSPITAL_GRADES } from "../../cases/field-values.js";
import { CARE_TYPE_WORDS, HOSPITAL_GRADE_WORDS } from "../../cases/field-words.js";
import { amount, keyed, oneOf, plain, rule, type TypeOf } from "../../declare/index.js";
import type { Formula } from "../../primitives/formula/formula.js";
import { inPoints } from "./net-cost.js";
import { LOS, type Operand, ofCase } from "./operands.js";
import { pointsRule } from "./points-rule.js";

const daily = keyed(
  CARE_TYPES,
  keyed(
    HOSPITAL_GRADES,
    rule(amount("床日标准", "daily standard", ["points/day", "yuan/day"]), {
      title: { zh: "床日标准", en: "daily standard" },
      without: {
        zh: "这一等级、类型的床日病例不计点",
        en: "bed-day cases of this grade and care type are not weighed",
      },
    }),
    HOSPITAL_GRADE_WORDS,
  ),
  CARE_TYPE_WORDS,
);

/** 床日标准 by care type and hospital grade, points or yuan a day. */
type BedDayStandards = TypeOf<typeof daily>;

const SYMBOL = "BP_bedday";

/**
 * 床日病例点数: `BP_bedday × LOS`; a daily amount in yuan becomes points first.
 *
 * @source ZJ-012, ZJ-013
 */
export const bedDay = pointsRule(
  { unit: plain(oneOf(["points", "yuan"])), daily },
  ({ unit, daily: standards }) => {
    const standard = standardOf(standards);
    return (unit === "points" ? standard : inPoints(standard).as(SYMBOL)).times(LOS).as("P", "bedDay");
  },
  ({ careType, grade }) => [`daily.${careType}.${grade}`],
);

function standardOf(standards: BedDayStandards): Formula<Operand> {
  return ofCase(SYMBOL, (group, { careType }) => {
    const { grade } = group;
    if (grade === undefined) return "hospital-unknown";
    const standard = careType && standards[careType]?.[grade];
    return standard === undefined ? "no-bed-day-standard" : group.number(standard);
  });
}
