import type { HospitalGrade } from "../../cases/index.js";
import { CARE_TYPES } from "../../cases/index.js";
import type { Decimal } from "../../primitives/index.js";
import { hasMark, MARKS, markAmount } from "../case/case-marks.js";
import { thresholdValue } from "../case/threshold-value.js";
import type { WeighReason } from "../case/weigh-reason.js";
import { fromDouble, fromTriple, halfUp, UNIT, UNITS_PER_FEN, units } from "../fixed-point.js";
import type { GroupTable } from "../groups/group-table.js";
import type { CaseClassParameters, PointsMethod } from "../parameters.js";
import type { CaseColumns } from "./case-columns.js";

/** Points in units of 10^-12, or the reason why there are none. */
export type IntegerPoints = bigint | WeighReason;

/** The points of case `index`, whose hospital has the given coefficient in the group. */
export type PointsOfCase = (index: number, coefficient: IntegerPoints) => IntegerPoints;

/** A group as the hospitals of one grade see it, in units of 10^-12. */
export interface IntegerGroup {
  /** whether the group stands in the group table */
  readonly listed: boolean;
  readonly worth: bigint | undefined;
  readonly worthDecimal: Decimal | undefined;
  readonly average: bigint | undefined;
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

/** A point method that weighs a case by itself: not a share of another class, and evaluated. */
export type OwnMethod = Exclude<PointsMethod, { method: "shareOfNextClass" | "outside" | "notEvaluated" }>;

/** The tables of a weighing in integers. */
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

/** The points of `casePoints` in integers: the method with all its parameters, ready for the cases of one group and grade. */
export function integerPoints(method: OwnMethod, group: IntegerGroup, tables: IntegerTables): PointsOfCase {
  const whole = COMPILE[method.method](method as never, group, tables);
  if (method.reduction === undefined) return whole;
  const kept = UNIT - units(method.reduction);
  return (index, coefficient) => {
    const points = whole(index, coefficient);
    return typeof points === "string" ? points : fromDouble(points * kept);
  };
}

type Method<Name extends OwnMethod["method"]> = Extract<OwnMethod, { method: Name }>;

const COMPILE: {
  readonly [Name in OwnMethod["method"]]: (
    method: Method<Name>,
    group: IntegerGroup,
    tables: IntegerTables,
  ) => PointsOfCase;
} = {
  complete: (_method, group) => {
    const worth = worthOf(group);
    if (typeof worth === "string") return () => worth;
    return (_index, coefficient) =>
      typeof coefficient === "string" ? coefficient : fromDouble(worth * coefficient);
  },
  proportional: ({ withCoefficient: counted, cap }, group, tables) => {
    const capped = cap === "basePoints";
    return inBand(counted, group, grossCost(tables), (worth, multiple, coefficient) => {
      const exact = withCoefficient(worth * multiple, coefficient);
      return capped && exact > worth ? worth : exact;
    });
  },
  multiplePlus: ({ addition, withCoefficient: counted }, group, tables) => {
    const added = units(addition);
    return inBand(counted, group, grossCost(tables), (worth, multiple, coefficient) =>
      withCoefficient((multiple + added) * worth, coefficient),
    );
  },
  highAddOn: ({ threshold: name }, group, tables) => {
    const threshold = tables.thresholds[name];
    const limit = threshold && thresholdValue(threshold, group.worthDecimal, group.grade);
    const upper = limit !== undefined && "multiple" in limit ? units(limit.multiple) : undefined;
    const missing = limit !== undefined && "missing" in limit ? limit.missing : "rule-not-evaluated";
    return inBand(true, group, netCost(tables), (worth, multiple, coefficient) => {
      if (upper === undefined) return missing;
      const excess = multiple > upper ? worth * (multiple - upper) : 0n;
      return fromDouble(worth * (coefficient ?? UNIT) + excess);
    });
  },
  byCost: (_method, _group, tables) => {
    const costOf = netCost(tables);
    return (index) => {
      const cost = costOf(index);
      return typeof cost === "string" ? cost : pointsOfUnits(cost, tables);
    };
  },
  approvedCost: (_method, group, tables) => {
    const byCost = COMPILE.byCost({ method: "byCost" }, group, tables);
    return (index, coefficient) => {
      const marks = tables.columns.marks.get(index);
      const points = markAmount(marks, MARKS.approvedPoints, 12);
      const cost = markAmount(marks, MARKS.approvedCost, 2);
      if (points === "unreadable" || cost === "unreadable") return "mark-unreadable";
      if (points !== "absent") return units(points);
      if (cost !== "absent") return pointsOfUnits(units(cost), tables);
      return hasMark(marks, MARKS.unreasonableCost) ? byCost(index, coefficient) : "approval-missing";
    };
  },
  bedDay: ({ unit, daily }, { grade }, tables) => {
    const { careType, lengthOfStayDays } = tables.columns;
    if (grade === undefined) return () => "hospital-unknown";
    const points = CARE_TYPES.map((type): IntegerPoints => {
      const standard = daily[type]?.[grade];
      if (standard === undefined) return "no-bed-day-standard";
      return unit === "points" ? units(standard) : pointsOfUnits(units(standard), tables);
    });
    const unmet = CARE_TYPES.map((type) => daily[type]?.[grade] === undefined);
    return (index) => {
      const type = careType[index] as number;
      if (unmet[type] !== false) return "no-bed-day-standard";
      const days = lengthOfStayDays[index] as number;
      if (days < 0) return "length-of-stay-missing";
      const perDay = points[type] ?? "no-bed-day-standard";
      return typeof perDay === "string" ? perDay : perDay * BigInt(days);
    };
  },
};

const TWO_UNITS = 2n * UNIT;

/** The points of the add-ons; 0 when a case has none. */
export function integerAddOns(
  share: Decimal | undefined,
  tables: IntegerTables,
): (index: number) => IntegerPoints {
  const { columns, areaAverage, pointsPerAverage } = tables;
  if (share === undefined || columns.marks.size === 0) return () => 0n;
  const perUnit = units(share) * pointsPerAverage;
  return (index) => {
    const amount = markAmount(columns.marks.get(index), MARKS.negotiatedDrugCost, 2);
    if (amount === "absent") return 0n;
    if (amount === "unreadable") return "mark-unreadable";
    if (areaAverage === undefined) return "no-area-average";
    return halfUp(units(amount) * perUnit, areaAverage * UNIT);
  };
}

/** `amount × pointsPerAverage / Avg_all`. */
function pointsOfUnits(amount: bigint, { areaAverage, pointsPerAverage }: IntegerTables): IntegerPoints {
  return areaAverage === undefined ? "no-area-average" : halfUp(amount * pointsPerAverage, areaAverage);
}

/** A product of two, times the coefficient where it counts. */
function withCoefficient(product: bigint, coefficient: bigint | undefined): bigint {
  return coefficient === undefined ? fromDouble(product) : fromTriple(product * coefficient);
}

/** A method over base points, multiple and, where it counts, the coefficient. */
function inBand(
  counted: boolean,
  group: IntegerGroup,
  costOf: (index: number) => IntegerPoints,
  points: (worth: bigint, multiple: bigint, coefficient: bigint | undefined) => IntegerPoints,
): PointsOfCase {
  const worth = worthOf(group);
  if (typeof worth === "string") return () => worth;
  const { average } = group;
  if (average === undefined) return () => "no-average-cost";
  // halfUp(cost × UNIT, average), its constants formed once.
  const twice = 2n * average;
  return (index, coefficient) => {
    const cost = costOf(index);
    if (typeof cost === "string") return cost;
    const multiple = (cost * TWO_UNITS + average) / twice;
    if (!counted) return points(worth, multiple, undefined);
    return typeof coefficient === "string" ? coefficient : points(worth, multiple, coefficient);
  };
}

function worthOf({ worth, listed }: IntegerGroup): IntegerPoints {
  return worth ?? (listed ? "no-base-points" : "group-unlisted");
}

function grossCost({ columns: { totalCostFen } }: IntegerTables): (index: number) => IntegerPoints {
  return (index) => {
    const fen = totalCostFen[index] as number;
    return Number.isNaN(fen) ? "cost-missing" : BigInt(fen) * UNITS_PER_FEN;
  };
}

function netCost(tables: IntegerTables): (index: number) => IntegerPoints {
  const gross = grossCost(tables);
  const { marks } = tables.columns;
  if (marks.size === 0) return gross;
  return (index) => {
    const cost = gross(index);
    if (typeof cost === "string") return cost;
    const unreasonable = markAmount(marks.get(index), MARKS.unreasonableCost, 2);
    if (unreasonable === "unreadable") return "mark-unreadable";
    if (unreasonable === "absent") return cost;
    const net = cost - units(unreasonable);
    return net > 0n ? net : 0n;
  };
}
