import type { Decimal } from "../../primitives/index.js";
import { ledgerName, rippleOf, type StatementLine } from "../../settlement/index.js";
import { shownCell } from "../table/shown-cell.js";
import { type HospitalStatementRow, statementLine } from "./statement-row-kind.js";
import { yearErrors } from "./year-errors.js";

/**
 * 与公示清单一致: what is cleared is what a statement says. Values of a settlement that are given anew (another copy, or an edition that has changed) make other
 * amounts of the same cases, which nobody has seen.
 *
 * @param stated the statement of the folder, as it was published
 * @param now what the folder comes to with what is given
 * @throws `CLEARED_NOT_AS_STATED`
 */
export function requireStated(
  folder: string,
  stated: readonly HospitalStatementRow[],
  now: readonly StatementLine[],
): void {
  const moved = rippleOf(stated.map(statementLine), now);
  const [first] = moved;
  if (first === undefined) return;
  const { hospitalId: hospital, drgFundPayment, ...ledger } = first;
  const yuan = (amount: Decimal | null) => shownCell(amount, "yuan");
  const amounts = { stated: yuan(drgFundPayment.before), now: yuan(drgFundPayment.after) };
  throw yearErrors.error("CLEARED_NOT_AS_STATED", {
    ...{ folder, lines: moved.length, hospital, ledger: ledgerName({ ledger }) },
    ...amounts,
  });
}
