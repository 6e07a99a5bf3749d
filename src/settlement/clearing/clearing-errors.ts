import { excerpt, type LocalizedText, messageTable } from "../../primitives/index.js";

interface ClearingErrorInfo {
  SETTLEMENT_PREPAID_TO_STRANGER: { hospital: string; ledger: LocalizedText };
  SETTLEMENT_NOT_CLEARED: { hospital: string; ledger: LocalizedText };
  SETTLEMENT_PAID_BESIDE: { hospital: string; ledger: LocalizedText };
  SETTLEMENT_DEDUCTION_REPEATED: { finding: string };
  SETTLEMENT_DEDUCTION_ABOVE_ANNUAL: {
    hospital: string;
    ledger: LocalizedText;
    deducted: string;
    annual: string;
    clearing: string;
  };
}

/** The codes of clearing. */
export const clearingErrors = messageTable<ClearingErrorInfo>({
  SETTLEMENT_PREPAID_TO_STRANGER: ({ hospital, ledger }) => ({
    zh: `${excerpt(hospital)}（${ledger.zh}）有预拨款或扣款但没有结算金额，全部应予收回。请核对机构代码与险种。`,
    en: `${excerpt(hospital)} (${ledger.en}) was prepaid or owes a deduction but has no settled amount; all of it is to be recovered. Check hospital and fund.`,
  }),
  SETTLEMENT_NOT_CLEARED: ({ hospital, ledger }) => ({
    zh: `${excerpt(hospital)}（${ledger.zh}）有病例未结算，年度应付未知：不清算，也不收回。请先结算这些病例。`,
    en: `${excerpt(hospital)} (${ledger.en}) has cases that are not settled, so its annual amount is not known: nothing is cleared or recovered. Settle them first.`,
  }),
  SETTLEMENT_PAID_BESIDE: ({ hospital, ledger }) => ({
    zh: `${excerpt(hospital)}（${ledger.zh}）只由结算清单之外的支付单元支付（units.csv），其预拨款不在此清算：不收回。请与这些单元的支付核对。`,
    en: `${excerpt(hospital)} (${ledger.en}) is paid only under payment units beside the statement (units.csv): what it was prepaid is not cleared here, and nothing is recovered. Compare it with what these units pay.`,
  }),
  SETTLEMENT_DEDUCTION_REPEATED: ({ finding }) => ({
    zh: `疑点 ${excerpt(finding)} 的扣款出现两次，会重复扣款。请只保留一次。`,
    en: `The deduction of finding ${excerpt(finding)} is given twice and would be taken twice. Keep one.`,
  }),
  SETTLEMENT_DEDUCTION_ABOVE_ANNUAL: ({ hospital, ledger, deducted, annual, clearing }) => ({
    zh: `${excerpt(hospital)}（${ledger.zh}）扣款 ${deducted} 元，高于年度应付 ${annual} 元：清算为 ${clearing} 元，全部应予收回。请核对扣款金额。`,
    en: `${excerpt(hospital)} (${ledger.en}) is deducted ${deducted} yuan, above its annual amount of ${annual}: clearing comes to ${clearing} yuan, all of it to be recovered. Check the deductions.`,
  }),
});
