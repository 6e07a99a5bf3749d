import type { WeighedCases } from "../../weights/weighed-cases.js";
import type { CaseDetails } from "../case-details.js";
import { inFen, unitsOfFen } from "../money-formula.js";
import type { FundShareParameters } from "../parameters/rate-parameters.js";
import { FUND_BY_PRODUCT, FUND_BY_RESIDUAL } from "./fund-share.js";

/** 病例基金应付: the fund's part of a case paid at a standard, fen; NaN where the case lacks a figure that the edition's form needs. */
export type CaseFund = (standardFen: number, index: number) => number;

/** The fund's part of the cases by the edition's form, in integers; not known of any where the edition has none. */
export function caseFund(
  cases: WeighedCases,
  details: CaseDetails | undefined,
  rule: FundShareParameters | undefined,
): CaseFund {
  if (rule === undefined) return () => Number.NaN;
  return rule.method === "residual" ? byResidual(cases, details, rule) : byProduct(details, rule);
}

/** The patient's part is what is left of the item total, or what the patient paid where the edition reads it so and the record tells it. */
function byResidual(
  { totalCostFen, fundPaymentFen }: WeighedCases,
  details: CaseDetails | undefined,
  { patientPart, floor }: FundShareParameters,
): CaseFund {
  const fund = inFen(FUND_BY_RESIDUAL[floor], ["standard", "patientPart"]);
  const own = patientPart === "patient-payment" ? details?.patientPaymentFen : undefined;
  return (standardFen, index) => {
    const paid = own?.[index] ?? Number.NaN;
    const others = (totalCostFen[index] ?? Number.NaN) - (fundPaymentFen[index] ?? Number.NaN);
    const patientFen = Number.isNaN(paid) ? others : paid;
    return Number.isNaN(patientFen) ? Number.NaN : fund([standardFen, patientFen].map(unitsOfFen));
  };
}

function byProduct(details: CaseDetails | undefined, { floor }: FundShareParameters): CaseFund {
  const fund = inFen(FUND_BY_PRODUCT[floor], [
    "standard",
    "selfFunded",
    "firstSelfPaid",
    "deductible",
    "ratio",
  ]);
  return (standardFen, index) => {
    const ratio = details?.reimbursementRatio?.[index] ?? -1n;
    const own = [details?.selfFundedFen, details?.firstSelfPaidFen, details?.deductibleFen].map(
      (column) => column?.[index] ?? Number.NaN,
    );
    if (ratio < 0n || own.some(Number.isNaN)) return Number.NaN;
    return fund([...[standardFen, ...own].map(unitsOfFen), ratio]);
  };
}
