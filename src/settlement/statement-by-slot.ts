import { hospitalKey } from "./hospital-key.js";
import type { SettledArea } from "./settle.js";
import type { StatementLine } from "./settlement-result.js";

/** 清单行 of each slot of the tally; undefined where the hospital's ledger is not settled. */
export function statementBySlot({
  input: { cases },
  tally,
  result,
}: SettledArea): readonly (StatementLine | undefined)[] {
  const lines = new Map(result.statement.map((line) => [hospitalKey(line), line]));
  return tally.hospitals.map(({ ledger, hospital }) => {
    const own = cases.ledgers[ledger];
    const hospitalId = cases.hospitalIds[hospital];
    return own && hospitalId !== undefined ? lines.get(hospitalKey({ ...own, hospitalId })) : undefined;
  });
}
