import { Decimal, divideHalfUp, fromScaled, quotient, WORKING_SCALE } from "../../primitives/index.js";
import { requireItem, requireIterables, requireMade } from "../../primitives/require-made.js";
import { UNIT, units } from "../fixed-point.js";
import type { HistoryStatistics } from "../history/history-statistics.js";
import type { GroupRow, GroupTable } from "./group-table.js";

/** 病例数 by group. */
export type GroupVolumes = ReadonlyMap<string, number>;

/** 病例组合指数 with its operands; cases of groups without a weight are outside it, and counted. */
export interface CaseMixIndex {
  /** `Σ RW_g × n_g / Σ n_g`; absent without a weighted case */
  readonly value?: Decimal;
  readonly totalWeight: Decimal;
  readonly cases: number;
  readonly casesWithoutWeight: number;
}

/**
 * 病例组合指数 CMI and 总权重 of a set of cases (a hospital's, the area's).
 *
 * @source 国家技术规范 (NAT-036, NAT-037)
 */
export function caseMixIndex(volumes: GroupVolumes, table: Pick<GroupTable, "rows">): CaseMixIndex {
  requireIterables({ volumes });
  requireMade({ table }, "groupTable()", "rows");
  let weight = 0n;
  let cases = 0;
  let without = 0;
  for (const volume of volumes) {
    requireItem(volume, "volumes", "[drg, cases]", "0", "1");
    const [drg, count] = volume;
    const relativeWeight = table.rows.get(drg)?.relativeWeight;
    if (relativeWeight === undefined) {
      without += count;
      continue;
    }
    weight += units(relativeWeight) * BigInt(count);
    cases += count;
  }
  return {
    ...(cases > 0 && { value: fromScaled(divideHalfUp(weight, BigInt(cases)), WORKING_SCALE) }),
    totalWeight: fromScaled(weight, WORKING_SCALE),
    cases,
    casesWithoutWeight: without,
  };
}

/**
 * 组间变异解释度 RIV: `(SS_total − Σ SS_within) / SS_total` over the history cases kept; absent when all costs are equal.
 *
 * @source NAT-035
 */
export function reductionInVariance(statistics: HistoryStatistics): Decimal | undefined {
  requireMade({ statistics }, "groupStatistics()", "area", "groups");
  const { area, groups } = statistics;
  const { count, sum, sumOfSquares } = area.keptMoments;
  if (count === 0) return undefined;
  // n × SS_total, and the sum of the groups' own (Σx)²/n, which is what SS_total loses to SS_within.
  const total = sumOfSquares * BigInt(count) - sum * sum;
  if (total === 0n) return undefined;
  let between = new Decimal(0);
  for (const { moments } of groups.values()) {
    if (moments.count === 0) continue;
    between = between.plus(new Decimal(moments.sum * moments.sum).div(moments.count));
  }
  const explained = between.times(count).minus(new Decimal(sum * sum));
  return quotient(explained, new Decimal(total));
}

/**
 * 标准化: scales relative weights so that their mean over the given volumes is 1 (base points: `pointsPerAverage`).
 *
 * For a published table whose scale is not that of the area; a table computed from history is normalised by the area
 * average `groupAverages` instead.
 */
export function normaliseWeights(table: GroupTable, volumes: GroupVolumes): GroupTable {
  requireMade({ table }, "groupTable()", "rows");
  requireIterables({ volumes });
  const { value } = caseMixIndex(volumes, table);
  if (value === undefined || value.isZero()) return table;
  return scaledTable(table, UNIT, units(value));
}

/** 系数调整: every worth of a table times `by / over`, half-up at the working scale. */
export function scaledTable(table: GroupTable, by: bigint, over: bigint): GroupTable {
  const scaled = (worth: Decimal | undefined) =>
    worth && fromScaled(divideHalfUp(units(worth) * by, over), WORKING_SCALE);
  const rows = [...table.rows].map(([drg, row]): [string, GroupRow] => {
    const relativeWeight = scaled(row.relativeWeight);
    const basePoints = scaled(row.basePoints);
    return [drg, { ...row, ...(relativeWeight && { relativeWeight }), ...(basePoints && { basePoints }) }];
  });
  return { ...table, rows: new Map(rows) };
}
