import type { SettledArea } from "./settle.js";
import type { StatementLine } from "./settlement-result.js";

/** 清单行 of each slot of the tally; undefined where the hospital's ledger is not settled. */
export function statementBySlot({
  input: { cases },
  tally,
  result,
}: SettledArea): readonly (StatementLine | undefined)[] {
  const lines = new Map(
    result.statement.map((line) => [keyOf(line.poolingArea, line.insuranceType, line.hospitalId), line]),
  );
  return tally.hospitals.map(({ ledger, hospital }) => {
    const { poolingArea = "", insuranceType = "" } = cases.ledgers[ledger] ?? {};
    return lines.get(keyOf(poolingArea, insuranceType, cases.hospitalIds[hospital] ?? ""));
  });
}

function keyOf(poolingArea: string, insuranceType: string, hospitalId: string): string {
  return JSON.stringify([poolingArea, insuranceType, hospitalId]);
}
