import { hasMark } from "../../cases/case-marks.js";
import type { InpatientCase } from "../../cases/index.js";
import type { GroupingStatus } from "../../grouping/grouping-result.js";
import { Decimal, quotient } from "../../primitives/index.js";
import type { GroupedAs } from "../columns/history-columns-builder.js";
import { units } from "../fixed-point.js";
import { COST_LIMIT_FEN } from "../history/moments.js";
import type { CaseClassParameters, CaseClassRow, WeightParameters } from "../parameters.js";
import { withNegotiatedDrugs } from "../points/negotiated-drugs.js";
import { isOfNextClass } from "../points/point-rules.js";
import { requireWeighing } from "../require-weighing.js";
import { weightsErrors } from "../weights-errors.js";
import { casePoints, type Found, formulaPoints, type PointsContext } from "./case-points.js";
import { type CaseStanding, type ClassTrial, caseStanding, classifyCase } from "./classify-case.js";
import { NO_RECORD, type StepRecorder } from "./point-step.js";
import type { WeighReason } from "./weigh-reason.js";
import { type CaseFacts, caseFacts, type WeighTables } from "./weighing-facts.js";

/** 病例计点结果: a row of `cases.jsonl`. Absent fields have no value; `reason` says why there are no points. */
export interface CaseWeight {
  readonly caseId: string;
  readonly hospitalId?: string;
  readonly drg: string;
  readonly status: GroupingStatus;
  readonly caseClass?: string;
  /** 计点所依的分类: the class whose points they are; another than `caseClass` where that takes a part of the next one's */
  readonly pointsClass?: string;
  /** 倍率: cost over the group average (over the payment standard, where the edition says so) */
  readonly multiple?: Decimal;
  /** 基准点数 (relative weight) of the group */
  readonly basePoints?: Decimal;
  readonly coefficient?: Decimal;
  /** 病例点数, add-ons included (case weight) */
  readonly points?: Decimal;
  readonly reason?: WeighReason;
}

/** What is known of a case beside its record. */
export type CaseCircumstances = Pick<CaseFacts, "readmitted" | "paymentStandard">;

/** Takes what weighing did, for an explanation. */
export interface WeighRecorder {
  readonly trial: (trial: ClassTrial) => void;
  readonly step: StepRecorder;
}

const SILENT: WeighRecorder = { trial: () => undefined, step: NO_RECORD };

/**
 * 病例计点: the class of a case and its points (weight), in Decimals; the reference that the columnar `weighCases` equals.
 *
 * @param circumstances whether the patient came back (see `readmittedStays`), and the payment standard under editions that
 * measure multiples against it
 * @returns a case that cannot be weighed has no points and a `reason`; nothing is thrown for the data of a case
 * @throws `WEIGHTS_PART_ABSENT` when the edition has no decision table
 */
export function weighCase(
  record: InpatientCase,
  grouped: GroupedAs,
  tables: WeighTables,
  parameters: WeightParameters,
  circumstances: CaseCircumstances = {},
): CaseWeight {
  requireWeighing({ record, grouped, tables, parameters });
  return weighFacts(caseFacts(record, grouped, circumstances), tables, parameters);
}

/** Weighs from facts, reporting every trial and step to `recorder`. */
export function weighFacts(
  facts: CaseFacts,
  tables: WeighTables,
  parameters: WeightParameters,
  recorder: WeighRecorder = SILENT,
): CaseWeight {
  const standing = caseStanding(facts, tables, classesOf(parameters).multipleOf);
  const known = { ...identity(facts), ...figures(standing, tables) };
  const unfit = unfitReason(facts);
  if (unfit !== undefined) return { ...known, reason: unfit };

  const { rows, reason } = findRows(standing, parameters, recorder);
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return { ...known, reason: reason ?? "no-class" };
  const classed = { ...known, caseClass: first.caseClass, pointsClass: last.caseClass };
  if (facts.status === "invalid" && !first.when.status?.includes("invalid")) {
    return { ...classed, pointsClass: first.caseClass, reason: "record-invalid" };
  }
  if (reason !== undefined) return { ...classed, reason };
  const { thresholds } = classesOf(parameters);
  const points = pointsOfRows(rows, { standing, tables, thresholds, record: recorder.step });
  const found = withAddOns(points, standing, tables, parameters, recorder);
  if ("reason" in found) return { ...classed, reason: found.reason };
  if (units(found.value) > MOST_POINTS) return { ...classed, reason: "points-out-of-range" };
  return { ...classed, points: found.value };
}

/** 病例分类表 of an edition; without it nothing is weighed. */
export function classesOf({ caseClasses }: WeightParameters): CaseClassParameters {
  if (caseClasses !== undefined) return caseClasses;
  throw weightsErrors.error("WEIGHTS_PART_ABSENT", {
    part: { zh: "病例分类表", en: "table of case classes" },
  });
}

