import type { NamedInputs } from "../../cases/field-values.js";
import type { PublishedGroup } from "../../cases/index.js";
import {
  compareText,
  Decimal,
  divideHalfUp,
  fromScaled,
  type Rounding,
  round,
  WORKING_SCALE,
} from "../../primitives/index.js";
import { requireItem, requireIterables, requireMade } from "../../primitives/require-made.js";
import { quotient, units } from "../fixed-point.js";
import type { GroupStatistic, HistoryStatistics } from "../history/history-statistics.js";
import { yearAverage } from "../history/year-average.js";
import type { GroupWeightParameters, HistoryParameters } from "../parameters.js";
import { weightsErrors } from "../weights-errors.js";

/** The row of a published table that speaks for all groups together: its `averageCost` is `Avg_all`. */
const ALL_GROUPS = "*";

/** 病组参数: a row of `groups.csv`. */
export interface GroupRow {
  readonly drg: string;
  readonly cases?: number;
  /** cases that trimming set aside */
  readonly trimmedCases?: number;
  /** 例均费用 after trimming, year-weighted, yuan */
  readonly averageCost?: Decimal;
  /** after trimming, yuan */
  readonly medianCost?: Decimal;
  readonly coefficientOfVariation?: Decimal;
  readonly stable: boolean;
  readonly basePoints?: Decimal;
  readonly relativeWeight?: Decimal;
  /** further columns of a published table by name */
  readonly inputs?: NamedInputs;
}

/** 病组表: what every group is worth, computed from history or as published. */
export interface GroupTable {
  /** whether a case of a group is worth base points or a relative weight */
  readonly unit: "points" | "weight";
  /** points of a case at the area's average cost; 1 for weights */
  readonly pointsPerAverage: Decimal;
  /** 全部病组例均费用 `Avg_all`, yuan */
  readonly areaAverageCost?: Decimal;
  readonly rows: ReadonlyMap<string, GroupRow>;
}

/**
 * 病组基准点数 / 权重: `RW_g = Avg_g / Avg_all`, `BP_g = Avg_g × pointsPerAverage / Avg_all`, each rounded where the edition names it.
 *
 * For an unstable group the edition says what stands for the average: its mean, its median, or nothing.
 *
 * @source ZJ-006; NAT-030, NAT-031
 * @example
 * ```ts
 * basePoints(decimal("9300"), decimal("12000"), decimal("100")).toFixed(); // "77.5"
 * ```
 */
export function groupTable(
  statistics: HistoryStatistics,
  history: HistoryParameters,
  weight: GroupWeightParameters,
): GroupTable {
  requireMade({ statistics }, "groupStatistics()", "area", "groups");
  requireMade({ history }, "bindWeights().history", "years");
  requireMade({ weight }, "bindWeights().groupWeight", "method");
  const costs = new Map([...statistics.groups].map(([drg, group]) => [drg, costOf(group, weight)]));
  const area = areaAverage(statistics, history, costs);
  const pointsPerAverage = pointsPerAverageOf(weight);
  const rows = [...statistics.groups.values()].map((group): [string, GroupRow] => {
    const worth = worthOf(costs.get(group.drg), area, weight);
    checkWorth(group.drg, worth.basePoints ?? worth.relativeWeight);
    return [group.drg, { ...rowOf(group), ...worth }];
  });
  rows.sort(([a], [b]) => compareText(a, b));
  return {
    unit: unitOfGroups(weight),
    pointsPerAverage,
    ...(area && { areaAverageCost: area }),
    rows: new Map(rows),
  };
}

/** `average × pointsPerAverage / areaAverage`, half-up at the working scale. */
export function basePoints(average: Decimal, areaAverage: Decimal, pointsPerAverage: Decimal): Decimal {
  const points = divideHalfUp(units(average) * units(pointsPerAverage), units(areaAverage));
  return fromScaled(points, WORKING_SCALE);
}

/**
 * 已公布的病组表: a group table as published, instead of one computed from history.
 *
 * A group that does not say whether it is stable counts as stable where it is given a worth. The row `*` carries `Avg_all`.
 *
 * @throws `WEIGHTS_GROUP_TWICE`, `WEIGHTS_VALUE_RANGE`
 */
export function publishedGroupTable(
  groups: Iterable<PublishedGroup>,
  weight: GroupWeightParameters,
): GroupTable {
  requireIterables({ groups });
  requireMade({ weight }, "bindWeights().groupWeight", "method");
  const unit = unitOfGroups(weight);
  const rows = new Map<string, GroupRow>();
  for (const published of groups) {
    requireItem(published, "groups", "parsePublishedGroup()", "drg", "inputs");
    const { inputs, stable, ...group } = published;
    if (rows.has(group.drg)) throw weightsErrors.error("WEIGHTS_GROUP_TWICE", { drg: group.drg });
    const worth = worthOfGroup(unit, group);
    checkWorth(group.drg, worth);
    const others = Object.keys(inputs).length > 0 && { inputs };
    rows.set(group.drg, { ...group, ...others, stable: stable ?? worth !== undefined });
  }
  const area = rows.get(ALL_GROUPS)?.averageCost;
  rows.delete(ALL_GROUPS);
  return {
    unit,
    pointsPerAverage: pointsPerAverageOf(weight),
    ...(area && { areaAverageCost: area }),
    rows,
  };
}

