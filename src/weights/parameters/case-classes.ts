import {
  checked,
  choice,
  cited,
  fields,
  listOf,
  made,
  NAME,
  named,
  oneOf,
  type Place,
  plain,
  rule,
  ruleOr,
  shapesOf,
  type TypeOf,
  variants,
} from "../../declare/index.js";
import { CLASS_NAMES } from "../class-names.js";
import { POINT_RULES } from "../points/point-rules.js";
import { type CaseCondition, classCondition } from "./class-conditions.js";
import { classTable, classTableRefused, conditionThresholds } from "./class-table.js";
import { type Threshold, threshold } from "./threshold.js";

/** 病例点数计算方法: how a case of the class gets its points (weight). */
const points = variants({
  ...shapesOf(POINT_RULES),
  /** not weighed here: paid outside the groups; the reason is the name of the class */
  outside: {},
});

/** The edition names a method but not a value it needs: a case of the class is not weighed, and says why. */
const notEvaluated = (missing: string) => ({ method: "notEvaluated" as const, missing });

const pointsOrNone = ruleOr(points, notEvaluated, {
  named: "around",
  without: { zh: "这一类病例不计点，并注明原因", en: "cases of the class are not weighed, and say why" },
});
export type PointsMethod = TypeOf<typeof pointsOrNone>;

/**
 * A class whose conditions need a missing value is left out, and its cases fall to the rows below; a class whose points need one keeps
 * its row, and its cases are not weighed.
 */
const caseClass = rule(
  fields({
    when: classCondition,
    points: pointsOrNone,
  }),
  {
    title: { zh: "病例分类", en: "class of cases" },
    without: {
      zh: "这一类不判定，病例归入其后的分类",
      en: "the class is passed over; its cases fall to those after it",
    },
  },
);

const table = fields({
  hitPolicy: plain(oneOf(["first"])),
  /** precedence; no text prints one (OQ-20), so that it is cited as a decision. Every class stands in it once. */
  order: cited("病例分类的次序", "order of the classes", listOf(NAME, { most: 60 }), "order of classes"),
  /** what a multiple is measured against; under `paymentStandard` the settlement supplies the base */
  multipleOf: choice("倍率的分母", "what a multiple is measured against", [
    "groupAverage",
    "paymentStandard",
  ]),
  thresholds: named(
    rule(threshold, {
      title: { zh: "倍率界限", en: "threshold" },
      without: {
        zh: "以它为条件的分类不判定，以它计点的病例不计点",
        en: "classes that ask for it are passed over, cases whose points need it are not weighed",
      },
    }),
    { words: CLASS_NAMES },
  ),
  classes: named(caseClass, { words: CLASS_NAMES }),
});

/** 病例分类: one row of the decision table. */
export interface CaseClassRow {
  /** name of the class, e.g. `normal`, `low`, `bed-day` */
  readonly caseClass: string;
  readonly when: CaseCondition;
  readonly points: PointsMethod;
}

/**
 * 病例分类表: an ordered decision table. The first class of `order` whose conditions hold is the class of the case.
 */
export const caseClasses = rule(made(checked(table, classTable, classTableRefused), rowsOfTable), {
  title: { zh: "病例分类表", en: "table of case classes" },
  without: { zh: "病例不分类，不计点", en: "cases have no class and are not weighed" },
});
export type CaseClassParameters = TypeOf<typeof caseClasses>;

function rowsOfTable(
  { order, multipleOf, thresholds, classes }: TypeOf<typeof table>,
  { path }: Place<unknown>,
): {
  readonly multipleOf: TypeOf<typeof table>["multipleOf"];
  readonly thresholds: Readonly<Record<string, Threshold>>;
  /** in order of precedence; the first that holds is the class */
  readonly rows: readonly CaseClassRow[];
} {
  const unread = (name: string) => thresholds[name] === undefined;
  const tableRows = order.flatMap((name): CaseClassRow[] => {
    const row = classes[name];
    if (row === undefined || conditionThresholds(row.when).some(unread)) return [];
    const lacking = row.points.method === "highAddOn" && unread(row.points.threshold);
    const missing = notEvaluated(`${path}.classes.${name}.points`);
    return [{ caseClass: name, when: row.when, points: lacking ? missing : row.points }];
  });
  return { multipleOf, thresholds, rows: tableRows };
}
