import { compareText, type Diagnostic } from "../primitives/index.js";
import { CASE_STATUSES, type CaseStatus, STATUS_WORDS } from "./case-status.js";
import type { CaseTally } from "./case-tally.js";
import type { SettlementParameters } from "./parameters.js";
import { ledgerName, type Pot } from "./pots.js";
import { settlementErrors } from "./settlement-errors.js";
import type { SettlementInput } from "./settlement-input.js";
import type { LedgerSettlement, SettlementResult, StatementLine } from "./settlement-result.js";
import { strangerDiagnostics } from "./stranger-diagnostics.js";

/** 汇成结算结果: statement in its printed order, counts that add up, and every reason why something is missing. */
export function assembleResult(
  parameters: SettlementParameters,
  { cases, hospitals }: Pick<SettlementInput, "cases" | "hospitals">,
  tally: CaseTally,
  pots: readonly Pot[],
  ledgers: readonly LedgerSettlement[],
  diagnostics: readonly Diagnostic[],
): SettlementResult {
  const counts = countCases(tally, pots, ledgers);
  return {
    unit: parameters.unit,
    ledgers,
    statement: ledgers.flatMap((ledger) => ledger.lines).sort(byFundAndHospital),
    counts,
    assumptions: parameters.assumptions,
    notEvaluated: parameters.notEvaluated,
    diagnostics: [
      ...diagnostics,
      ...(hospitals.length === 0 && cases.count > 0
        ? [
            settlementErrors.diagnostic("warning", "SETTLEMENT_HOSPITALS_ABSENT", "cases", {
              cases: cases.count,
            }),
          ]
        : []),
      ...strangerDiagnostics(cases, tally, hospitals),
      ...ofFundsNotSettled(counts["not-settled"]),
      ...pots.flatMap(fundDiagnostics),
    ],
  };
}

function countCases(
  tally: CaseTally,
  pots: readonly Pot[],
  ledgers: readonly LedgerSettlement[],
): SettlementResult["counts"] {
  let tallied = 0;
  let onLines = 0;
  for (const { hospitals } of pots) for (const { tally: sums } of hospitals) tallied += sums.cases;
  for (const { lines } of ledgers) for (const line of lines) onLines += line.cases;
  const byStatus = Object.fromEntries(
    CASE_STATUSES.map((status, index) => [status, tally.counts[index] ?? 0]),
  ) as Record<CaseStatus, number>;
  return { ...byStatus, settled: onLines, "not-settled": tallied - onLines };
}

/** The cases of funds that are not settled: each fund says why by itself. */
function ofFundsNotSettled(cases: number): Diagnostic[] {
  if (cases === 0) return [];
  const info = {
    cases,
    reason: STATUS_WORDS["not-settled"],
    names: [],
    meant: [],
    more: 0,
    cost: { zh: "", en: "" },
  };
  return [settlementErrors.diagnostic("warning", "SETTLEMENT_CASES_NOT_SETTLED", "cases", info)];
}

function fundDiagnostics(pot: Pot): Diagnostic[] {
  return pot.hospitals
    .filter((member) => member.tally.withoutFund > 0)
    .map(({ hospitalId, tally }) =>
      settlementErrors.diagnostic("warning", "SETTLEMENT_FUND_PAYMENT_MISSING", "cases.fundPayment", {
        hospital: hospitalId,
        ledger: ledgerName(pot),
        cases: tally.withoutFund,
      }),
    );
}

/** 清单顺序: by pooling area, fund (employee first) and hospital id. */
export function byFundAndHospital(a: StatementLine, b: StatementLine): number {
  return (
    compareText(a.poolingArea, b.poolingArea) ||
    compareText(a.insuranceType, b.insuranceType) ||
    compareText(a.hospitalId, b.hospitalId)
  );
}
