import type { InsuranceType } from "../cases/field-values.js";
import { groupedBy } from "../primitives/grouped-by.js";
import {
  allocate,
  type Decimal,
  FEN_DECIMALS,
  sumKnown,
  sumOf,
  toScaled,
  yuanOf,
} from "../primitives/index.js";
import { requireLists } from "../primitives/require-made.js";
import { POINTS_SCALE } from "../weights/weighed-cases.js";
import { balanceOf } from "./balance.js";
import { amountsOfShare } from "./points/amounts-of-share.js";
import { pointValue } from "./points/point-value.js";
import type { PointsLine, StatementLine } from "./settlement-result.js";

/** 已公布的账本总额: what the published summary says was shared out; `base` says of what. */
export interface PublishedTotal {
  readonly poolingArea: string;
  readonly insuranceType: InsuranceType;
  readonly base: "total-cost" | "fund";
  /** yuan */
  readonly total: Decimal;
}

/** 已公布的病例: a row of the published cases, as far as it is checked. */
export interface PublishedCase {
  readonly caseId: string;
  readonly hospitalId: string;
  /** absent in files that do not carry it; hospitals are then checked over all their funds */
  readonly insuranceType?: InsuranceType;
  readonly points?: Decimal;
  readonly payment?: Decimal;
  /** as `cases.jsonl` says it; a case that another unit pays (`other-unit`) is in no line. Absent where the file does not carry it */
  readonly settlement?: string;
}

/** 再推得的数字: a published figure, and what follows for it from the others; `-` where either is not known. */
export interface RederivedFigure {
  /** the hospital, with the fund where the figure is of one */
  readonly where: string;
  readonly figure: RederivedName;
  readonly published: string;
  readonly recomputed: string;
}

/** 可再推得的数字: columns of the statement, and sums over the cases that a hospital holds. */
export type RederivedName =
  | "costPerPoint"
  | "drgTotalCost"
  | "drgFundPayment"
  | "balance"
  | "points of its cases"
  | "payments of its cases";

/**
 * 核对结算清单: derives a published statement by points again from the published files alone, so that a hospital can check its amount without
 * the records of others: cost per point from total and points, every hospital's share by largest remainder, its fund payment and
 * balance from its own columns, and its points and amount from the cases it holds.
 *
 * Under the rate method the total is the sum of prices; what is derived again is the balance, and points and amounts from the cases.
 *
 * @param cases published cases; hospitals without any are not checked against cases
 * @returns every figure that differs; none where the statement holds
 * @source SX-057, SX-060
 */
export function verifyStatement(
  statement: readonly StatementLine[],
  totals: readonly PublishedTotal[],
  cases: readonly PublishedCase[] = [],
): RederivedFigure[] {
  requireLists({ statement, totals });
  return rederivedFigures(statement, totals, cases).filter(
    ({ published, recomputed }) => published !== recomputed,
  );
}

/** 再推结算清单: every figure that {@link verifyStatement} looks at, whether it holds or not. */
export function rederivedFigures(
  statement: readonly StatementLine[],
  totals: readonly PublishedTotal[],
  cases: readonly PublishedCase[] = [],
): RederivedFigure[] {
  return [
    ...totals.flatMap((total) => verifyLedger(statement, total)),
    ...statement.map(verifyBalance),
    ...verifyCases(statement, cases),
  ];
}

function verifyLedger(statement: readonly StatementLine[], total: PublishedTotal): RederivedFigure[] {
  const lines = statement.filter(
    (line): line is PointsLine =>
      line.unit === "points" &&
      line.poolingArea === total.poolingArea &&
      line.insuranceType === total.insuranceType,
  );
  const points = sumOf(lines.map((line) => line.settledPoints));
  if (!points.gt(0)) return [];
  const value = pointValue(total.total, points);
  const shares = allocate(
    toScaled(total.total, FEN_DECIMALS),
    lines.map((line) => ({ id: line.hospitalId, claim: toScaled(line.settledPoints, POINTS_SCALE) })),
  );
  return lines.flatMap((line, index) => {
    const found = amountsOfShare(yuanOf(shares[index] ?? 0n), total.base, line);
    return [
      figureOf(line, "costPerPoint", line.costPerPoint, value),
      figureOf(line, "drgTotalCost", line.drgTotalCost, found.drgTotalCost),
      figureOf(line, "drgFundPayment", line.drgFundPayment, found.drgFundPayment),
    ];
  });
}

function verifyBalance(line: StatementLine): RederivedFigure {
  return figureOf(line, "balance", line.balance, balanceOf(line));
}

function verifyCases(
  statement: readonly StatementLine[],
  cases: readonly PublishedCase[],
): RederivedFigure[] {
  const byFund = cases.length > 0 && cases.every((one) => one.insuranceType !== undefined);
  const keyOf = (one: { readonly hospitalId: string; readonly insuranceType?: InsuranceType }) =>
    byFund ? `${one.hospitalId} ${one.insuranceType}` : one.hospitalId;
  const hospitals = groupedBy(
    cases.filter(({ settlement }) => settlement !== "other-unit"),
    keyOf,
  );
  return [...hospitals].flatMap(([where, own]) => {
    const settled = own.filter(isSettled);
    const lines = statement.filter((line) => keyOf(line) === where);
    const points = sumOf(
      lines.map((line) => (line.unit === "points" ? line.settledPoints : line.totalWeight)),
    );
    const total = sumKnown(lines.map((line) => line.drgTotalCost));
    return [
      rederived(where, "points of its cases", points, sumOf(settled.map((one) => one.points ?? 0))),
      ...(total === null
        ? []
        : [
            rederived(
              where,
              "payments of its cases",
              total,
              sumKnown(settled.map(({ payment = null }) => payment)),
            ),
          ]),
    ];
  });
}

/**
 * Whether the points of a case are in a line. A file that does not say it has a payment for each case that is settled; one on the fund base has none where the
 * record lacks its fund payment, for the total follows from that.
 */
function isSettled({ settlement, payment }: PublishedCase): boolean {
  return settlement === undefined ? payment !== undefined : settlement === "settled";
}

function figureOf(
  line: StatementLine,
  figure: RederivedName,
  published: Decimal | null,
  recomputed: Decimal | null,
): RederivedFigure {
  return rederived(`${line.hospitalId} ${line.insuranceType}`, figure, published, recomputed);
}

function rederived(
  where: string,
  figure: RederivedName,
  published: Decimal | null,
  recomputed: Decimal | null,
): RederivedFigure {
  return { where, figure, published: published?.toFixed() ?? "-", recomputed: recomputed?.toFixed() ?? "-" };
}
