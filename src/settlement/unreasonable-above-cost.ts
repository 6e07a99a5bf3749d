import { markAmount } from "../cases/case-marks.js";
import { compareText, type Diagnostic, FEN_DECIMALS, fenOf, yuanOf } from "../primitives/index.js";
import type { CaseColumns } from "../weights/columns/case-columns.js";
import { settledRecordsErrors } from "./settled-records-errors.js";

/** Cases that are named one by one. */
const MOST_NAMED = 3;

/**
 * 不合理费用高于总费用: warns of cases whose marks say that more was unreasonable than they cost. Nothing is left of them to be paid for (at least 0), and one of the two amounts is
 * wrong. What `review` is given so is refused there.
 *
 * @source ZJ-058
 */
export function unreasonableAboveCost({ marks, totalCostFen, caseIds }: CaseColumns): readonly Diagnostic[] {
  const found = [...marks].flatMap(([index, own]) => {
    const amount = markAmount(own, "unreasonableCost", FEN_DECIMALS);
    const cost = totalCostFen[index] ?? Number.NaN;
    if (typeof amount === "string" || !(fenOf(amount) > cost)) return [];
    return [
      {
        caseId: caseIds[index] ?? "",
        unreasonable: amount.toFixed(FEN_DECIMALS),
        cost: yuanOf(cost).toFixed(FEN_DECIMALS),
      },
    ];
  });
  if (found.length === 0) return [];
  const first = found.sort((one, other) => compareText(one.caseId, other.caseId)).slice(0, MOST_NAMED);
  const info = { cases: found.length, first };
  return [
    settledRecordsErrors.diagnostic("warning", "SETTLEMENT_UNREASONABLE_ABOVE_COST", "cases.marks", info),
  ];
}
