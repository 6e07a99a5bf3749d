import { type CitedValue, Decimal, type Diagnostic } from "../../primitives/index.js";
import type { CaseClassesSection } from "../../weights/section.js";
import { joinPath } from "../read-json.js";
import type { Ruleset } from "../ruleset.js";
import { lintMessages } from "./lint-messages.js";

/** 权重检查: parts that must add to 1, year weights that are not all zero, and a decision table whose rows can all be reached. */
export function checkWeights({ weights, settlement }: Ruleset): readonly Diagnostic[] {
  if (weights === undefined) return [];
  const coefficient = weights.coefficient;
  const components = coefficient?.method === "weightedSum" ? Object.values(coefficient.components) : [];
  const years = weights.history?.years;
  const parts = settlement?.clearingCoefficient?.parts ?? [];
  return [
    ...sumProblems(
      components.map((component) => component.weight),
      "weights.coefficient.components",
    ),
    ...sumProblems(
      parts.flatMap((part) => part.weight ?? []),
      "settlement.clearingCoefficient.parts",
    ),
    ...(years?.method === "weighted" ? zeroProblems(years.weights, "weights.history.years.weights") : []),
    ...(weights.caseClasses === undefined ? [] : classProblems(weights.caseClasses, "weights.caseClasses")),
  ];
}

function sumProblems(weights: readonly CitedValue<string>[], path: string): readonly Diagnostic[] {
  const values = weights.map((weight) => currentValue(weight));
  if (values.length === 0 || values.includes(null)) return [];
  const sum = values.reduce<Decimal>((total, value) => total.plus(value ?? "0"), new Decimal(0));
  return sum.eq(1)
    ? []
    : [lintMessages.diagnostic("error", "LINT_WEIGHTS_SUM", path, { sum: sum.toFixed() })];
}

function zeroProblems(cited: CitedValue<readonly string[]>, path: string): readonly Diagnostic[] {
  const weights = currentValue(cited);
  if (weights === null || weights.some((weight) => !new Decimal(weight).isZero())) return [];
  return [lintMessages.diagnostic("error", "LINT_WEIGHTS_ZERO", path, {})];
}

function classProblems(
  { order, classes, thresholds }: CaseClassesSection,
  path: string,
): readonly Diagnostic[] {
  const names = currentValue(order);
  if (names === null) return [];
  const used = new Set(Object.values(classes).flatMap(({ when, points }) => thresholdsOf(when, points)));
  return [
    ...[...new Set([...names, ...Object.keys(classes)])]
      .filter((name) => names.filter((other) => other === name).length !== 1 || classes[name] === undefined)
      .map((caseClass) =>
        lintMessages.diagnostic("error", "LINT_CLASS_ORDER", joinPath(path, "order"), { caseClass }),
      ),
    ...unreachable(names, classes, path),
    ...Object.entries(classes).flatMap(([caseClass, { when, points }]) =>
      thresholdsOf(when, points)
        .filter((threshold) => thresholds[threshold] === undefined)
        .map((threshold) =>
          lintMessages.diagnostic("error", "LINT_THRESHOLD_UNKNOWN", joinPath(path, `classes.${caseClass}`), {
            threshold,
            caseClass,
          }),
        ),
    ),
    ...Object.keys(thresholds)
      .filter((threshold) => !used.has(threshold))
      .map((threshold) =>
        lintMessages.diagnostic(
          "warning",
          "LINT_THRESHOLD_UNUSED",
          joinPath(path, `thresholds.${threshold}`),
          { threshold },
        ),
      ),
  ];
}

type Classes = CaseClassesSection["classes"];
type ClassRow = Classes[string];

function unreachable(names: readonly string[], classes: Classes, path: string): readonly Diagnostic[] {
  const rows = names.map((name) => [name, JSON.stringify(conditionsOf(classes[name]))] as const);
  const blocked = rows.flatMap(([caseClass, conditions], index) => {
    const earlier = rows.slice(0, index).find(([, other]) => other === "{}" || other === conditions);
    if (earlier === undefined) return [];
    const info = { caseClass, earlier: earlier[0] };
    return [
      lintMessages.diagnostic(
        "error",
        "LINT_CLASS_UNREACHABLE",
        joinPath(path, `classes.${caseClass}`),
        info,
      ),
    ];
  });
  const last = rows.at(-1);
  if (last === undefined || last[1] === "{}") return blocked;
  const open = lintMessages.diagnostic(
    "warning",
    "LINT_CLASS_NO_LAST",
    joinPath(path, `classes.${last[0]}`),
    { caseClass: last[0] },
  );
  return [...blocked, open];
}

/** The conditions of a row without their citations; a row without conditions takes every case. */
function conditionsOf(row: ClassRow | undefined): unknown {
  if (row === undefined) return "missing";
  const { careTypes, costLessThan, ...plain } = row.when;
  return {
    ...plain,
    ...(careTypes && { careTypes: currentValue(careTypes) }),
    ...(costLessThan && { costLessThan: currentValue(costLessThan) }),
  };
}

function thresholdsOf(when: ClassRow["when"], points: ClassRow["points"]): readonly string[] {
  const ends = Object.values(when.multiple ?? {}).filter((name) => name !== undefined);
  return points.method === "highAddOn" ? [...ends, points.threshold] : ends;
}

/** The value of the last period of a history, or the value itself. */
function currentValue<T>(cited: CitedValue<T>): T | null {
  return "history" in cited ? (cited.history[0]?.value ?? null) : cited.value;
}
