import { type Decimal, plainCell, sha256Hex } from "../primitives/index.js";
import type { SettlementResult } from "./settlement-result.js";
import { statementColumns } from "./statement-columns.js";

/**
 * 结算摘要: the SHA-256 of what a settlement says about money: its ledgers, and its lines in the order of the statement with
 * every column, at full decimals. Two settlements that pay the same have the same digest, on any machine; a moved fen changes it.
 *
 * @returns 64 lower-case hexadecimal digits
 */
export function settlementDigest({
  unit,
  ledgers,
  statement,
}: Pick<SettlementResult, "unit" | "ledgers" | "statement">): string {
  const amount = (value: Decimal | null) => value?.toFixed() ?? null;
  const columns = statementColumns(unit);
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
      statement: statement.map((line) => columns.map(({ value }) => plainCell(value(line)))),
    }),
  );
}
