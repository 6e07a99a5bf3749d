import { GROUPING_STATUSES, type GroupingStatus } from "../../grouping/grouping-result.js";
import { requireMade } from "../../primitives/require-made.js";
import { classesOf, MOST_POINTS, outsideReason } from "../case/weigh-case.js";
import { WEIGH_REASONS, type WeighReason } from "../case/weigh-reason.js";
import type { WeighTables } from "../case/weighing-facts.js";
import { COST_LIMIT_FEN } from "../history/moments.js";
import type { WeightParameters } from "../parameters.js";
import { isOfNextClass } from "../points/point-rules.js";
import { followedStays } from "../readmission/readmitted-stays.js";
import type { WeighedCases } from "../weighed-cases.js";
import { type CaseColumns, MISSING_DAY } from "./case-columns.js";
import { type BoundRow, reasonNumber } from "./class-bounds.js";
import { findRow, type RowFacts } from "./find-row.js";
import type { GradeView } from "./grade-views.js";
import {
  type IntegerPoints,
  type IntegerTables,
  integerAddOns,
  integerPoints,
  integerTables,
  type PointsOfCase,
} from "./integer-points.js";
import { copyCoefficient, copyComplete, copyWorth, spanEnd, spanStart } from "./place-records.js";
import { type Places, placesOf } from "./places.js";
import { plainRow } from "./plain-rows.js";

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
  requireMade({ columns }, "caseColumns()", "caseIds");
  requireMade({ tables }, "WeighTables", "groups", "coefficients", "hospitals");
  requireMade({ parameters }, "bindWeights()");
  const classes = classesOf(parameters);
  const standards = classes.multipleOf === "paymentStandard" ? options.paymentStandards : undefined;
  const readmitted =
    options.readmitted ??
    (parameters.readmission && followedStays(columns, parameters.readmission)) ??
    new Uint8Array(columns.count);
  const integers = integerTables(columns, tables.groups, classes.thresholds);
  const addOns = integerAddOns(parameters.addOns?.negotiatedDrugs?.share, integers);
  const places = placesOf(columns, tables, classes, standards !== undefined);
  const output = outputColumns(columns.count);
  const run: Run = { columns, readmitted, standards, integers, addOns, places, output };
  weighAll(run);
  return {
    ...recordColumns(columns),
    classes: classes.rows.map(({ caseClass }) => caseClass),
    caseClass: output.caseClass,
    pointsClass: pointsClasses(output),
    reasons: WEIGH_REASONS,
    reason: output.reason,
    basePoints: output.basePoints.values,
    coefficient: output.coefficient.values,
    points: output.points.values,
  };
}

/** The columns of the cases that weighing hands on as they are. */
export function recordColumns(columns: CaseColumns) {
  const { count, caseIds, hospitalIds, hospital, ledgers, ledger, groups, group } = columns;
  const { totalCostFen, fundPaymentFen } = columns;
  return {
    count,
    caseIds,
    hospitalIds,
    hospital,
    ledgers,
    ledger,
    groups,
    group,
    totalCostFen,
    fundPaymentFen,
  };
}

/** What the cases of one weighing share; a literal of one shape, so that the loops over them stay compiled. */
interface Run extends RowFacts {
  readonly integers: IntegerTables;
  readonly addOns: ReturnType<typeof integerAddOns>;
  readonly places: Places;
  readonly output: ReturnType<typeof outputColumns>;
}

function outputColumns(count: number) {
  return {
    caseClass: new Int32Array(count).fill(-1),
    /** case -> class whose points it takes a part of; few have one */
    takenFrom: new Map<number, number>(),
    reason: new Int32Array(count).fill(-1),
    basePoints: emptyWordColumn(count),
    coefficient: emptyWordColumn(count),
    points: emptyWordColumn(count),
  };
}

/** 计点所依的分类 of every case: its own class, but where that takes a part of the points of the next. */
function pointsClasses({ caseClass, takenFrom }: ReturnType<typeof outputColumns>): Int32Array {
  if (takenFrom.size === 0) return caseClass;
  const classes = caseClass.slice();
  for (const [index, place] of takenFrom) classes[index] = place;
  return classes;
}

/** A 64-bit column and the same memory as pairs of 32-bit words: a known value is copied without making a bigint. */
interface WordColumn {
  readonly values: BigInt64Array;
  readonly words: Int32Array;
}

/** A column of `count` values that are all -1. */
function emptyWordColumn(count: number): WordColumn {
  const words = new Int32Array(count * 2).fill(-1);
  return { values: new BigInt64Array(words.buffer), words };
}

