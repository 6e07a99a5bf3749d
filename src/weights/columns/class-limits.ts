import type { HospitalGrade } from "../../cases/index.js";
import { decimalText } from "../../primitives/index.js";
import { standingOfGroup } from "../case/classify-case.js";
import { figureOf } from "../case/threshold-value.js";
import type { WeighTables } from "../case/weighing-facts.js";
import { askedBy, type Limit } from "../parameters/class-conditions.js";
import type { CaseClassParameters } from "../parameters.js";
import { type BoundLimit, boundLimit, type ClassContext, NO_END } from "./class-bounds.js";
import { groupInUnits } from "./grade-views.js";

/** 界限: a figure that the amount of a case depends on, as it stands for that case. */
export interface CaseLimit {
  /** where the edition writes it: `weights.caseClasses.thresholds.low` */
  readonly path: string;
  /** what it writes, as it holds for the case: a multiple, days, yuan */
  readonly figure: string;
  /** what is compared with it: the days of the stay, its cost, or the days until the patient came back */
  readonly measure: Limit["measure"] | "return";
  /** the last whole day, or fen, on its near side; the next one lies beyond it */
  readonly last: number;
  /** 名额: only so many of the cases beyond it are paid by its rule */
  readonly hasQuota?: boolean;
}

/** 病例分类的界限: every figure that the decision table compares a case of one group and grade with. */
export function classLimits(
  parameters: CaseClassParameters,
  tables: WeighTables,
  drg: string,
  grade: HospitalGrade | undefined,
): readonly CaseLimit[] {
  const { rows, thresholds, multipleOf } = parameters;
  const { row, worthDecimal: basePoints, average } = groupInUnits(drg, tables);
  const base = multipleOf === "paymentStandard" ? undefined : average;
  const group = standingOfGroup(row);
  const context: ClassContext = { group, basePoints, grade, base: base ?? "deferred" };
  const known = base === undefined ? "deferred" : "known";
  const found = new Map<string, CaseLimit>();
  for (const { caseClass, when } of rows) {
    for (const limit of askedBy(when).limits) {
      const { asked, condition, measure } = limit;
      const figure = figureOf(limit, { ...context, thresholds, base: known });
      const bound = boundLimit(limit, parameters, context);
      if (typeof figure === "string" || bound === undefined) continue;
      const path =
        limit.figure === undefined
          ? `weights.caseClasses.thresholds.${asked}`
          : `weights.caseClasses.classes.${caseClass}.when.${condition}`;
      const last = lastBefore(bound);
      found.set(`${path} ${last}`, { path, figure: decimalText(figure), measure, last });
    }
  }
  return [...found.values()];
}

/** The last value on the near side, whichever side the condition takes. */
function lastBefore({ low, high }: BoundLimit): number {
  return high < NO_END ? high : low - 1;
}
