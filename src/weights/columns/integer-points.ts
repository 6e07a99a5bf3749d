import type { HospitalGrade } from "../../cases/index.js";
import { type Decimal, divideHalfUp } from "../../primitives/index.js";
import { MARKS, markAmount } from "../case/case-marks.js";
import { thresholdValue } from "../case/threshold-value.js";
import type { WeighReason } from "../case/weigh-reason.js";
import { product, quotient, UNIT, UNITS_PER_FEN, units } from "../fixed-point.js";
import type { GroupTable } from "../groups/group-table.js";
import type { CaseClassParameters, PointsMethod } from "../parameters.js";
import { CARE_TYPE_NUMBERS, type CaseColumns } from "./case-columns.js";
import { at } from "./column-access.js";

/** One case of one group at one hospital, in units of 10^-12. */
export interface IntegerCase {
  readonly index: number;
  readonly listed: boolean;
  readonly worth: bigint | undefined;
  readonly worthDecimal: Decimal | undefined;
  readonly average: bigint | undefined;
  readonly coefficient: bigint | WeighReason;
  readonly grade: HospitalGrade | undefined;
}

/** What every case of a weighing shares. */
export interface IntegerTables {
  readonly columns: CaseColumns;
  readonly thresholds: CaseClassParameters["thresholds"];
  readonly pointsPerAverage: bigint;
  /** `Avg_all`; undefined when there is none */
  readonly areaAverage: bigint | undefined;
}

/** Points in units of 10^-12, or the reason why there are none. */
export type IntegerPoints = bigint | WeighReason;

type OrdinaryMethod = Exclude<PointsMethod, { method: "shareOfNextClass" | "outside" | "notEvaluated" }>;

/** What the tables of a weighing are in integers. */
export function integerTables(
  columns: CaseColumns,
  groups: GroupTable,
  thresholds: CaseClassParameters["thresholds"],
): IntegerTables {
  const area = groups.areaAverageCost;
  return {
    columns,
    thresholds,
    pointsPerAverage: units(groups.pointsPerAverage),
    areaAverage: area?.gt(0) ? units(area) : undefined,
  };
}

/** The points of `casePoints`, in integers. */
export function integerPoints(
  method: OrdinaryMethod,
  one: IntegerCase,
  tables: IntegerTables,
): IntegerPoints {
  const points = unreducedPoints(method, one, tables);
  if (typeof points === "string" || method.reduction === undefined) return points;
  return product(points, UNIT - units(method.reduction));
}

function unreducedPoints(method: OrdinaryMethod, one: IntegerCase, tables: IntegerTables): IntegerPoints {
  switch (method.method) {
    case "complete": {
      const worth = worthOf(one);
      if (typeof worth === "string") return worth;
      return typeof one.coefficient === "string" ? one.coefficient : product(worth, one.coefficient);
    }
    case "proportional": {
      const band = bandOf(one, method.withCoefficient, grossCost(one, tables));
      if (typeof band === "string") return band;
      const exact = divideHalfUp(band.worth * band.multiple * band.coefficient, UNIT * UNIT);
      return method.cap === "basePoints" && exact > band.worth ? band.worth : exact;
    }
    case "multiplePlus": {
      const band = bandOf(one, method.withCoefficient, grossCost(one, tables));
      if (typeof band === "string") return band;
      const raised = band.multiple + units(method.addition);
      return divideHalfUp(raised * band.worth * band.coefficient, UNIT * UNIT);
    }
    case "highAddOn":
      return highAddOn(method.threshold, one, tables);
    case "byCost": {
      const cost = netCost(one, tables);
      return typeof cost === "string" ? cost : pointsOfUnits(cost, tables);
    }
    case "approvedCost":
      return approvedPoints(one, tables);
    case "bedDay":
      return bedDayPoints(method, one, tables);
  }
}