/** The largest points that the integer columns hold: 2^63 − 1 units of 10^-12. */
export const MOST_POINTS = 2n ** 63n - 1n;

const COST_LIMIT = new Decimal(COST_LIMIT_FEN).div(100);

/** What keeps a case from being weighed whatever its class. */
function unfitReason({ totalCost, datesReversed }: CaseFacts): WeighReason | undefined {
  if (totalCost !== undefined && !totalCost.gt(0)) return "cost-not-positive";
  if (totalCost?.gte(COST_LIMIT)) return "cost-out-of-range";
  return datesReversed ? "dates-reversed" : undefined;
}

interface FoundClass {
  readonly row?: CaseClassRow;
  /** place of the row after it */
  readonly next: number;
  /** why no row can be told; absent where none is left */
  readonly reason?: WeighReason;
}

function findClass(
  standing: CaseStanding,
  parameters: WeightParameters,
  from: number,
  recorder: WeighRecorder,
): FoundClass {
  const classes = classesOf(parameters);
  const trials = classifyCase(standing, classes, from);
  trials.forEach(recorder.trial);
  const last = trials.at(-1);
  const next = from + trials.length;
  if (last?.outcome === "held") {
    const row = classes.rows[next - 1];
    return row === undefined ? { next } : { row, next };
  }
  const reason = last?.conditions.find(({ outcome }) => outcome === "unknown")?.missing;
  return reason === undefined ? { next } : { next, reason };
}

/** 病例的分类: the row that a case meets, and behind each that takes a part of the points of the next, that next one. */
function findRows(
  standing: CaseStanding,
  parameters: WeightParameters,
  recorder: WeighRecorder,
): { readonly rows: readonly CaseClassRow[]; readonly reason?: WeighReason } {
  const rows: CaseClassRow[] = [];
  for (let from = 0; ; ) {
    const { row, next, reason } = findClass(standing, parameters, from, recorder);
    if (row === undefined) return { rows, reason: reason ?? "no-class" };
    rows.push(row);
    if (!isOfNextClass(row.points.method)) return { rows };
    from = next;
  }
}

/** The points of the last of the rows, and of each before it what it takes of them. */
function pointsOfRows(rows: readonly CaseClassRow[], context: PointsContext): Found<Decimal> {
  let found: Found<Decimal> = { reason: "no-class" };
  let of = context;
  for (const row of [...rows].reverse()) {
    found = pointsOfRow(row, of);
    if ("reason" in found) break;
    of = { ...context, points: found.value };
  }
  return found;
}

function pointsOfRow(row: CaseClassRow, context: PointsContext): Found<Decimal> {
  const { caseClass, points } = row;
  switch (points.method) {
    case "outside":
      return { reason: outsideReason(row, context.standing.facts.status) };
    case "notEvaluated":
      return { reason: "rule-not-evaluated" };
    default:
      return casePoints(points, `weights.caseClasses.classes.${caseClass}.points`, context);
  }
}

/** Why a case of a class outside the groups has no points: its record, that it is in no group, or only then that another method settles the class. */
export function outsideReason({ when }: CaseClassRow, status: GroupingStatus): WeighReason {
  if (status === "invalid") return "record-invalid";
  const isInNone = status === "ungroupable" || status === "without-drg";
  return isInNone && when.status?.includes(status) ? "not-grouped" : "outside-groups";
}

/** 附加点数 on top of the class's points. */
function withAddOns(
  points: Found<Decimal>,
  standing: CaseStanding,
  tables: WeighTables,
  { addOns }: WeightParameters,
  recorder: WeighRecorder,
): Found<Decimal> {
  const drugs = addOns?.negotiatedDrugs;
  if ("reason" in points || drugs === undefined) return points;
  if (!hasMark(standing.facts.marks, "negotiatedDrugCost")) return points;
  const context = { standing, tables, thresholds: {}, points: points.value, record: recorder.step };
  const path = "weights.addOns.negotiatedDrugs.share";
  return formulaPoints(withNegotiatedDrugs(drugs.share), context, () => [path]);
}

function identity({ caseId, hospitalId, drg, status }: CaseFacts) {
  return { caseId, ...(hospitalId !== undefined && { hospitalId }), drg, status };
}

/** The figures of a case that stand in its row whatever becomes of it. */
function figures({ facts, basePoints, multipleBase }: CaseStanding, { coefficients }: WeighTables) {
  const { totalCost, hospitalId, drg } = facts;
  const coefficient = hospitalId === undefined ? undefined : coefficients.of(hospitalId, drg);
  const measurable = totalCost?.gt(0) && multipleBase !== undefined && multipleBase !== "deferred";
  return {
    ...(totalCost && measurable && { multiple: quotient(totalCost, multipleBase) }),
    ...(basePoints && { basePoints }),
    ...(basePoints && coefficient && coefficient.status !== "absent" && { coefficient: coefficient.value }),
  };
}
