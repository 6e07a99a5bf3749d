import { memberColumn, type TableColumn } from "../../primitives/index.js";
import type { TierSettlement } from "../settlement-result.js";

const YUAN = { format: "yuan", total: "sum" } as const;

/** 层级总额去向表各栏: the terminal, the report and the summary read the same list. */
export const TIER_COLUMNS: readonly TableColumn<TierSettlement>[] = [
  memberColumn("tier", { zh: "层级", en: "tier" }),
  memberColumn("budget", { zh: "层级总额", en: "total of the tier" }, YUAN),
  memberColumn("reserved", { zh: "暂留", en: "reserved" }, YUAN),
  memberColumn("otherUnits", { zh: "其他支付单元", en: "other payment units" }, YUAN),
  memberColumn("total", { zh: "可分配总额", en: "to be shared" }, YUAN),
  memberColumn("kept", { zh: "年终修正后基金留存", en: "kept by the fund at year end" }, YUAN),
  memberColumn("borne", { zh: "年终修正后基金增付", en: "added by the fund at year end" }, YUAN),
  memberColumn("drgTotalCost", { zh: "按DRG总费用", en: "DRG total cost" }, YUAN),
];
