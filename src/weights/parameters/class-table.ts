import { type Broken, brokenOf, type Constraint, outOfOrder, type Refusal } from "../../declare/index.js";
import { isOfNextClass } from "../points/point-rules.js";
import { weightsBindingErrors } from "./weights-binding-errors.js";

/** What the table of classes breaks, by the code that linting tells it by. */
export interface ClassTableInfos {
  LINT_CLASS_ORDER: { caseClass: string };
  LINT_CLASS_UNREACHABLE: { caseClass: string; earlier: string };
  LINT_CLASS_NO_LAST: { caseClass: string };
  LINT_CLASS_NOT_WEIGHED: { caseClass: string };
  LINT_INVALID_WEIGHED: { caseClass: string };
  LINT_THRESHOLD_UNKNOWN: { threshold: string; caseClass: string };
  LINT_THRESHOLD_UNUSED: { threshold: string };
}

/** As much of the table as is compared. */
interface Table {
  readonly order: readonly string[] | null;
  readonly classes: Readonly<Record<string, ClassRow>>;
  readonly thresholds: Readonly<Record<string, unknown>>;
}

interface ClassRow {
  readonly when: {
    readonly multiple?: object | null | undefined;
    readonly status?: readonly string[] | null | undefined;
  };
  readonly points: { readonly method: string; readonly threshold?: string | undefined };
}

type Found = Broken<ClassTableInfos>;
const broken = brokenOf<ClassTableInfos>();

/** 病例分类表核对: every class stands once in the order, each is reached by some case, every case finds one, and thresholds are there and used. */
export const classTable: Constraint<Table, ClassTableInfos> = ({ order, classes, thresholds }, path) => {
  if (order === null) return [];
  const rows = Object.entries(classes);
  const used = new Set(rows.flatMap(([, row]) => thresholdsOf(row)));
  return [
    ...outOfOrder(order, Object.keys(classes)).map((caseClass) =>
      broken("error", "LINT_CLASS_ORDER", `${path}.order`, { caseClass }),
    ),
    ...unreachable(order, classes, path),
    ...lastRow(order, classes, path),
    ...rows
      .filter(([, { when, points }]) => when.status?.includes("invalid") && points.method !== "outside")
      .map(([caseClass]) =>
        broken("warning", "LINT_INVALID_WEIGHED", `${path}.classes.${caseClass}.points`, { caseClass }),
      ),
    ...rows.flatMap(([caseClass, row]) =>
      thresholdsOf(row)
        .filter((threshold) => !Object.hasOwn(thresholds, threshold))
        .map((threshold) =>
          broken("error", "LINT_THRESHOLD_UNKNOWN", `${path}.classes.${caseClass}`, { threshold, caseClass }),
        ),
    ),
    ...Object.keys(thresholds)
      .filter((threshold) => !used.has(threshold))
      .map((threshold) =>
        broken("warning", "LINT_THRESHOLD_UNUSED", `${path}.thresholds.${threshold}`, { threshold }),
      ),
  ];
};

/** No case is classed by a table whose order or thresholds name what is not there. */
export const classTableRefused: Refusal<ClassTableInfos> = ({ code, path, info }) => {
  switch (code) {
    case "LINT_CLASS_ORDER":
      return weightsBindingErrors.error("WEIGHTS_CLASS_ORDER", { name: info.caseClass }, { path });
    case "LINT_THRESHOLD_UNKNOWN": {
      const { threshold: name, caseClass } = info;
      return weightsBindingErrors.error("WEIGHTS_THRESHOLD_UNKNOWN", { name, caseClass }, { path });
    }
    default:
      return undefined;
  }
};

/** Rows behind one that takes every case, or the same ones. */
function unreachable(order: readonly string[], classes: Table["classes"], path: string): readonly Found[] {
  const conditions = order.map((name) => JSON.stringify(classes[name]?.when ?? "missing"));
  return order.flatMap((caseClass, index): Found[] => {
    const first = conditions.findIndex((other) => other === "{}" || other === conditions[index]);
    const earlier = order[first];
    if (first === index || earlier === undefined) return [];
    return [
      broken("error", "LINT_CLASS_UNREACHABLE", `${path}.classes.${caseClass}`, { caseClass, earlier }),
    ];
  });
}

/** The last row takes every case that is left, and weighs it. */
function lastRow(order: readonly string[], classes: Table["classes"], path: string): readonly Found[] {
  const caseClass = order.at(-1);
  if (caseClass === undefined) return [];
  const at = `${path}.classes.${caseClass}`;
  const last = classes[caseClass];
  if (last === undefined || Object.keys(last.when).length > 0)
    return [broken("warning", "LINT_CLASS_NO_LAST", at, { caseClass })];
  return last.points.method === "outside" || isOfNextClass(last.points.method)
    ? [broken("warning", "LINT_CLASS_NOT_WEIGHED", `${at}.points`, { caseClass })]
    : [];
}

/** Every threshold that a class names, in its conditions or for its points. */
function thresholdsOf({ when, points }: ClassRow): readonly string[] {
  const ends = conditionThresholds(when);
  return points.threshold === undefined ? ends : [...ends, points.threshold];
}

/** The thresholds that the conditions of a class compare with. */
export function conditionThresholds({ multiple }: ClassRow["when"]): readonly string[] {
  return Object.values(multiple ?? {}).filter((name): name is string => name !== undefined);
}
