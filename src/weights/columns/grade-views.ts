import type { HospitalGrade } from "../../cases/index.js";
import type { Decimal } from "../../primitives/index.js";
import { averageOf, standingOfGroup } from "../case/classify-case.js";
import type { WeighTables } from "../case/weighing-facts.js";
import { units } from "../fixed-point.js";
import { type GroupRow, worthOfGroup } from "../groups/group-table.js";
import type { CaseClassParameters } from "../parameters.js";
import { type BoundRow, boundRows } from "./class-bounds.js";
import type { IntegerGroup, PointsOfCase } from "./integer-points.js";
import { type PlainRows, PlainRowsBuilder, type PlainSpan } from "./plain-rows.js";

/** A group as the hospitals of one grade see it. */
export interface GradeView {
  readonly rows: readonly BoundRow[];
  readonly group: IntegerGroup;
  /** its rows for ordinary cases */
  readonly span: PlainSpan;
}

/** 病组视图: every group as the hospitals of each grade see it, by number. */
export interface GradeViews {
  readonly views: readonly GradeView[];
  /** points by row of every view, compiled when a case first meets it: those of one view after those of another, `width` each */
  readonly points: (PointsOfCase | undefined)[];
  readonly width: number;
  /** the rows for ordinary cases of all views */
  readonly plain: PlainRows;
}

/** A group with its figures in units of 10^-12. */
export interface GroupInUnits {
  readonly drg: string;
  readonly row: GroupRow | undefined;
  readonly worthDecimal: Decimal | undefined;
  readonly worth: bigint | undefined;
  readonly average: bigint | undefined;
}

/** A group as the table has it. */
export function groupInUnits(drg: string, tables: WeighTables): GroupInUnits {
  const row = tables.groups.rows.get(drg);
  const worthDecimal = worthOfGroup(tables.groups.unit, row);
  const average = averageOf(row);
  return {
    drg,
    row,
    worthDecimal,
    worth: worthDecimal && units(worthDecimal),
    average: average && units(average),
  };
}

/** 病组视图的建立: makes the views of group after group; grades that no threshold tells apart share their rows. */
export class GradeViewer {
  readonly #classes: CaseClassParameters;
  readonly #byStandard: boolean;
  readonly #byGrade: boolean;
  readonly #plain = new PlainRowsBuilder();
  readonly #views: GradeView[] = [];
  #group: GroupInUnits | undefined;
  #numbers = new Map<HospitalGrade | undefined, number>();

  constructor(classes: CaseClassParameters, byStandard: boolean) {
    this.#classes = classes;
    this.#byStandard = byStandard;
    this.#byGrade = comparesByGrade(classes);
  }

  /** The number of the view of a group by a grade. */
  number(group: GroupInUnits, grade: HospitalGrade | undefined): number {
    if (group !== this.#group) {
      this.#group = group;
      this.#numbers = new Map();
    }
    const known = this.#numbers.get(grade);
    if (known !== undefined) return known;
    const number = this.#views.length;
    const shared = this.#byGrade || this.#numbers.size === 0 ? undefined : this.#views[number - 1];
    this.#numbers.set(grade, number);
    const { row, worth, worthDecimal, average } = group;
    const rows = shared?.rows ?? this.#rowsOf(group, grade);
    this.#views.push({
      rows,
      group: { listed: row !== undefined, worth, worthDecimal, average, grade },
      span: shared?.span ?? this.#plain.add(rows),
    });
    return number;
  }

  /** The view of a number. */
  view(number: number): GradeView {
    return this.#views[number] as GradeView;
  }

  finish(): GradeViews {
    const width = this.#classes.rows.length;
    const points = Array<PointsOfCase | undefined>(this.#views.length * width).fill(undefined);
    return { views: this.#views, points, width, plain: this.#plain.finish() };
  }

  #rowsOf(
    { row, worthDecimal, average }: GroupInUnits,
    grade: HospitalGrade | undefined,
  ): readonly BoundRow[] {
    const ofStandard = this.#classes.multipleOf === "paymentStandard";
    return boundRows(this.#classes, {
      group: standingOfGroup(row),
      basePoints: worthDecimal,
      grade,
      base: ofStandard ? (this.#byStandard ? "perCase" : "deferred") : average,
    });
  }
}

/** Whether a row compares with a threshold that differs by grade. */
function comparesByGrade({ rows, thresholds }: CaseClassParameters): boolean {
  return rows.some(({ when }) =>
    Object.values(when.multiple ?? {}).some((name) => thresholds[name]?.method === "byGrade"),
  );
}
