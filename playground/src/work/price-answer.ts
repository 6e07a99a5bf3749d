import { createEngine, describePricing, priceCase } from "chs-drg";
import { parseCase } from "chs-drg/cases";
import { loadShippedRuleset } from "chs-drg/data";
import { fourDecimals } from "./four-decimals.js";
import type { Answer, Ask } from "./operations.js";
import { schemeOf } from "./scheme-of.js";

/** 病例计价 under one edition, by the edition's own scheme. */
export async function priceAnswer({ record, ruleset, locale }: Ask<"price">): Promise<Answer<"price">> {
  const edition = await loadShippedRuleset(ruleset);
  const engine = createEngine(edition, { scheme: await schemeOf(edition) });
  const pricing = priceCase(engine, parseCase({ caseId: "1", ...record }));
  const { drg, name = "" } = pricing;
  const words = describePricing(pricing, locale);
  const prices = words.prices.map((price) => ({ ...price, rate: fourDecimals(price.rate) }));
  return { drg, name, ...words, prices };
}
