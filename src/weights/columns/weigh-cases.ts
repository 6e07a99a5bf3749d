import type { HospitalGrade } from "../../cases/index.js";
import { type Decimal, divideHalfUp } from "../../primitives/index.js";
import type { WeighTables } from "../case/case-facts.js";
import { averageOf } from "../case/classify-case.js";
import { MOST_POINTS } from "../case/weigh-case.js";
import { WEIGH_REASONS, type WeighReason } from "../case/weigh-reason.js";
import { UNIT, units } from "../fixed-point.js";
import { type GroupRow, worthOfGroup } from "../groups/group-table.js";
import { COST_LIMIT_FEN } from "../history/moments.js";
import type { CaseClassParameters, WeightParameters } from "../parameters.js";
import { readmittedStays } from "../readmission/readmitted-stays.js";
import type { WeighedCases } from "../weighed-cases.js";
import { weightsErrors } from "../weights-errors.js";
import { type CaseColumns, GROUPING_STATUSES, MISSING_DAY } from "./case-columns.js";
import { casesByGroup } from "./cases-by-group.js";
import { type BoundRow, boundRows, reasonNumber } from "./class-bounds.js";
import { at } from "./column-access.js";
import { findRow, type RowFacts } from "./find-row.js";
import {
  type IntegerCase,
  type IntegerPoints,
  type IntegerTables,
  integerAddOns,
  integerPoints,
  integerTables,
} from "./integer-points.js";

export interface WeighCasesOptions {
  /** 1 = the stay was followed by a readmission; default: found by `readmittedStays` where the edition has the rule */
  readonly readmitted?: Uint8Array;
  /**
   * 支付标准 of each case in units of 10^-12 yuan, -1 = not known yet; for editions whose multiples are measured against it.
   * Without them the classes that need a multiple wait: no case falls in one.
   */
  readonly paymentStandards?: BigInt64Array;
}

const NONE = -1n;
const INVALID = GROUPING_STATUSES.indexOf("invalid");

/**
 * 批量计点: weighs cases by the million; equal to `weighCase` on every case, to the last unit.
 *
 * Works through the cases group by group: for each group and grade the decision table becomes a few integer comparisons, and the
 * points of a complete stay are formed once a hospital.
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
  const readmitted =
    options.readmitted ??
    (parameters.readmission && readmittedStays(columns, parameters.readmission).readmitted) ??
    new Uint8Array(columns.count);
  const weighed = emptyColumns(columns, classes);
  const run: Run = {
    columns,
    tables,
    classes,
    readmitted,
    standards: classes.multipleOf === "paymentStandard" ? options.paymentStandards : undefined,
    drugShare: parameters.addOns?.negotiatedDrugs?.share,
    integers: integerTables(columns, tables.groups, classes.thresholds),
    weighed,
  };
  for (const { group, cases } of casesByGroup(columns)) weighGroup(group, cases, run);
  return weighed;
}

interface Run extends RowFacts {
  readonly tables: WeighTables;
  readonly classes: CaseClassParameters;
  readonly drugShare: Decimal | undefined;
  readonly integers: IntegerTables;
  readonly weighed: WeighedCases;
}

/** A hospital's part in one group: its rows, its coefficient, and its points for a complete stay. */
interface Place {
  readonly rows: readonly BoundRow[];
  readonly grade: HospitalGrade | undefined;
  readonly coefficient: bigint | WeighReason;
  /** points by place of the row, for rows whose points are the same for every case */
  readonly fixed: (IntegerPoints | undefined)[];
}

interface Group {
  readonly drg: string;
  readonly row: GroupRow | undefined;
  readonly worthDecimal: Decimal | undefined;
  readonly worth: bigint | undefined;
  readonly average: bigint | undefined;
}

function weighGroup(number: number, cases: Int32Array, run: Run): void {
  const { columns, weighed } = run;
  const group = groupOf(number, run);
  const rowsByGrade = new Map<HospitalGrade | undefined, readonly BoundRow[]>();
  const places: Place[] = [];
  for (let n = 0; n < cases.length; n += 1) {
    const i = at(cases, n);
    const hospital = at(columns.hospital, i);
    let place = places[hospital + 1];
    if (place === undefined) {
      place = placeOf(columns.hospitalIds[hospital], group, rowsByGrade, run);
      places[hospital + 1] = place;
    }
    if (group.worth !== undefined) {
      weighed.basePoints[i] = group.worth;
      if (typeof place.coefficient === "bigint") weighed.coefficient[i] = place.coefficient;
    }
    const points = pointsOf(i, group, place, run);
    if (typeof points === "bigint") weighed.points[i] = points;
    else weighed.reason[i] = reasonNumber(points);
  }
}

