import type { WeighTables } from "../case/weighing-facts.js";
import type { WeightParameters } from "../parameters.js";
import type { WeighedCases } from "../weighed-cases.js";
import type { CaseColumns } from "./case-columns.js";
import { CaseColumnsBuilder } from "./case-columns-builder.js";
import { recordColumns, weighCases } from "./weigh-cases.js";

/** The columns that weighing makes of cases; the others of {@link WeighedCases} are those of the cases themselves. */
type Made = Pick<
  WeighedCases,
  "caseClass" | "pointsClass" | "reason" | "basePoints" | "coefficient" | "points"
>;

/** 已有计点: what an earlier weighing made of the same cases, under the same tables and parameters. */
export interface EarlierWeighing extends Made {
  /** the readmitted stays of that time; where the edition has the rule */
  readonly readmitted?: Uint8Array | undefined;
}

/**
 * 重新计点: weighs only the cases whose records changed and those that are, or are no longer, followed by a readmission; equal to
 * {@link weighCases} of all cases.
 *
 * @param changed indexes of the cases whose records or marks are others now
 * @param readmitted the readmitted stays of now
 */
export function reweighCases(
  columns: CaseColumns,
  tables: WeighTables,
  parameters: WeightParameters,
  earlier: EarlierWeighing,
  changed: readonly number[],
  readmitted: Uint8Array = new Uint8Array(columns.count),
): WeighedCases {
  const before = earlier.readmitted ?? new Uint8Array(columns.count);
  const touched = new Set(changed);
  for (let i = 0; i < columns.count; i += 1) if (before[i] !== readmitted[i]) touched.add(i);
  const indexes = [...touched];
  const builder = new CaseColumnsBuilder();
  for (const index of indexes) builder.append(columns, index, index + 1);
  const part = weighCases(builder.finish(), tables, parameters, {
    readmitted: Uint8Array.from(indexes, (index) => readmitted[index] as number),
  });
  const made: Made = {
    caseClass: withRows(earlier.caseClass, part.caseClass, indexes),
    pointsClass: withRows(earlier.pointsClass, part.pointsClass, indexes),
    reason: withRows(earlier.reason, part.reason, indexes),
    basePoints: withRows(earlier.basePoints, part.basePoints, indexes),
    coefficient: withRows(earlier.coefficient, part.coefficient, indexes),
    points: withRows(earlier.points, part.points, indexes),
  };
  const { classes, reasons } = part;
  return { ...recordColumns(columns), classes, reasons, ...made };
}

/** A copy of a column in which the cases of the indexes are those of a part, in its order. */
function withRows<Column extends Int32Array | BigInt64Array>(
  column: Column,
  part: Column,
  indexes: readonly number[],
): Column {
  const copy = column.slice() as Column;
  indexes.forEach((index, place) => {
    copy[index] = part[place] as Column[number];
  });
  return copy;
}
