import type { Diagnostic } from "../../primitives/index.js";
import type { CaseDetails } from "../case-details.js";
import type { FundShareParameters } from "../parameters/rate-parameters.js";
import { ledgerName, type Pot } from "../pots.js";
import { settlementErrors } from "../settlement-errors.js";

/** What the fund's part of a case is formed from beside its standard, as the case names it. */
const NEEDED = {
  selfFundedFen: "selfFunded",
  firstSelfPaidFen: "marks.firstSelfPaid",
  deductibleFen: "marks.deductible",
  reimbursementRatio: "marks.reimbursementRatio",
} as const;

/**
 * 个人先行负担缺失: names each hospital of which cases lack what the fund's part is formed from, with how many there are and what they lack: one of them
 * is enough for its fund payment not to be known.
 *
 * @param atStandard the indexes of the cases of a slot that are paid at a standard
 * @source NAT-052
 */
export function missingDeductions(
  pot: Pot,
  atStandard: (slot: number) => Int32Array,
  details: CaseDetails | undefined,
  share: FundShareParameters | undefined,
): Diagnostic[] {
  if (share?.method !== "product") return [];
  const needed = Object.entries(NEEDED) as [keyof typeof NEEDED, string][];
  return pot.hospitals.flatMap(({ hospitalId, slot }) => {
    const fields = new Set<string>();
    const lacking = atStandard(slot).filter((index) => {
      const lacks = needed.filter(([column]) => !((details?.[column]?.[index] ?? -1) >= 0));
      for (const [, field] of lacks) fields.add(field);
      return lacks.length > 0;
    });
    if (lacking.length === 0) return [];
    const info = {
      hospital: hospitalId,
      ledger: ledgerName(pot),
      cases: lacking.length,
      fields: [...fields],
    };
    return [settlementErrors.diagnostic("warning", "SETTLEMENT_DEDUCTIONS_MISSING", "cases", info)];
  });
}
