import { type Locale, plainCell } from "../../primitives/index.js";
import { requireLocale, requireMade } from "../../primitives/require-made.js";
import type { CasePricing } from "./price-case.js";
import { NOT_PRICED_WORDS, payerText, remarkText } from "./price-words.js";

/** 计价说明: a pricing in words of one language, for a page or a letter; amounts as files carry them. */
export interface PricingWords {
  /** relative weight or base points; empty where the table has none */
  readonly weight: string;
  /** one a class of hospital and fund; yuan */
  readonly prices: readonly { readonly payer: string; readonly rate: string; readonly standard: string }[];
  /** why there is no price */
  readonly reason?: string;
  /** what has to be known with the price */
  readonly remarks: readonly string[];
}

/**
 * 计价说明: says a pricing in words.
 *
 * @example
 * ```ts
 * describePricing(priceCase(engine, stay), "zh").prices[0]?.payer; // "三级、职工"
 * ```
 */
export function describePricing(pricing: CasePricing, locale: Locale): PricingWords {
  requireMade({ pricing }, "priceCase()", "prices", "remarks");
  requireLocale(locale);
  const { weight, prices, reason, remarks } = pricing;
  return {
    weight: plainCell(weight, "points"),
    prices: prices.map(({ payer, rate, standard }) => ({
      payer: payerText(payer, locale),
      rate: plainCell(rate, "points"),
      standard: plainCell(standard, "yuan"),
    })),
    ...(reason && { reason: NOT_PRICED_WORDS[reason][locale] }),
    remarks: remarks.map((remark) => remarkText(remark, locale)),
  };
}
