import type { WeighedCases } from "../../weights/weighed-cases.js";
import type { CaseDetails } from "../case-details.js";
import { figureOfFen, formedByCase } from "../formed-by-case.js";
import { paidByOthersFen } from "../paid-by-others.js";
import type { FundShareParameters } from "../parameters/rate-parameters.js";
import { FUND_BY_PRODUCT, FUND_BY_RESIDUAL } from "./fund-share.js";

/**
 * 病例基金应付: the fund's part of a case paid at a standard, by the edition's form, before any floor: that holds of what the year's end
 * makes of it (`fundInTheEnd`).
 *
 * @param standardFen what cases are paid, by their index
 * @returns fen by the index of a case; NaN where the edition has no form, or the case lacks a field the form needs
 */
export function caseFund(
  standardFen: Float64Array,
  cases: WeighedCases,
  details: CaseDetails | undefined,
  rule: FundShareParameters | undefined,
): (index: number) => number {
  if (rule === undefined) return () => Number.NaN;
  const fen = (column: Float64Array | undefined) => (index: number) => figureOfFen(column?.[index]);
  const standard = fen(standardFen);
  if (rule.method === "product") {
    return formedByCase(FUND_BY_PRODUCT.none, {
      standard,
      selfFunded: fen(details?.selfFundedFen),
      firstSelfPaid: fen(details?.firstSelfPaidFen),
      deductible: fen(details?.deductibleFen),
      ratio: (index) => {
        const ratio = details?.reimbursementRatio?.[index] ?? -1n;
        return ratio < 0n ? undefined : ratio;
      },
    });
  }
  const own = rule.patientPart === "patient-payment" ? fen(details?.patientPaymentFen) : () => undefined;
  return formedByCase(FUND_BY_RESIDUAL.none, {
    standard,
    patientPart: (index) => own(index) ?? figureOfFen(paidByOthersFen(cases, index)),
  });
}
