import { type Decimal, fromScaled, sumOf, WORKING_SCALE, yuanOf } from "../../primitives/index.js";
import type { PointsLine, PublishedTotal, StatementLine } from "../../settlement/index.js";

/** The lines that share a total: those of the fund at one cost per point. */
export function ledgerOf(line: StatementLine, statement: readonly StatementLine[]): readonly PointsLine[] {
  if (line.unit !== "points") return [];
  return statement.filter(
    (other): other is PointsLine =>
      other.unit === "points" &&
      other.poolingArea === line.poolingArea &&
      other.insuranceType === line.insuranceType &&
      other.costPerPoint.eq(line.costPerPoint),
  );
}

/** 所分的总额: what was shared out among the lines of a ledger, and of what it is a total. */
export function totalOf(ledger: readonly PointsLine[]): PublishedTotal[] {
  const [line] = ledger;
  if (line === undefined) return [];
  const { poolingArea, insuranceType } = line;
  const base = baseOf(ledger);
  const total = sumOf(ledger.map((each) => sharedOf(each, base) ?? 0));
  return [{ poolingArea, insuranceType, base, total }];
}

/**
 * 所分的口径: the total cost or the fund's part of it, whichever is points at the printed cost per point in more lines: a single line that is not is
 * the one that is wrong. A statement does not say which; where a fund payment is not known, the total cost is none either.
 */
export function baseOf(ledger: readonly PointsLine[]): PublishedTotal["base"] {
  const linesBy = (base: PublishedTotal["base"]) =>
    ledger.filter((line) => isShare(sharedOf(line, base), line)).length;
  return linesBy("fund") > linesBy("total-cost") ? "fund" : "total-cost";
}

/** The amount of a line that its points brought it. */
export function sharedOf(
  { drgTotalCost, drgFundPayment }: PointsLine,
  base: PublishedTotal["base"],
): Decimal | null {
  return base === "fund" ? drgFundPayment : drgTotalCost;
}

/** Whether an amount is points at the printed cost per point: a share by largest remainder is less than a fen away. */
export function isShare(amount: Decimal | null, { settledPoints, costPerPoint }: PointsLine): boolean {
  const atMost = ONE_FEN.plus(settledPoints.times(fromScaled(1n, WORKING_SCALE)));
  return amount?.minus(settledPoints.times(costPerPoint)).abs().lt(atMost) ?? false;
}

const ONE_FEN = yuanOf(1n);