function highAddOn(name: string, one: IntegerCase, tables: IntegerTables): IntegerPoints {
  const band = bandOf(one, true, netCost(one, tables));
  if (typeof band === "string") return band;
  const threshold = tables.thresholds[name];
  const limit = threshold && thresholdValue(threshold, one.worthDecimal, one.grade);
  if (limit === undefined || "none" in limit) return "rule-not-evaluated";
  if ("missing" in limit) return limit.missing;
  const excess = band.multiple - units(limit.multiple);
  const addOn = excess > 0n ? band.worth * excess : 0n;
  return divideHalfUp(band.worth * band.coefficient + addOn, UNIT);
}

function approvedPoints({ index }: IntegerCase, tables: IntegerTables): IntegerPoints {
  const marks = tables.columns.marks.get(index);
  const points = markAmount(marks, MARKS.approvedPoints, 12);
  const cost = markAmount(marks, MARKS.approvedCost, 2);
  if (points === "unreadable" || cost === "unreadable") return "mark-unreadable";
  if (points !== "absent") return units(points);
  return cost === "absent" ? "approval-missing" : pointsOfUnits(units(cost), tables);
}

function bedDayPoints(
  { unit, daily }: Extract<PointsMethod, { method: "bedDay" }>,
  { index, grade }: IntegerCase,
  tables: IntegerTables,
): IntegerPoints {
  if (grade === undefined) return "hospital-unknown";
  const careType = CARE_TYPE_NUMBERS[at(tables.columns.careType, index)];
  const standard = careType && daily[careType]?.[grade];
  if (standard === undefined) return "no-bed-day-standard";
  const days = at(tables.columns.lengthOfStayDays, index);
  if (days < 0) return "length-of-stay-missing";
  const points = unit === "points" ? units(standard) : pointsOfUnits(units(standard), tables);
  return typeof points === "string" ? points : points * BigInt(days);
}

/** The points of the add-ons; 0 when the case has none. */
export function integerAddOns(
  share: Decimal | undefined,
  index: number,
  tables: IntegerTables,
): IntegerPoints {
  if (share === undefined) return 0n;
  const amount = markAmount(tables.columns.marks.get(index), MARKS.negotiatedDrugCost, 2);
  if (amount === "absent") return 0n;
  if (amount === "unreadable") return "mark-unreadable";
  const { areaAverage, pointsPerAverage } = tables;
  if (areaAverage === undefined) return "no-area-average";
  return divideHalfUp(units(amount) * units(share) * pointsPerAverage, areaAverage * UNIT);
}

/** `amount × pointsPerAverage / Avg_all`. */
function pointsOfUnits(amount: bigint, { areaAverage, pointsPerAverage }: IntegerTables): IntegerPoints {
  return areaAverage === undefined ? "no-area-average" : divideHalfUp(amount * pointsPerAverage, areaAverage);
}

function bandOf(one: IntegerCase, withCoefficient: boolean, cost: IntegerPoints) {
  const worth = worthOf(one);
  if (typeof worth === "string") return worth;
  if (one.average === undefined) return "no-average-cost";
  if (typeof cost === "string") return cost;
  const multiple = quotient(cost, one.average);
  if (!withCoefficient) return { worth, multiple, coefficient: UNIT };
  return typeof one.coefficient === "string"
    ? one.coefficient
    : { worth, multiple, coefficient: one.coefficient };
}

function worthOf({ worth, listed }: IntegerCase): IntegerPoints {
  return worth ?? (listed ? "no-base-points" : "group-unlisted");
}

function grossCost({ index }: IntegerCase, { columns }: IntegerTables): IntegerPoints {
  const fen = at(columns.totalCostFen, index);
  return Number.isNaN(fen) ? "cost-missing" : BigInt(fen) * UNITS_PER_FEN;
}

function netCost(one: IntegerCase, tables: IntegerTables): IntegerPoints {
  const gross = grossCost(one, tables);
  if (typeof gross === "string") return gross;
  const unreasonable = markAmount(tables.columns.marks.get(one.index), MARKS.unreasonableCost, 2);
  if (unreasonable === "unreadable") return "mark-unreadable";
  if (unreasonable === "absent") return gross;
  const net = gross - units(unreasonable);
  return net > 0n ? net : 0n;
}
