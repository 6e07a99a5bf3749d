import type { Diagnostic } from "../primitives/index.js";
import { NO_DAY } from "./case-details.js";
import { type CaseTally, statusAt } from "./case-tally.js";
import { settlementErrors } from "./settlement-errors.js";
import type { SettlementInput } from "./settlement-input.js";

/**
 * 无出院日期的病例: settled with the file they came in, since nothing says that they are of another period; how many is told. No text says what
 * to do with them.
 */
export function undatedDiagnostics({ budget, details }: SettlementInput, tally: CaseTally): Diagnostic[] {
  const days = details?.dischargeDay;
  if (budget === undefined || days === undefined) return [];
  let cases = 0;
  for (let index = 0; index < days.length; index++) {
    if (days[index] === NO_DAY && statusAt(tally.status[index] ?? 0) === "settled") cases += 1;
  }
  if (cases === 0) return [];
  const { from, to } = budget.period;
  return [
    settlementErrors.diagnostic("warning", "SETTLEMENT_CASES_UNDATED", "cases.dischargeDate", {
      cases,
      from,
      to,
    }),
  ];
}
