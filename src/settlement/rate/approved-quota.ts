import type { Diagnostic } from "../../primitives/index.js";
import type { CaseDetails } from "../case-details.js";
import { STATUS_NUMBERS } from "../case-status.js";
import type { CaseTally } from "../case-tally.js";
import type { Quota } from "../parameters/quota.js";
import type { SettlementParameters } from "../parameters.js";
import { settlementErrors } from "../settlement-errors.js";
import type { SettlementInput } from "../settlement-input.js";
import { PRICINGS } from "./abnormal-cases.js";
import { beyondQuota } from "./quota-periods.js";

const SETTLED = STATUS_NUMBERS.settled;
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
  const approved = (index: number) => pricing[index] === APPROVED;
  return beyondQuota(quota, input, tally, approved).map(({ holder: hospital, period, chosen, allowed }) =>
    settlementErrors.diagnostic("warning", "SETTLEMENT_QUOTA_EXCEEDED", "details.approvedByItem", {
      ...{ hospital, period, cases: chosen.length, allowed },
    }),
  );
}

/**
 * 核准按项目付费: the details with the approvals that the edition lets count: under its rule of approved cases (NAT-064), or where an
 * approved special review is paid by item (NAT-074). Where neither is in force the cases are paid at their standard, and are counted.
 */
export function honouredApprovals(
  { details }: SettlementInput,
  tally: CaseTally,
  { rate, reviews }: Pick<SettlementParameters, "rate" | "reviews">,
  diagnostics: Diagnostic[],
): CaseDetails | undefined {
  if (rate?.abnormal.approvedByItem !== undefined) return details;
  if (reviews.some(({ effect }) => effect === "by-item")) return details;
  const marked = details?.approvedByItem;
  if (marked === undefined) return details;
  const cases = marked.reduce((sum, mark, index) => sum + (tally.status[index] === SETTLED ? mark : 0), 0);
  if (cases > 0) {
    const path = "settlement.rate.abnormal.approvedByItem";
    diagnostics.push(
      settlementErrors.diagnostic("warning", "SETTLEMENT_APPROVAL_WITHOUT_RULE", path, { cases }),
    );
  }
  const { approvedByItem: _notApplied, ...rest } = details ?? {};
  return rest;
}
