import { excerpt, type LocalizedText, messageTable } from "../../primitives/index.js";

interface SettlementBindingErrorInfo {
  SETTLEMENT_UNIT_ORDER: { name: string };
  SETTLEMENT_VALUE_RANGE: { name: string; value: string; range: LocalizedText };
}

/** The codes of an edition whose section of settlement contradicts itself. Apart from those of settling: who settles by plain parameters never speaks them. */
export const settlementBindingErrors = messageTable<SettlementBindingErrorInfo>({
  SETTLEMENT_UNIT_ORDER: ({ name }) => ({
    zh: `支付单元表的次序与各行不一致：${excerpt(name)} 缺失、多余或重复。哪一单元先取病例决定付多少钱，请使每一行在次序中恰好出现一次。`,
    en: `The order of the payment units does not match its rows: ${excerpt(name)} is missing, left over or named twice. Which unit takes a case first decides what is paid; name every row once.`,
  }),
  SETTLEMENT_VALUE_RANGE: ({ name, value, range }) => ({
    zh: `${name} 的取值 ${value} 不在合法范围（${range.zh}，小数不多于 12 位）内，据此结算会付错。请核对取值与单位。`,
    en: `${name} = ${value} is outside of its legal range (${range.en}, at most 12 decimals); settling by it would pay wrong amounts. Check value and unit.`,
  }),
});
