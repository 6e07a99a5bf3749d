import { hasMark } from "../../cases/case-marks.js";
import { CARE_TYPES, type CareType, type CaseMarks, type HospitalGrade } from "../../cases/index.js";
import { compileFormula } from "../../primitives/formula/compile-formula.js";
import { type Formula, operandsOf } from "../../primitives/formula/formula.js";
import type { Decimal } from "../../primitives/index.js";
import { thresholdForPoints } from "../case/threshold-value.js";
import type { WeighReason } from "../case/weigh-reason.js";
import { UNIT, UNITS_PER_FEN, units } from "../fixed-point.js";
import type { GroupTable } from "../groups/group-table.js";
import type { CaseClassParameters } from "../parameters.js";
import { methodFormula, type WeighingMethod } from "../points/method-formula.js";
import { withNegotiatedDrugs } from "../points/negotiated-drugs.js";
import { type GroupFacts, inOrder, type Operand, type StayFacts } from "../points/operands.js";
import type { PointsFormula } from "../points/points-rule.js";
import type { CaseColumns } from "./case-columns.js";

/** Points in units of 10^-12, or the reason why there are none. */
export type IntegerPoints = bigint | WeighReason;

/** The points of case `index`, whose hospital has the given coefficient in the group; `before` are those formed before: see `StayFacts`. */
export type PointsOfCase = (index: number, coefficient: IntegerPoints, before?: bigint) => IntegerPoints;

/** A group as the hospitals of one grade see it, in units of 10^-12. */
export type IntegerGroup = Pick<GroupFacts<bigint>, "listed" | "worth" | "average" | "grade"> & {
  readonly worthDecimal: Decimal | undefined;
};

/** What every case of a weighing shares. */
export interface IntegerTables {
  readonly columns: CaseColumns;
  readonly stay: ColumnCase;
  /** methods compiled so far */
  readonly methods: Map<WeighingMethod, PreparedPoints>;
  readonly thresholds: CaseClassParameters["thresholds"];
  readonly area: Pick<GroupFacts<bigint>, "areaAverage" | "pointsPerAverage">;
}

/** The tables of a weighing in integers. */
export function integerTables(
  columns: CaseColumns,
  { areaAverageCost, pointsPerAverage }: GroupTable,
  thresholds: CaseClassParameters["thresholds"],
): IntegerTables {
  const areaAverage = areaAverageCost?.gt(0) ? units(areaAverageCost) : undefined;
  const area = { areaAverage, pointsPerAverage: units(pointsPerAverage) };
  return { columns, stay: new ColumnCase(columns), methods: new Map(), thresholds, area };
}

/** The points of `casePoints` in integers: the method with all its parameters, ready for the cases of one group and grade. */
export function integerPoints(
  method: WeighingMethod,
  group: IntegerGroup,
  tables: IntegerTables,
): PointsOfCase {
  const prepared = tables.methods.get(method) ?? preparePoints(methodFormula(method), tables.stay);
  tables.methods.set(method, prepared);
  return prepared(new ColumnGroup(group, tables));
}

const NO_STAY: StayFacts<bigint> = {
  cost: undefined,
  coefficient: "no-coefficient",
  days: undefined,
  careType: undefined,
  marks: undefined,
  points: undefined,
};

const NO_GROUP: IntegerGroup = {
  listed: false,
  worth: undefined,
  worthDecimal: undefined,
  average: undefined,
  grade: undefined,
};

/** Points with the add-ons of a case. */
export function integerAddOns(
  share: Decimal | undefined,
  tables: IntegerTables,
): (index: number, points: bigint) => IntegerPoints {
  const { marks } = tables.columns;
  if (share === undefined || marks.size === 0) return (_index, points) => points;
  const group = new ColumnGroup(NO_GROUP, tables);
  const added = preparePoints(withNegotiatedDrugs(share), tables.stay)(group);
  return (index, points) =>
    hasMark(marks.get(index), "negotiatedDrugCost") ? added(index, "no-coefficient", points) : points;
}

/** A formula compiled for all groups. */
type PreparedPoints = (group: GroupFacts<bigint>) => PointsOfCase;

function preparePoints(formula: PointsFormula, stay: ColumnCase): PreparedPoints {
  if (!("of" in formula)) return prepareFormula(formula, stay);
  const prepared = formula.of.map((one) => prepareFormula(one, stay));
  const { marks } = stay.columns;
  return (group) => {
    const points = prepared.map((one) => one(group));
    return (index, coefficient, before) => {
      const chosen = formula.choose(marks.get(index));
      return typeof chosen === "string"
        ? chosen
        : (points[chosen] as PointsOfCase)(index, coefficient, before);
    };
  };
}

