import { counted, type LocalizedText } from "../../primitives/index.js";
import type { LedgerSettlement } from "../../settlement/index.js";
import { shownCell } from "../table/shown-cell.js";

/** 暂留说明: what is set aside in a ledger; it is of no hospital. */
export function reserveText({ reserve }: LedgerSettlement): LocalizedText | undefined {
  if (reserve === null) return undefined;
  const amount = shownCell(reserve.amount, "yuan");
  return {
    zh: `暂留 ${reserve.cases} 例 ${amount} 元，更正后重新结算时拨付`,
    en: `reserved for ${counted(reserve.cases, "case")}: ${amount} yuan; paid when they are mended and settled again`,
  };
}
