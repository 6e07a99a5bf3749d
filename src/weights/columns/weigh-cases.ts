import type { WeighTables } from "../case/case-facts.js";
import { MOST_POINTS } from "../case/weigh-case.js";
import { WEIGH_REASONS, type WeighReason } from "../case/weigh-reason.js";
import { halfUp, UNIT, units } from "../fixed-point.js";
import { COST_LIMIT_FEN } from "../history/moments.js";
import type { WeightParameters } from "../parameters.js";
import { readmittedStays } from "../readmission/readmitted-stays.js";
import type { WeighedCases } from "../weighed-cases.js";
import { weightsErrors } from "../weights-errors.js";
import { type CaseColumns, GROUPING_STATUSES, MISSING_DAY } from "./case-columns.js";
import { type BoundRow, reasonNumber } from "./class-bounds.js";
import { findRow, type RowFacts } from "./find-row.js";
import {
  type IntegerPoints,
  type IntegerTables,
  integerAddOns,
  integerPoints,
  integerTables,
} from "./integer-points.js";
import { type Place, placesOf } from "./places.js";
import { plainRow } from "./plain-rows.js";
import { emptyWordColumn, wordsOf } from "./words.js";

export interface WeighCasesOptions {
  /** 1 = the stay was followed by a readmission; default: found by `readmittedStays` where the edition has the rule */
  readonly readmitted?: Uint8Array;
  /**
   * 支付标准 of each case in units of 10^-12 yuan, -1 = not known yet; for editions whose multiples are measured against it.
   * Without them the classes that need a multiple wait: no case falls in one.
   */
  readonly paymentStandards?: BigInt64Array;
}

/**
 * 批量计点: weighs cases by the million; equal to `weighCase` on every case, to the last unit.
 *
 * For each group and grade the decision table becomes a few integer comparisons, and the points of a complete stay are formed
 * once a hospital and group.
 *
 * @throws `WEIGHTS_PART_ABSENT` when the edition has no decision table
 */
export function weighCases(
  columns: CaseColumns,
  tables: WeighTables,
  parameters: WeightParameters,
  options: WeighCasesOptions = {},
): WeighedCases {
  const classes = parameters.caseClasses;
  if (classes === undefined) throw weightsErrors.error("WEIGHTS_PART_ABSENT", { part: "caseClasses" });
  const standards = classes.multipleOf === "paymentStandard" ? options.paymentStandards : undefined;
  const readmitted =
    options.readmitted ??
    (parameters.readmission && readmittedStays(columns, parameters.readmission).readmitted) ??
    new Uint8Array(columns.count);
  const integers = integerTables(columns, tables.groups, classes.thresholds);
  const addOns = integerAddOns(parameters.addOns?.negotiatedDrugs?.share, integers);
  const { places, placeOfCase } = placesOf(columns, tables, classes, standards !== undefined);
  const columnsOut = outputColumns(columns.count);
  const run: Run = { columns, readmitted, standards, integers, addOns, ...columnsOut };
  weighAll(places, placeOfCase, run);
  return {
    count: columns.count,
    caseIds: columns.caseIds,
    hospitalIds: columns.hospitalIds,
    hospital: columns.hospital,
    ledgers: columns.ledgers,
    ledger: columns.ledger,
    groups: columns.groups,
    group: columns.group,
    classes: classes.rows.map(({ caseClass }) => caseClass),
    caseClass: run.caseClass,
    reasons: WEIGH_REASONS,
    reason: run.reason,
    basePoints: run.basePoints.values,
    coefficient: run.coefficient.values,
    points: run.points.values,
    totalCostFen: columns.totalCostFen,
    fundPaymentFen: columns.fundPaymentFen,
  };
}

interface Run extends RowFacts, ReturnType<typeof outputColumns> {
  readonly integers: IntegerTables;
  readonly addOns: (index: number) => IntegerPoints;
}

function outputColumns(count: number) {
  return {
    caseClass: new Int32Array(count).fill(-1),
    reason: new Int32Array(count).fill(-1),
    basePoints: emptyWordColumn(count),
    coefficient: emptyWordColumn(count),
    points: emptyWordColumn(count),
  };
}

