import { decimal } from "../../primitives/index.js";
import type {
  BudgetMethod,
  BudgetUnitMethod,
  OffSiteParameters,
  PointValueMethod,
  PrepaymentParameters,
  SharingParameters,
} from "../parameters.js";
import type { SettlementSection } from "../section.js";
import { present } from "./present.js";
import type { RuleReader } from "./rule-reader.js";

/** The way to the year's total; an edition that names none takes what the budget file gives. */
export function bindBudget(section: SettlementSection["budget"], reader: RuleReader): BudgetMethod {
  if (!reader.inForce(section)) return { method: "given" };
  if (section.method !== "growth") return { method: section.method };
  const growthRate = reader.optional(section.growthRate, "growthRate");
  return growthRate === undefined
    ? { method: "growth" }
    : { method: "growth", growthRate: decimal(growthRate) };
}

export function bindPointValue(
  section: SettlementSection["pointValue"],
  reader: RuleReader,
): PointValueMethod | undefined {
  if (!reader.inForce(section)) return undefined;
  const publishedRounding = reader.optional(section.publishedRounding, "publishedRounding");
  const rounding = present({ publishedRounding });
  return section.method === "fund"
    ? { method: "fund", ...rounding }
    : { method: "total-cost", budgetAmount: section.budgetAmount, ...rounding };
}

export function bindBudgetUnits(
  section: SettlementSection["budgetUnits"],
  reader: RuleReader,
): BudgetUnitMethod {
  return reader.inForce(section) ? section.method : "none";
}

export function bindSharing(
  section: SettlementSection["sharing"],
  reader: RuleReader,
): SharingParameters | undefined {
  if (!reader.inForce(section)) return undefined;
  const values = reader.all({ hospitalsKeep: section.hospitalsKeep, fundBears: section.fundBears });
  return values && { hospitalsKeep: decimal(values.hospitalsKeep), fundBears: decimal(values.fundBears) };
}

export function bindPrepayment(
  section: SettlementSection["prepayment"],
  reader: RuleReader,
): PrepaymentParameters | undefined {
  if (!reader.inForce(section)) return undefined;
  const ratio = reader.value(section.ratio, "ratio");
  if (ratio === undefined) return undefined;
  return {
    method: section.method,
    ratio: decimal(ratio),
    negative: section.negative ?? "carry",
    communityOnly: reader.optional(section.communityOnly, "communityOnly") ?? false,
  };
}

export function bindOffSite(
  section: SettlementSection["offSite"],
  reader: RuleReader,
): OffSiteParameters | undefined {
  if (!reader.inForce(section)) return undefined;
  const firstPaidByItem = reader.value(section.firstPaidByItem, "firstPaidByItem");
  if (firstPaidByItem === undefined) return undefined;
  return { method: section.method, firstPaidByItem, cap: reader.optional(section.cap, "cap") ?? "none" };
}
