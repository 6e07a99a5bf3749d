import { FUND_NAMES } from "../../cases/field-words.js";
import type { Locale, LocalizedText } from "../../primitives/index.js";
import type { LedgerSettlement } from "../../settlement/index.js";

/** Words of a statement beside the titles of its columns. */
export const STATEMENT_WORDS = {
  hospital: { zh: "医疗机构", en: "hospital" },
  fund: { zh: "险种", en: "fund" },
  cases: { zh: "例数", en: "cases" },
  unit: { zh: "支付单元", en: "payment unit" },
  costPerPoint: { zh: "每点数费用", en: "cost per point" },
  total: { zh: "合计", en: "total" },
} as const satisfies Record<string, LocalizedText>;

/** 账本名称: pooling area, fund and, where it has a budget of its own, medical community. */
export function ledgerTitle(
  {
    poolingArea,
    insuranceType,
    budgetUnit,
  }: Pick<LedgerSettlement, "poolingArea" | "insuranceType" | "budgetUnit">,
  locale: Locale,
): string {
  const names = [poolingArea, FUND_NAMES[insuranceType][locale], ...(budgetUnit ? [budgetUnit] : [])];
  return names.join(" · ");
}