function weighAll(run: Run): void {
  const { columns, places, output } = run;
  const { placeOfCase, completeOfClass } = places;
  const { words, width } = places.records;
  const { plain } = places.grades;
  const { reason, caseClass } = output;
  const basePoints = output.basePoints.words;
  const coefficient = output.coefficient.words;
  const points = output.points.words;
  const { lengthOfStayDays, totalCostFen } = columns;
  const ordinary = ordinaryCases(run);
  for (let i = 0; i < placeOfCase.length; i += 1) {
    const place = placeOfCase[i] as number;
    const record = place * width;
    copyWorth(words, record, basePoints, i);
    copyCoefficient(words, record, coefficient, i);
    let found: IntegerPoints | undefined;
    if (ordinary[i] === 1) {
      const days = lengthOfStayDays[i] as number;
      const fen = totalCostFen[i] as number;
      const row = plainRow(plain, spanStart(words, record), spanEnd(words, record), days, fen);
      if (row >= 0) {
        const number = plain.classes[row] as number;
        caseClass[i] = number;
        const method = completeOfClass[number] as number;
        if (method >= 0 && copyComplete(words, record, method, points, i)) continue;
        const ofRow = pointsOfRow(places.view[place] as number, plain.rows[row] as number, run);
        found = inRange(ofRow(i, places.coefficients[place] as IntegerPoints));
        if (method >= 0) keepComplete(found, place, method, places);
      }
    }
    found ??= pointsOf(i, place, run);
    if (typeof found === "bigint") output.points.values[i] = found;
    else reason[i] = reasonNumber(found);
  }
}

/** 1 for the cases that {@link plainRow} may judge, by all but their group: grouped, unmarked, cost and stay known. */
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

const INVALID = GROUPING_STATUSES.indexOf("invalid");

/** The points of any case; writes its class. */
function pointsOf(i: number, place: number, run: Run): IntegerPoints {
  const unfit = unfitReason(i, run.columns);
  if (unfit !== undefined) return unfit;
  const view = run.places.view[place] as number;
  const { rows } = viewOf(view, run.places);
  const found = findRow(i, 0, rows, run);
  if (typeof found === "string") return found;
  const bound = rows[found] as BoundRow;
  run.output.caseClass[i] = bound.place;
  if (run.columns.status[i] === INVALID && !bound.row.when.status?.includes("invalid"))
    return "record-invalid";
  const points = pointsOfRow(view, found, run)(i, run.places.coefficients[place] as IntegerPoints);
  if (typeof points === "string") return points;
  return inRange(run.addOns(i, points));
}

function viewOf(view: number, { grades }: Places): GradeView {
  return grades.views[view] as GradeView;
}

function inRange(points: IntegerPoints): IntegerPoints {
  return typeof points === "bigint" && points > MOST_POINTS ? "points-out-of-range" : points;
}

/** The points of the cases in a row of a view, ready once the first of them has come. */
function pointsOfRow(view: number, index: number, run: Run): PointsOfCase {
  const { points, width } = run.places.grades;
  const at = view * width + index;
  const known = points[at];
  if (known !== undefined) return known;
  const compiled = compiledRow(view, index, run);
  points[at] = compiled;
  return compiled;
}

function compiledRow(view: number, index: number, run: Run): PointsOfCase {
  const { rows, group } = viewOf(view, run.places);
  const { row } = rows[index] as BoundRow;
  const { points: method } = row;
  if (method.method === "outside") {
    const { status } = run.columns;
    return (i) => outsideReason(row, GROUPING_STATUSES[status[i] as number] as GroupingStatus);
  }
  if (method.method === "notEvaluated") return () => "rule-not-evaluated";
  const compiled = integerPoints(method, group, run.integers);
  if (!isOfNextClass(method.method)) return compiled;
  return (i, coefficient) => {
    const next = findRow(i, index + 1, rows, run);
    if (typeof next === "string") return next;
    // Before the points of that row are: where it is of the next class too, that one writes behind it.
    run.output.takenFrom.set(i, (rows[next] as BoundRow).place);
    const whole = pointsOfRow(view, next, run)(i, coefficient);
    return typeof whole === "string" ? whole : compiled(i, coefficient, whole);
  };
}

/** Keeps the points of a complete stay, the same for every case of the place. */
function keepComplete(points: IntegerPoints, place: number, method: number, { records }: Places): void {
  if (typeof points === "bigint") records.setComplete(place, method, points);
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