function weighAll(places: readonly Place[], placeOfCase: Int32Array, run: Run): void {
  const { reason } = run;
  const basePoints = run.basePoints.words;
  const coefficient = run.coefficient.words;
  const points = run.points.words;
  const ordinary = ordinaryCases(run);
  for (let i = 0; i < placeOfCase.length; i += 1) {
    const place = places[placeOfCase[i] as number] as Place;
    const { worthWords, coefficientWords } = place;
    if (worthWords !== undefined) {
      basePoints[2 * i] = worthWords.first;
      basePoints[2 * i + 1] = worthWords.second;
    }
    if (coefficientWords !== undefined) {
      coefficient[2 * i] = coefficientWords.first;
      coefficient[2 * i + 1] = coefficientWords.second;
    }
    const row = ordinary[i] === 1 ? ordinaryRow(i, place, run) : -1;
    const complete = row < 0 ? undefined : place.complete[row];
    if (complete !== undefined) {
      points[2 * i] = complete.first;
      points[2 * i + 1] = complete.second;
      continue;
    }
    const found = row < 0 ? pointsOf(i, place, run) : inRange(pointsOfRow(i, row, place, run));
    if (typeof found === "bigint") run.points.values[i] = found;
    else reason[i] = reasonNumber(found);
  }
}

/** 1 for the cases that {@link ordinaryRow} may judge, by all but their group: grouped, unmarked, cost and stay known. */
function ordinaryCases({ columns, readmitted, standards }: Run): Uint8Array {
  const { count, status, careType, totalCostFen, lengthOfStayDays, marks } = columns;
  const ordinary = new Uint8Array(count);
  if (standards !== undefined) return ordinary;
  for (let i = 0; i < count; i += 1) {
    const fen = totalCostFen[i] as number;
    const fit = fen > 0 && fen < COST_LIMIT_FEN && (lengthOfStayDays[i] as number) >= 0;
    if (fit && status[i] === 0 && (careType[i] as number) <= 0 && readmitted[i] === 0) ordinary[i] = 1;
  }
  for (const i of marks.keys()) ordinary[i] = 0;
  return ordinary;
}

/** The row of an ordinary case, whose class is written; -1 when it takes more than intervals to tell. */
function ordinaryRow(i: number, { view }: Place, { columns, caseClass }: Run): number {
  if (view.plain === undefined) return -1;
  const row = plainRow(view.plain, columns.lengthOfStayDays[i] as number, columns.totalCostFen[i] as number);
  if (row >= 0) caseClass[i] = (view.rows[row] as BoundRow).place;
  return row;
}

const INVALID = GROUPING_STATUSES.indexOf("invalid");

/** The points of any case; writes its class. */
function pointsOf(i: number, place: Place, run: Run): IntegerPoints {
  const unfit = unfitReason(i, run.columns);
  if (unfit !== undefined) return unfit;
  const { rows } = place.view;
  const found = findRow(i, 0, rows, run);
  if (typeof found === "string") return found;
  const bound = rows[found] as BoundRow;
  run.caseClass[i] = bound.place;
  if (run.columns.status[i] === INVALID && !bound.row.when.status?.includes("invalid"))
    return "record-invalid";
  const points = pointsOfRow(i, found, place, run);
  if (typeof points === "string") return points;
  const added = run.addOns(i);
  return typeof added === "string" ? added : inRange(points + added);
}

function inRange(points: IntegerPoints): IntegerPoints {
  return typeof points === "bigint" && points > MOST_POINTS ? "points-out-of-range" : points;
}

function pointsOfRow(i: number, index: number, place: Place, run: Run): IntegerPoints {
  const { view, coefficient } = place;
  const { points: method } = (view.rows[index] as BoundRow).row;
  switch (method.method) {
    case "outside":
      return "outside-groups";
    case "notEvaluated":
      return "rule-not-evaluated";
    case "shareOfNextClass": {
      const other = findRow(i, index + 1, view.rows, run);
      if (typeof other === "string") return other;
      const whole = pointsOfRow(i, other, place, run);
      return typeof whole === "string" ? whole : halfUp(whole * units(method.share), UNIT);
    }
    default: {
      const compiled = view.points[index] ?? integerPoints(method, view.group, run.integers);
      view.points[index] = compiled;
      const points = compiled(i, coefficient);
      const same = method.method === "complete" && typeof points === "bigint" && points <= MOST_POINTS;
      if (same) place.complete[index] = wordsOf(points);
      return points;
    }
  }
}

function unfitReason(i: number, columns: CaseColumns): WeighReason | undefined {
  const cost = columns.totalCostFen[i] as number;
  if (cost <= 0) return "cost-not-positive";
  if (cost >= COST_LIMIT_FEN) return "cost-out-of-range";
  const discharge = columns.dischargeDay[i] as number;
  return discharge !== MISSING_DAY && (columns.admissionDay[i] as number) > discharge
    ? "dates-reversed"
    : undefined;
}
