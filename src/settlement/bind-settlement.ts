import { type CitedReader, type Decimal, decimal } from "../primitives/index.js";
import {
  bindBudget,
  bindBudgetUnits,
  bindOffSite,
  bindPointValue,
  bindPrepayment,
  bindSharing,
} from "./bind/bind-budget.js";
import { bindRate } from "./bind/bind-rate.js";
import { bindReviews } from "./bind/bind-review.js";
import { bindTiers } from "./bind/bind-tiers.js";
import { bindBedDay, bindByDisease, bindCapitation } from "./bind/bind-units.js";
import { present } from "./bind/present.js";
import { RuleReader } from "./bind/rule-reader.js";
import type { SettlementParameters } from "./parameters.js";
import type { SettlementSection } from "./section.js";
import { settlementErrors } from "./settlement-errors.js";

/**
 * 绑定结算参数: turns the `settlement` section of a resolved edition into the parameters that the calculators take.
 *
 * A rule that is not in force, or that needs a value nobody could read, is left out; `assumptions` and `notEvaluated` say which.
 *
 * @throws `SETTLEMENT_SECTION_INCOMPLETE` when the payment unit, or the point value or rate that it needs, is not given
 */
export function bindSettlement(section: SettlementSection, reader: CitedReader): SettlementParameters {
  const root = new RuleReader(reader, "settlement");
  const unit = root.optional(section.unit, "unit");
  if (unit === undefined) throw settlementErrors.error("SETTLEMENT_SECTION_INCOMPLETE", { key: "unit" });
  const optional = {
    ledgerArea: root.optional(section.ledgerArea, "ledgerArea"),
    pointValue: bindPointValue(section.pointValue, root.inside("pointValue")),
    adjustmentShare: bindAdjustment(section.adjustmentFund, root.inside("adjustmentFund")),
    sharing: bindSharing(section.sharing, root.inside("sharing")),
    prepayment: bindPrepayment(section.prepayment, root.inside("prepayment")),
    offSite: bindOffSite(section.offSite, root.inside("offSite")),
    rate: bindRate(section.rate, root.inside("rate")),
    tiers: bindTiers(section, root),
    bedDay: bindBedDay(section.bedDay, root.inside("bedDay")),
    byDisease: bindByDisease(section.byDisease, root.inside("byDisease")),
    capitation: bindCapitation(section.capitation, root.inside("capitation")),
  };
  if (unit === "points" && optional.pointValue === undefined) {
    throw settlementErrors.error("SETTLEMENT_SECTION_INCOMPLETE", { key: "pointValue" });
  }
  if (unit === "rate" && optional.rate === undefined) {
    throw settlementErrors.error("SETTLEMENT_SECTION_INCOMPLETE", { key: "rate.source" });
  }
  return {
    unit,
    budget: bindBudget(section.budget, root.inside("budget")),
    budgetUnits: bindBudgetUnits(section.budgetUnits, root.inside("budgetUnits")),
    reviews: bindReviews(section.review, root.inside("review")),
    ...present(optional),
    assumptions: reader.assumptions,
    notEvaluated: reader.notEvaluated,
  };
}

function bindAdjustment(
  section: SettlementSection["adjustmentFund"],
  reader: RuleReader,
): Decimal | undefined {
  if (!reader.inForce(section)) return undefined;
  const share = reader.value(section.share, "share");
  return share === undefined ? undefined : decimal(share);
}
