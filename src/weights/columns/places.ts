import type { HospitalGrade } from "../../cases/index.js";
import type { Decimal } from "../../primitives/index.js";
import type { WeighTables } from "../case/case-facts.js";
import { averageOf } from "../case/classify-case.js";
import { units } from "../fixed-point.js";
import { type GroupRow, worthOfGroup } from "../groups/group-table.js";
import type { CaseClassParameters } from "../parameters.js";
import type { CaseColumns } from "./case-columns.js";
import { type BoundRow, boundRows } from "./class-bounds.js";
import type { IntegerGroup, IntegerPoints, PointsOfCase } from "./integer-points.js";
import { type PlainRows, plainRows } from "./plain-rows.js";
import { type Words, wordsOf } from "./words.js";

/** A group as the hospitals of one grade see it. */
export interface GradeView {
  readonly rows: readonly BoundRow[];
  /** for ordinary cases; undefined where they need the rows in full */
  readonly plain: PlainRows | undefined;
  readonly group: IntegerGroup;
  /** points by row, compiled when a case first meets it */
  readonly points: (PointsOfCase | undefined)[];
}

/** 一个医疗机构的一个病组: what all its cases share. */
export interface Place {
  readonly view: GradeView;
  readonly coefficient: IntegerPoints;
  readonly worthWords: Words | undefined;
  readonly coefficientWords: Words | undefined;
  /** points of a complete stay by row, the same for every case, once formed */
  readonly complete: (Words | undefined)[];
}

/** Every hospital and group that occurs among cases. */
export interface Places {
  readonly places: readonly Place[];
  /** the place of each case */
  readonly placeOfCase: Int32Array;
}

/** Finds the pairs of hospital and group that occur, and looks up group by group what their cases share. */
export function placesOf(
  columns: CaseColumns,
  tables: WeighTables,
  classes: CaseClassParameters,
  byStandard: boolean,
): Places {
  const width = columns.hospitalIds.length + 1;
  const { keys, placeOfCase } = pairs(columns, width);
  // Group by group, because the ratios behind a coefficient are formed once a group.
  const sorted = Array.from(keys.keys()).sort((a, b) => (keys[a] as number) - (keys[b] as number));
  // Sized at once: filled out of order, a growing array would turn into a slow one.
  const places = new Array<Place>(keys.length);
  let current = -1;
  let group: Group = groupOf("", tables);
  let views = new Map<HospitalGrade | undefined, GradeView>();
  for (const place of sorted) {
    const key = keys[place] as number;
    const number = Math.floor(key / width);
    if (number !== current) {
      current = number;
      group = groupOf(columns.groups[number - 1] ?? "", tables);
      views = new Map();
    }
    const hospitalId = columns.hospitalIds[(key % width) - 1];
    const grade = hospitalId === undefined ? undefined : tables.hospitals.get(hospitalId)?.grade;
    const view = views.get(grade) ?? gradeView(grade, group, classes, byStandard);
    views.set(grade, view);
    const coefficient = coefficientOf(hospitalId, group.drg, tables);
    const known = group.worth !== undefined && typeof coefficient === "bigint";
    places[place] = {
      view,
      coefficient,
      worthWords: group.worth === undefined ? undefined : wordsOf(group.worth),
      coefficientWords: known ? wordsOf(coefficient) : undefined,
      complete: [],
    };
  }
  return { places, placeOfCase };
}

/** Pairs up to this many are found in a table; beyond, in a Map. */
const DENSE_PAIRS = 2 ** 22;

/** Numbers the pairs of group and hospital in order of appearance; a key is `(group + 1) × width + hospital + 1`. */
function pairs({ count, group, groups, hospital }: CaseColumns, width: number) {
  const keys: number[] = [];
  const placeOfCase = new Int32Array(count);
  const size = (groups.length + 1) * width;
  const dense = size <= DENSE_PAIRS ? new Int32Array(size).fill(-1) : undefined;
  const sparse = new Map<number, number>();
  for (let i = 0; i < count; i += 1) {
    const key = ((group[i] as number) + 1) * width + (hospital[i] as number) + 1;
    let place = dense === undefined ? (sparse.get(key) ?? -1) : (dense[key] as number);
    if (place < 0) {
      place = keys.length;
      keys.push(key);
      if (dense === undefined) sparse.set(key, place);
      else dense[key] = place;
    }
    placeOfCase[i] = place;
  }
  return { keys, placeOfCase };
}

interface Group {
  readonly drg: string;
  readonly row: GroupRow | undefined;
  readonly worthDecimal: Decimal | undefined;
  readonly worth: bigint | undefined;
  readonly average: bigint | undefined;
}

function groupOf(drg: string, tables: WeighTables): Group {
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

function gradeView(
  grade: HospitalGrade | undefined,
  { row, worth, worthDecimal, average }: Group,
  classes: CaseClassParameters,
  byStandard: boolean,
): GradeView {
  const ofStandard = classes.multipleOf === "paymentStandard";
  const rows = boundRows(classes, {
    group: row === undefined ? "unlisted" : row.stable ? "stable" : "unstable",
    basePoints: worthDecimal,
    grade,
    base: ofStandard ? (byStandard ? "perCase" : "deferred") : average,
  });
  const group = { listed: row !== undefined, worth, worthDecimal, average, grade };
  return { rows, plain: plainRows(rows), group, points: [] };
}

function coefficientOf(
  hospitalId: string | undefined,
  drg: string,
  { coefficients }: WeighTables,
): IntegerPoints {
  if (hospitalId === undefined) return "hospital-unknown";
  const value = coefficients.units(hospitalId, drg);
  if (value !== undefined) return value;
  const absent = coefficients.of(hospitalId, drg);
  return absent.status === "absent" ? absent.reason : "no-coefficient";
}
