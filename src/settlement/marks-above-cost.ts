import { type CaseMarkName, markAmount } from "../cases/case-marks.js";
import { compareText, type Diagnostic, FEN_DECIMALS, fenOf, yuanOf } from "../primitives/index.js";
import type { CaseColumns } from "../weights/columns/case-columns.js";
import { settledRecordsErrors } from "./settled-records-errors.js";

/** Cases that are named one by one. */
const MOST_NAMED = 3;

/** 计点的金额标记: amounts in marks that points are made of. */
const PAID: readonly CaseMarkName[] = ["approvedCost", "negotiatedDrugCost"];

/**
 * 高于总费用的标记: warns of cases whose marks say that more was unreasonable, was approved, or was spent on negotiated drugs than they cost. Nothing is left of the first to
 * be paid for (at least 0), the others are paid; one of the two amounts is wrong. What `review` is given so is refused there.
 *
 * @source ZJ-014, ZJ-046, ZJ-058
 */
export function marksAboveCost(columns: CaseColumns): readonly Diagnostic[] {
  const unreasonable = aboveCost(columns, "unreasonableCost");
  return [
    ...(unreasonable === undefined
      ? []
      : [
          settledRecordsErrors.diagnostic(
            "warning",
            "SETTLEMENT_UNREASONABLE_ABOVE_COST",
            "cases.marks",
            unreasonable,
          ),
        ]),
    ...PAID.flatMap((mark) => {
      const found = aboveCost(columns, mark);
      if (found === undefined) return [];
      const info = { ...found, mark };
      return [settledRecordsErrors.diagnostic("warning", "SETTLEMENT_MARK_ABOVE_COST", "cases.marks", info)];
    }),
  ];
}

/** How many cases have an amount in a mark that is above their cost, and the first of them by id. */
function aboveCost({ marks, totalCostFen, caseIds }: CaseColumns, mark: CaseMarkName) {
  const found = [...marks].flatMap(([index, own]) => {
    const amount = markAmount(own, mark, FEN_DECIMALS);
    const cost = totalCostFen[index] ?? Number.NaN;
    if (typeof amount === "string" || !(fenOf(amount) > cost)) return [];
    return [
      {
        caseId: caseIds[index] ?? "",
        amount: amount.toFixed(FEN_DECIMALS),
        cost: yuanOf(cost).toFixed(FEN_DECIMALS),
      },
    ];
  });
  if (found.length === 0) return undefined;
  const first = found.sort((one, other) => compareText(one.caseId, other.caseId)).slice(0, MOST_NAMED);
  return { cases: found.length, first };
}
