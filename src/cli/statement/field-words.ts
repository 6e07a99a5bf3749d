import type { InsuranceType } from "../../cases/index.js";
import type { LocalizedText } from "../../primitives/index.js";

/** 险种名称. */
export const FUND_NAMES: Readonly<Record<InsuranceType, LocalizedText>> = {
  employee: { zh: "职工", en: "employee" },
  resident: { zh: "居民", en: "resident" },
};

/** 结算清单栏名: as the area publishes them. */
export const STATEMENT_WORDS = {
  hospital: { zh: "医疗机构", en: "hospital" },
  fund: { zh: "险种", en: "fund" },
  cases: { zh: "例数", en: "cases" },
  basePoints: { zh: "基准点数", en: "base points" },
  settledPoints: { zh: "结算点数", en: "settled points" },
  totalWeight: { zh: "总权重", en: "total weight" },
  costPerPoint: { zh: "每点数费用", en: "cost per point" },
  rate: { zh: "费率", en: "rate" },
  itemTotalCost: { zh: "按项目总费用", en: "item total cost" },
  itemFundPayment: { zh: "按项目统筹支付", en: "item fund payment" },
  drgTotalCost: { zh: "按DRG总费用", en: "DRG total cost" },
  drgFundPayment: { zh: "按DRG统筹支付", en: "DRG fund payment" },
  balance: { zh: "差额", en: "balance" },
  total: { zh: "合计", en: "total" },
} as const satisfies Record<string, LocalizedText>;
