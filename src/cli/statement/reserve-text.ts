import { counted, type LocalizedText } from "../../primitives/index.js";
import type { LedgerSettlement } from "../../settlement/index.js";
import { shownCell } from "../table/shown-cell.js";

/** 暂留说明: what is set aside in a ledger, and what cannot be, for it is of no tier; either is of no hospital. */
export function reserveText({
  reserve,
  unreserved,
}: Pick<LedgerSettlement, "reserve" | "unreserved">): LocalizedText | undefined {
  const said = [reserve && reservedWords(reserve), unreserved && unreservedWords(unreserved)].filter(
    (words) => words !== null,
  );
  if (said.length === 0) return undefined;
  return { zh: said.map(({ zh }) => zh).join("；"), en: said.map(({ en }) => en).join("; ") };
}

type Reserve = NonNullable<LedgerSettlement["reserve"]>;

function reservedWords({ cases, amount }: Reserve): LocalizedText {
  if (amount.isZero())
    return {
      zh: `${cases} 例费用（或其统筹支付）未知，没有暂留任何金额；请更正后重新结算`,
      en: `nothing is set aside for ${counted(cases, "case")} of unknown cost (or fund payment): mend and settle again`,
    };
  const yuan = shownCell(amount, "yuan");
  return {
    zh: `暂留 ${cases} 例 ${yuan} 元，更正后重新结算时拨付`,
    en: `reserved for ${counted(cases, "case")}: ${yuan} yuan; paid when they are mended and settled again`,
  };
}

function unreservedWords({ cases, amount }: Reserve): LocalizedText {
  const yuan = shownCell(amount, "yuan");
  return {
    zh: `${cases} 例 ${yuan} 元不属于任何已结算的层级，未从层级总额中暂留；更正后重新结算，由其层级总额重新分配`,
    en: `nothing is set aside for ${counted(cases, "case")} of ${yuan} yuan of no tier that is settled: mended and settled again, they share in the total of their tier`,
  };
}
