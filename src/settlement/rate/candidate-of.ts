import type { WeighedCases } from "../../weights/weighed-cases.js";
import type { CaseDetails } from "../case-details.js";
import type { AbnormalCandidate } from "./abnormal-cases.js";

/**
 * A case as the rules of extreme cases see it.
 *
 * @param exactOf the standard of a case before rounding, units of 10^-24 yuan
 */
export function candidateOf(
  index: number,
  cases: WeighedCases,
  details: CaseDetails | undefined,
  standardFen: Float64Array,
  exactOf: (index: number) => bigint,
): AbnormalCandidate {
  const days = details?.lengthOfStayDays?.[index] ?? -1;
  return {
    caseId: cases.caseIds[index] ?? "",
    standardFen: BigInt(standardFen[index] ?? 0),
    exactStandard: exactOf(index),
    costFen: BigInt(cases.totalCostFen[index] ?? 0),
    weighed: (cases.points[index] ?? -1n) >= 0n,
    approvedByItem: details?.approvedByItem?.[index] === 1,
    lengthOfStayDays: days < 0 ? undefined : days,
  };
}
