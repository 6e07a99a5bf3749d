import { decimal } from "../../primitives/index.js";
import type { QuotaRule } from "../parameters/quota.js";
import type { SettlementSection } from "../section.js";
import type { RuleReader } from "./rule-reader.js";

type QuotaSection = NonNullable<SettlementSection["byDisease"]>["exitQuota"];

/** 名额: `unreadable` where its number, unit or rounding is not known. Such a quota is not applied, and the reader has listed why. */
export function bindQuota(section: QuotaSection | undefined, reader: RuleReader): QuotaRule {
  if (section === undefined) return "none";
  const values = reader.all({ number: section.number, unit: section.unit, rounding: section.rounding });
  if (values === undefined) return "unreadable";
  return {
    number: decimal(values.number),
    unit: values.unit,
    rounding: values.rounding,
    population: section.population,
    period: section.period,
  };
}
