import { type Decimal, decimalText } from "../../primitives/index.js";
import type { SettlementResult, StatementLine } from "../../settlement/index.js";
import { csvText } from "../io/csv-text.js";

const AMOUNTS = ["itemTotalCost", "itemFundPayment", "drgTotalCost", "drgFundPayment", "balance"] as const;
const BESIDE = ["poolingArea", "budgetUnit", "unsettledCases", "unsettledCost"] as const;

/**
 * 结算清单文件 (`statement.csv`): a line a hospital and fund, amounts exact to the fen; an empty cell is an amount that is not known.
 */
export function statementCsv(result: SettlementResult): string {
  const measures =
    result.unit === "points"
      ? ["basePoints", "settledPoints", "costPerPoint"]
      : ["totalWeight", "rate", "casesByItem", "clearingCoefficient"];
  const header = ["hospitalId", "insuranceType", "cases", ...measures, ...AMOUNTS, ...BESIDE];
  const rows = result.statement.map((line) => [
    line.hospitalId,
    line.insuranceType,
    String(line.cases),
    ...measuresOf(line),
    ...AMOUNTS.map((name) => yuan(line[name])),
    line.poolingArea,
    line.budgetUnit ?? "",
    String(line.unsettledCases),
    yuan(line.unsettledCost),
  ]);
  return csvText(header, rows);
}

function measuresOf(line: StatementLine): string[] {
  if (line.unit === "points") {
    return [line.basePoints, line.settledPoints, line.costPerPoint].map(decimalText);
  }
  const clearing = line.clearingCoefficient;
  return [
    decimalText(line.totalWeight),
    decimalText(line.rate),
    String(line.casesByItem),
    clearing === undefined ? "" : decimalText(clearing),
  ];
}

/** An amount of yuan with its two decimals; empty where it is not known. */
export function yuan(amount: Decimal | null): string {
  return amount === null ? "" : amount.toFixed(2);
}