/** 病组数值的单位: whether an edition weighs by base points or by relative weights. */
export function unitOfGroups({ method }: { readonly method: string }): GroupTable["unit"] {
  return method === "basePoints" ? "points" : "weight";
}

/** 基准点数 (or relative weight) of a group, whichever the unit of its table is. */
export function worthOfGroup(unit: GroupTable["unit"], row: GroupWorth | undefined): Decimal | undefined {
  return unit === "points" ? row?.basePoints : row?.relativeWeight;
}

/** A row of a group table, as far as it says what the group is worth. */
export type GroupWorth = Pick<GroupRow, "basePoints" | "relativeWeight">;

/** The rows of a table in print order, the area's own row (`*`) last. */
export function groupRows(table: GroupTable): GroupRow[] {
  const area = table.areaAverageCost;
  const one = new Decimal(1);
  return [
    ...table.rows.values(),
    ...(area === undefined
      ? []
      : [
          {
            drg: ALL_GROUPS,
            averageCost: area,
            stable: true,
            relativeWeight: one,
            ...(table.unit === "points" && { basePoints: table.pointsPerAverage }),
          },
        ]),
  ];
}

/** A worth must fit the integer columns: at most 12 decimals, below {@link WORTH_LIMIT}. */
function checkWorth(drg: string, worth: Decimal | undefined): void {
  if (worth === undefined || (worth.lt(WORTH_LIMIT) && worth.decimalPlaces() <= WORKING_SCALE)) return;
  const info = { name: drg, value: worth.toFixed(), limit: WORTH_LIMIT };
  throw weightsErrors.error("WEIGHTS_VALUE_RANGE", info, { path: drg });
}

const WORTH_LIMIT = 9_000_000;

function pointsPerAverageOf(weight: GroupWeightParameters): Decimal {
  return weight.method === "basePoints" ? weight.pointsPerAverage : new Decimal(1);
}

function rowOf(group: GroupStatistic): GroupRow {
  const { drg, cases, trimmedCases, averageCost, medianCost, coefficientOfVariation, stable } = group;
  return {
    drg,
    cases,
    trimmedCases,
    ...(averageCost && { averageCost }),
    ...(medianCost && { medianCost }),
    ...(coefficientOfVariation && { coefficientOfVariation }),
    stable,
  };
}

/** What stands for the average of a group when it is weighed. */
function costOf(group: GroupStatistic, { unstableGroups }: GroupWeightParameters): Decimal | undefined {
  if (group.stable || unstableGroups === "mean") return group.averageCost;
  return unstableGroups === "median" ? group.medianCost : undefined;
}

function worthOf(
  cost: Decimal | undefined,
  area: Decimal | undefined,
  weight: GroupWeightParameters,
): GroupWorth {
  if (cost === undefined || area === undefined) return {};
  const relativeWeight = fromScaled(quotient(units(cost), units(area)), WORKING_SCALE);
  if (weight.method === "relativeWeight") return { relativeWeight: rounded(relativeWeight, weight.rounding) };
  const points = basePoints(cost, area, weight.pointsPerAverage);
  return { relativeWeight, basePoints: rounded(points, weight.rounding) };
}

function rounded(value: Decimal, rounding: Rounding | undefined): Decimal {
  return rounding === undefined ? value : round(value, rounding);
}

/** 全部病组例均费用, over the cases that the edition names; undefined when there are none. */
function areaAverage(
  { area, groups }: HistoryStatistics,
  { areaAverage: method, years }: HistoryParameters,
  costs: ReadonlyMap<string, Decimal | undefined>,
): Decimal | undefined {
  if (method === "groupAverages") return averageOfGroups(groups, costs);
  const sums = { retainedCases: area.kept, groupedCases: area.grouped, everyCase: area.every }[method];
  const average = yearAverage(sums, years);
  return average === undefined ? undefined : fromScaled(average, WORKING_SCALE);
}

/** `Σ cases_g × Avg_g / Σ cases_g`: with it the volume-weighted mean of the relative weights is 1. */
function averageOfGroups(
  groups: HistoryStatistics["groups"],
  costs: ReadonlyMap<string, Decimal | undefined>,
): Decimal | undefined {
  let total = 0n;
  let cases = 0n;
  for (const { drg, cases: count } of groups.values()) {
    const cost = costs.get(drg);
    if (cost === undefined) continue;
    total += units(cost) * BigInt(count);
    cases += BigInt(count);
  }
  return cases === 0n ? undefined : fromScaled(divideHalfUp(total, cases), WORKING_SCALE);
}