/** Operands that the cases of a group share are read once a group; the others for each case, until one is missing. */
function prepareFormula({ expression }: Formula<Operand>, stay: ColumnCase): PreparedPoints {
  const unmarked = stay.columns.marks.size === 0;
  const operands = inOrder(operandsOf(expression), ({ symbol }) => symbol);
  const isShared = ({ of }: Operand) => of === "group" || (of === "marks" && unmarked);
  const shared = operands.filter(isShared);
  const each = operands.filter((operand) => !isShared(operand));
  const compiled = compileFormula(expression, (operand) =>
    isShared(operand)
      ? { among: "shared", at: shared.indexOf(operand) }
      : { among: "frame", at: each.indexOf(operand) },
  );
  const ofCases = reader(each, stay, compiled.run);
  const before = (missing: Operand) =>
    each.filter((operand) => operands.indexOf(operand) < operands.indexOf(missing));
  return (group) => {
    const values: bigint[] = [];
    for (const operand of shared) {
      const found = operand.read(group, NO_STAY);
      if (typeof found === "string") return reader(before(operand), stay, () => found)(group, []);
      values.push(found);
    }
    return ofCases(group, compiled.constants(values));
  };
}

/** Reads operands case by case, until one is missing. */
function reader(
  operands: readonly Operand[],
  stay: ColumnCase,
  points: (constants: readonly bigint[], frame: readonly bigint[]) => IntegerPoints,
): (group: GroupFacts<bigint>, constants: readonly bigint[]) => PointsOfCase {
  const reads = operands.map(({ read }) => read);
  const frame: bigint[] = operands.map(() => 0n);
  return (group, constants) => (index, coefficient, before) => {
    stay.index = index;
    stay.coefficient = coefficient;
    stay.points = before;
    for (let k = 0; k < reads.length; k += 1) {
      const found = (reads[k] as Operand["read"])(group, stay);
      if (typeof found === "string") return found;
      frame[k] = found;
    }
    return points(constants, frame);
  };
}

/** A group as the hospitals of one grade see it, with the figures of the area. */
class ColumnGroup implements GroupFacts<bigint> {
  readonly listed: boolean;
  readonly worth: bigint | undefined;
  readonly average: bigint | undefined;
  readonly grade: HospitalGrade | undefined;
  readonly areaAverage: bigint | undefined;
  readonly pointsPerAverage: bigint;
  readonly #worth: Decimal | undefined;
  readonly #thresholds: CaseClassParameters["thresholds"];

  constructor(
    { listed, worth, worthDecimal, average, grade }: IntegerGroup,
    { area, thresholds }: IntegerTables,
  ) {
    this.listed = listed;
    this.worth = worth;
    this.average = average;
    this.grade = grade;
    this.areaAverage = area.areaAverage;
    this.pointsPerAverage = area.pointsPerAverage;
    this.#worth = worthDecimal;
    this.#thresholds = thresholds;
  }

  threshold(name: string): IntegerPoints {
    const limit = thresholdForPoints(this.#thresholds[name], this.#worth, this.grade);
    return typeof limit === "string" ? limit : units(limit);
  }

  number(value: Decimal): bigint {
    return units(value);
  }

  whole(count: number): bigint {
    return BigInt(count) * UNIT;
  }
}

/** One case of the columns after another. */
class ColumnCase implements StayFacts<bigint> {
  index = 0;
  coefficient: IntegerPoints = "no-coefficient";
  points: bigint | undefined;
  readonly columns: CaseColumns;

  constructor(columns: CaseColumns) {
    this.columns = columns;
  }

  get cost(): bigint | undefined {
    const fen = this.columns.totalCostFen[this.index] as number;
    return Number.isNaN(fen) ? undefined : BigInt(fen) * UNITS_PER_FEN;
  }

  get days(): number | undefined {
    const days = this.columns.lengthOfStayDays[this.index] as number;
    return days < 0 ? undefined : days;
  }

  get careType(): CareType | undefined {
    return CARE_TYPES[this.columns.careType[this.index] as number];
  }

  get marks(): CaseMarks | undefined {
    return this.columns.marks.get(this.index);
  }
}
