import { compareText, type Decimal, sumKnown, sumOf } from "../primitives/index.js";
import { requireLists } from "../primitives/require-made.js";
import type { StatementLine } from "./settlement-result.js";

/** 汇总层级: city (all lines), county (pooling area), fund, medical community, hospital over its funds. */
export type RollUpLevel = "city" | "poolingArea" | "insuranceType" | "budgetUnit" | "hospital";

/** 汇总行: sums of statement lines; yuan, points or weight; null where one of them is not known. */
export interface RollUpLine {
  readonly level: RollUpLevel;
  /** the area, fund, community or hospital; `-` for the city, and for lines outside a community */
  readonly id: string;
  readonly hospitals: number;
  readonly cases: number;
  /** settled points, or total weight */
  readonly points: Decimal;
  readonly itemTotalCost: Decimal | null;
  readonly itemFundPayment: Decimal | null;
  readonly drgTotalCost: Decimal | null;
  readonly drgFundPayment: Decimal | null;
  readonly balance: Decimal | null;
}

/**
 * 汇总结算清单: the statement by county, fund, community, hospital or for the whole city; every line counts once at each level.
 *
 * @returns lines by id
 */
export function rollUp(statement: readonly StatementLine[], level: RollUpLevel): RollUpLine[] {
  requireLists({ statement });
  const groups = new Map<string, StatementLine[]>();
  for (const line of statement) {
    const id = idOf(line, level);
    const group = groups.get(id);
    if (group) group.push(line);
    else groups.set(id, [line]);
  }
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .map(([id, lines]) => ({
      level,
      id,
      hospitals: new Set(lines.map(({ hospitalId }) => hospitalId)).size,
      cases: lines.reduce((cases, line) => cases + line.cases, 0),
      points: sumOf(lines.map(weightOf)),
      itemTotalCost: sumKnown(lines.map((line) => line.itemTotalCost)),
      itemFundPayment: sumKnown(lines.map((line) => line.itemFundPayment)),
      drgTotalCost: sumKnown(lines.map((line) => line.drgTotalCost)),
      drgFundPayment: sumKnown(lines.map((line) => line.drgFundPayment)),
      balance: sumKnown(lines.map((line) => line.balance)),
    }));
}

function idOf(line: StatementLine, level: RollUpLevel): string {
  switch (level) {
    case "city":
      return "-";
    case "hospital":
      return line.hospitalId;
    case "budgetUnit":
      return line.budgetUnit ?? "-";
    default:
      return line[level];
  }
}

function weightOf(line: StatementLine): Decimal {
  return line.unit === "points" ? line.settledPoints : line.totalWeight;
}