/** The points of one case; writes its class. */
function pointsOf(i: number, group: Group, place: Place, run: Run): IntegerPoints {
  const unfit = unfitReason(i, run.columns);
  if (unfit !== undefined) return unfit;
  const found = findRow(i, 0, place.rows, run);
  if (typeof found === "string") return found;
  const bound = place.rows[found] as BoundRow;
  run.weighed.caseClass[i] = bound.place;
  const status = at(run.columns.status, i);
  if (status === INVALID && !bound.row.when.status?.includes("invalid")) return "record-invalid";
  const points = pointsOfRow(i, found, group, place, run);
  if (typeof points === "string") return points;
  const added = integerAddOns(run.drugShare, i, run.integers);
  if (typeof added === "string") return added;
  const total = points + added;
  return total > MOST_POINTS ? "points-out-of-range" : total;
}

function pointsOfRow(i: number, index: number, group: Group, place: Place, run: Run): IntegerPoints {
  const fixed = place.fixed[index];
  if (fixed !== undefined) return fixed;
  const { points: method } = (place.rows[index] as BoundRow).row;
  switch (method.method) {
    case "outside":
      return "outside-groups";
    case "notEvaluated":
      return "rule-not-evaluated";
    case "shareOfNextClass": {
      const other = findRow(i, index + 1, place.rows, run);
      if (typeof other === "string") return other;
      const whole = pointsOfRow(i, other, group, place, run);
      return typeof whole === "string" ? whole : divideHalfUp(whole * units(method.share), UNIT);
    }
    default: {
      const points = integerPoints(method, integerCase(i, group, place), run.integers);
      if (method.method === "complete") place.fixed[index] = points;
      return points;
    }
  }
}

function unfitReason(i: number, columns: CaseColumns): WeighReason | undefined {
  const cost = at(columns.totalCostFen, i);
  if (cost <= 0) return "cost-not-positive";
  if (cost >= COST_LIMIT_FEN) return "cost-out-of-range";
  const discharge = at(columns.dischargeDay, i);
  return discharge !== MISSING_DAY && at(columns.admissionDay, i) > discharge ? "dates-reversed" : undefined;
}

function groupOf(number: number, { columns, tables }: Run): Group {
  const drg = columns.groups[number] ?? "";
  const row = tables.groups.rows.get(drg);
  const worthDecimal = worthOfGroup(tables.groups, row);
  const average = averageOf(row);
  return {
    drg,
    row,
    worthDecimal,
    worth: worthDecimal && units(worthDecimal),
    average: average && units(average),
  };
}

function placeOf(
  hospitalId: string | undefined,
  group: Group,
  rowsByGrade: Map<HospitalGrade | undefined, readonly BoundRow[]>,
  { tables, classes, standards }: Run,
): Place {
  const grade = hospitalId === undefined ? undefined : tables.hospitals.get(hospitalId)?.grade;
  let rows = rowsByGrade.get(grade);
  if (rows === undefined) {
    const ofStandard = classes.multipleOf === "paymentStandard";
    rows = boundRows(classes, {
      group: group.row === undefined ? "unlisted" : group.row.stable ? "stable" : "unstable",
      basePoints: group.worthDecimal,
      grade,
      base: ofStandard ? (standards === undefined ? "deferred" : "perCase") : averageOf(group.row),
    });
    rowsByGrade.set(grade, rows);
  }
  return { rows, grade, coefficient: coefficientOf(hospitalId, group.drg, tables), fixed: [] };
}

function coefficientOf(
  hospitalId: string | undefined,
  drg: string,
  { coefficients }: WeighTables,
): bigint | WeighReason {
  if (hospitalId === undefined) return "hospital-unknown";
  const value = coefficients.units(hospitalId, drg);
  if (value !== undefined) return value;
  const absent = coefficients.of(hospitalId, drg);
  return absent.status === "absent" ? absent.reason : "no-coefficient";
}

function integerCase(index: number, group: Group, { coefficient, grade }: Place): IntegerCase {
  const { row, worth, worthDecimal, average } = group;
  return { index, listed: row !== undefined, worth, worthDecimal, average, coefficient, grade };
}

function emptyColumns(columns: CaseColumns, { rows }: CaseClassParameters): WeighedCases {
  const { count } = columns;
  return {
    count,
    caseIds: columns.caseIds,
    hospitalIds: columns.hospitalIds,
    hospital: columns.hospital,
    ledgers: columns.ledgers,
    ledger: columns.ledger,
    groups: columns.groups,
    group: columns.group,
    classes: rows.map(({ caseClass }) => caseClass),
    caseClass: new Int32Array(count).fill(-1),
    reasons: WEIGH_REASONS,
    reason: new Int32Array(count).fill(-1),
    basePoints: new BigInt64Array(count).fill(NONE),
    coefficient: new BigInt64Array(count).fill(NONE),
    points: new BigInt64Array(count).fill(NONE),
    totalCostFen: columns.totalCostFen,
    fundPaymentFen: columns.fundPaymentFen,
  };
}
