import type { Diagnostic } from "../../primitives/index.js";
import type { CaseTally } from "../case-tally.js";
import type { Quota } from "../parameters/quota.js";
import { quotaCount } from "../review/quota.js";
import { settlementErrors } from "../settlement-errors.js";
import type { SettlementInput } from "../settlement-input.js";
import { PRICINGS } from "./abnormal-cases.js";
import { countByPeriod } from "./quota-periods.js";

const APPROVED = PRICINGS.indexOf("approved-by-item");

/**
 * 核准按项目名额: names every hospital and period in which more cases were approved for payment by item than the quota allows. The
 * approvals stand: no text says which of them would fall, so that is for the review to decide.
 *
 * @source NAT-064
 */
export function checkApprovals(
  quota: Quota,
  input: SettlementInput,
  tally: CaseTally,
  pricing: Uint8Array,
): Diagnostic[] {
  const periods = countByPeriod(quota, input, tally, (index) => pricing[index] === APPROVED);
  return [...periods.values()]
    .filter(({ chosen, population }) => chosen.length > quotaCount(quota, population))
    .map(({ hospital, chosen, population }) =>
      settlementErrors.diagnostic("warning", "SETTLEMENT_QUOTA_EXCEEDED", "details.approvedByItem", {
        hospital: input.cases.hospitalIds[hospital] ?? "",
        cases: chosen.length,
        allowed: quotaCount(quota, population),
      }),
    );
}
