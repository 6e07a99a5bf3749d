import { fenOf, fromScaled, yuanOf } from "../../primitives/index.js";
import type { WeighedCases } from "../../weights/weighed-cases.js";
import type { CaseDetails } from "../case-details.js";
import type { FundShareParameters } from "../parameters/rate-parameters.js";
import { fundByProduct, fundByResidual } from "./fund-share.js";

const RATIO_SCALE = 12;

/**
 * 病例基金应付: the fund's part of a case paid at a standard, by the edition's form.
 *
 * @returns fen; NaN where the edition has no form, or the case lacks a field the form needs
 */
export function caseFundFen(
  standardFen: number,
  index: number,
  cases: WeighedCases,
  details: CaseDetails | undefined,
  rule: FundShareParameters | undefined,
): number {
  if (rule === undefined) return Number.NaN;
  if (rule.method === "residual") {
    const own = rule.patientPart === "patient-payment" ? details?.patientPaymentFen?.[index] : undefined;
    const patientFen =
      own === undefined || Number.isNaN(own)
        ? (cases.totalCostFen[index] ?? Number.NaN) - (cases.fundPaymentFen[index] ?? Number.NaN)
        : own;
    if (Number.isNaN(patientFen)) return Number.NaN;
    return fenOf(fundByResidual(yuanOf(standardFen), yuanOf(patientFen), rule.floor));
  }
  const selfFunded = details?.selfFundedFen?.[index] ?? Number.NaN;
  const firstSelfPaid = details?.firstSelfPaidFen?.[index] ?? Number.NaN;
  const deductible = details?.deductibleFen?.[index] ?? Number.NaN;
  const ratio = details?.reimbursementRatio?.[index] ?? -1n;
  if (ratio < 0n || Number.isNaN(selfFunded + firstSelfPaid + deductible)) return Number.NaN;
  const own = {
    selfFunded: yuanOf(selfFunded),
    firstSelfPaid: yuanOf(firstSelfPaid),
    deductible: yuanOf(deductible),
  };
  return fenOf(fundByProduct(yuanOf(standardFen), own, fromScaled(ratio, RATIO_SCALE), rule.floor));
}
