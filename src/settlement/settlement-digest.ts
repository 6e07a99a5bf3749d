import { type Decimal, sha256Hex } from "../primitives/index.js";
import type { SettlementResult } from "./settlement-result.js";

/**
 * 结算摘要: the SHA-256 of what a settlement says about money: its ledgers and lines in the order of the statement, amounts at their
 * full decimals. Two settlements that pay the same have the same digest, on any machine; a moved fen changes it.
 *
 * @returns 64 lower-case hexadecimal digits
 */
export function settlementDigest({
  unit,
  ledgers,
  statement,
}: Pick<SettlementResult, "unit" | "ledgers" | "statement">): string {
  const amount = (value: Decimal | null) => value?.toFixed() ?? null;
  return sha256Hex(
    JSON.stringify({
      unit,
      ledgers: ledgers.map((ledger) => [
        ledger.poolingArea,
        ledger.insuranceType,
        ledger.budgetUnit ?? null,
        ledger.status,
        amount(ledger.points),
        amount(ledger.costPerPoint),
      ]),
      statement: statement.map((line) => [
        line.poolingArea,
        line.insuranceType,
        line.hospitalId,
        line.cases,
        amount(line.unit === "points" ? line.settledPoints : line.totalWeight),
        amount(line.itemTotalCost),
        amount(line.itemFundPayment),
        amount(line.drgTotalCost),
        amount(line.drgFundPayment),
      ]),
    }),
  );
}
