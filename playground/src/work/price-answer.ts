import { createEngine, decimal, describePricing, priceCase } from "chs-drg";
import { type Hospital, parseCase } from "chs-drg/cases";
import { loadShippedRuleset } from "chs-drg/data";
import { fourDecimals } from "./four-decimals.js";
import type { Answer, Ask } from "./operations.js";
import { Refusal } from "./refusal.js";
import { schemeOf } from "./scheme-of.js";
import { localGroups, trialAnswer } from "./trial-answer.js";

/** 病例计价与试算 under one edition, by the edition's own scheme. */
export async function priceAnswer(ask: Ask<"price">): Promise<Answer<"price">> {
  const { ruleset, locale, grade, local } = ask;
  if (Object.values(local).some((text) => text !== "" && !isPositive(text))) throw new Refusal("positive");
  const edition = await loadShippedRuleset(ruleset);
  const record = parseCase({ caseId: "1", ...ask.record });
  const dated = { on: record.dischargeDate ?? edition.effective.from };
  const engine = createEngine(edition, { ...dated, scheme: await schemeOf(edition, dated) });
  const groups = localGroups(edition, engine.group(record).drg, local);
  const pricing = priceCase(engine, record, {
    ...(grade !== "" && { grade: grade as Hospital["grade"] }),
    ...(record.insuranceType && { insuranceType: record.insuranceType }),
    ...(groups && local.basePoints !== "" && { groups }),
    ...(local.pointValue !== "" && { pointValue: decimal(local.pointValue) }),
    ...(local.coefficient !== "" && { coefficient: decimal(local.coefficient) }),
  });
  const { drg, name = "" } = pricing;
  const words = describePricing(pricing, locale);
  const prices = words.prices.map((price) => ({ ...price, rate: fourDecimals(price.rate) }));
  const isPriced = prices.length > 0 || pricing.reason === "paid-by-item";
  const trial = trialAnswer({ engine, record, groups, grade, local, isPriced }, locale);
  return { drg, name, ...words, prices, trial };
}

/** Whether a text is a plain decimal above zero: a point is worth something, and so are the figures of a group. */
function isPositive(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text) && decimal(text).gt(0);
}
