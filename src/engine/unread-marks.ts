import { type CaseMarkName, hasMark } from "../cases/case-marks.js";
import type { CaseMarks } from "../cases/field-values.js";
import { MARK_WRITERS } from "../cases/mark-writers.js";
import type { Diagnostic } from "../primitives/index.js";
import type { SettlementParameters } from "../settlement/index.js";
import type { WeighedCases, WeightParameters } from "../weights/index.js";
import { engineErrors } from "./engine-errors.js";

/** The rules that may read a mark. */
interface MoneyRules {
  readonly weights: WeightParameters;
  readonly settlement: SettlementParameters;
}

/** Whether a rule in force reads a mark that no table has to ask for by name. */
const READ_BY_RULE: { readonly [Mark in CaseMarkName]?: (rules: MoneyRules) => boolean } = {
  unreasonableCost: ({ settlement }) => settlement.unit === "points",
  readmissionJustified: ({ weights }) => weights.readmission !== undefined,
  // Pricing under a rate says itself where it has no rule for it.
  approvedByItem: ({ settlement }) => settlement.unit === "rate",
  byDiseaseExit: ({ settlement }) => settlement.byDisease !== undefined,
  offSite: ({ settlement }) => settlement.offSite !== undefined,
  provincialPoints: paysAtProvince,
};

/** Marks that some classes of cases are weighed by and others not. */
const READ_BY_CLASS: ReadonlySet<string> = new Set<CaseMarkName>(["approvedCost", "approvedPoints"]);

/**
 * 没有规则读取的标记: tells of what the agency or a review wrote on cases and no rule in force reads, so that it moves nothing; of what a review approved it tells where
 * the class of the case does not go by it. What hospitals note in their records may be of no use to an edition.
 */
export function unreadMarks(
  marks: ReadonlyMap<number, CaseMarks>,
  rules: MoneyRules,
  { classes, pointsClass }: Pick<WeighedCases, "classes" | "pointsClass">,
): readonly Diagnostic[] {
  const unread = Object.keys(MARK_WRITERS).filter((name) => !isRead(name as CaseMarkName, rules));
  const cases = new Map(unread.map((name) => [name, 0]));
  const approving = classesByApproval(rules);
  for (const [index, own] of marks) {
    const isApproved = approving.has(classes[pointsClass[index] ?? -1]);
    for (const name of Object.keys(own)) {
      const before = cases.get(name);
      if (before === undefined || (isApproved && READ_BY_CLASS.has(name))) continue;
      if (hasMark<string>(own, name)) cases.set(name, before + 1);
    }
  }
  const carried = [...cases].filter(([, count]) => count > 0);
  if (carried.length === 0) return [];
  const info = { marks: carried.map(([mark, count]) => ({ mark: mark as CaseMarkName, cases: count })) };
  return [engineErrors.diagnostic("warning", "ENGINE_MARKS_NOT_READ", "cases.marks", info)];
}

function isRead(name: CaseMarkName, rules: MoneyRules): boolean {
  if (MARK_WRITERS[name] === "hospital") return true;
  const { caseClasses } = rules.weights;
  const rows = [...(caseClasses?.rows ?? []), ...(rules.settlement.paymentUnits ?? [])];
  const isAsked = rows.some(({ when }) => when.marks?.includes(name) || when.withoutMarks?.includes(name));
  return isAsked || READ_BY_RULE[name]?.(rules) === true;
}

/** The classes whose points an approval sets: those that are reviewed, and those of which experts set the points (ZJ-014, SX-020). */
function classesByApproval({ weights }: MoneyRules): ReadonlySet<string | undefined> {
  const rows = weights.caseClasses?.rows ?? [];
  const isApproved = ({ points }: (typeof rows)[number]) =>
    points.method === "approvedCost" || (points.method === "byCost" && points.experts === true);
  return new Set(rows.filter(isApproved).map(({ caseClass }) => caseClass));
}

/**
 * 按全省点值付费: whether a unit pays at the province's values (ZJ-040), or may once a value that it lacks is supplied; its cases then say so.
 */
export function paysAtProvince({ settlement }: Pick<MoneyRules, "settlement">): boolean {
  const ways: readonly string[] = ["prior-year-province", "notEvaluated"];
  return settlement.paymentUnits?.some(({ pays }) => ways.includes(pays.method)) === true;
}
