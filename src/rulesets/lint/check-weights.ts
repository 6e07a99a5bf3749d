import {
  type CitedValue,
  type CivilDate,
  citedOn,
  Decimal,
  type Diagnostic,
} from "../../primitives/index.js";
import { type CaseClassesSection, thresholdsOf } from "../../weights/parameters/case-classes.js";
import { joinPath } from "../read-json.js";
import type { Ruleset } from "../ruleset.js";
import { lintMessages } from "./ruleset-lint-messages.js";
import { valueDays } from "./value-days.js";
import { withoutCitations } from "./without-citations.js";

/**
 * 权重检查: parts that must add to 1, year weights that are not all zero, and a decision table whose rows can all be reached; in every
 * period of the edition's values.
 */
export function checkWeights(ruleset: Ruleset): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const on of valueDays(ruleset)) {
    for (const problem of problemsOn(ruleset, on)) {
      found.set(`${problem.code} ${problem.path} ${problem.message.en}`, problem);
    }
  }
  return [...found.values()];
}

function problemsOn({ weights, settlement }: Ruleset, on: CivilDate): readonly Diagnostic[] {
  if (weights === undefined) return [];
  const coefficient = weights.coefficient;
  const components = coefficient?.method === "weightedSum" ? Object.values(coefficient.components) : [];
  const years = weights.history?.years;
  const parts = settlement?.clearingCoefficient?.parts ?? [];
  return [
    ...sumProblems(
      components.map((component) => component.weight),
      "weights.coefficient.components",
      on,
    ),
    ...sumProblems(
      parts.flatMap((part) => part.weight ?? []),
      "settlement.clearingCoefficient.parts",
      on,
    ),
    ...(years?.method === "weighted" ? zeroProblems(years.weights, "weights.history.years.weights", on) : []),
    ...(weights.caseClasses === undefined
      ? []
      : classProblems(weights.caseClasses, "weights.caseClasses", on)),
  ];
}

function sumProblems(
  weights: readonly CitedValue<string>[],
  path: string,
  on: CivilDate,
): readonly Diagnostic[] {
  const values = weights.map((weight) => citedOn(weight, on).value);
  if (values.length === 0 || values.includes(null)) return [];
  const sum = values.reduce<Decimal>((total, value) => total.plus(value ?? "0"), new Decimal(0));
  return sum.eq(1)
    ? []
    : [lintMessages.diagnostic("error", "LINT_WEIGHTS_SUM", path, { sum: sum.toFixed() })];
}

function zeroProblems(
  cited: CitedValue<readonly string[]>,
  path: string,
  on: CivilDate,
): readonly Diagnostic[] {
  const weights = citedOn(cited, on).value;
  if (weights === null || weights.some((weight) => !new Decimal(weight).isZero())) return [];
  return [lintMessages.diagnostic("error", "LINT_WEIGHTS_ZERO", path, {})];
}

function classProblems(
  { order, classes, thresholds }: CaseClassesSection,
  path: string,
  on: CivilDate,
): readonly Diagnostic[] {
  const names = citedOn(order, on).value;
  if (names === null) return [];
  const used = new Set(Object.values(classes).flatMap(thresholdsOf));
  return [
    ...[...new Set([...names, ...Object.keys(classes)])]
      .filter((name) => names.filter((other) => other === name).length !== 1 || classes[name] === undefined)
      .map((caseClass) =>
        lintMessages.diagnostic("error", "LINT_CLASS_ORDER", joinPath(path, "order"), { caseClass }),
      ),
    ...unreachable(names, classes, path, on),
    ...Object.entries(classes)
      .filter(([, { when, points }]) => when.status?.includes("invalid") && points.method !== "outside")
      .map(([caseClass]) =>
        lintMessages.diagnostic(
          "warning",
          "LINT_INVALID_WEIGHED",
          joinPath(path, `classes.${caseClass}.points`),
          { caseClass },
        ),
      ),
    ...Object.entries(classes).flatMap(([caseClass, row]) =>
      thresholdsOf(row)
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

function unreachable(
  names: readonly string[],
  classes: Classes,
  path: string,
  on: CivilDate,
): readonly Diagnostic[] {
  const rows = names.map((name) => [name, JSON.stringify(conditionsOf(classes[name], on))] as const);
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
  if (last === undefined) return blocked;
  if (last[1] === "{}") {
    const isPaid = classes[last[0]]?.points.method !== "outside";
    const info = { caseClass: last[0] };
    const at = joinPath(path, `classes.${last[0]}.points`);
    return isPaid
      ? blocked
      : [...blocked, lintMessages.diagnostic("warning", "LINT_CLASS_NOT_WEIGHED", at, info)];
  }
  const open = lintMessages.diagnostic(
    "warning",
    "LINT_CLASS_NO_LAST",
    joinPath(path, `classes.${last[0]}`),
    { caseClass: last[0] },
  );
  return [...blocked, open];
}

/** The conditions of a row without their citations; a row without conditions takes every case. */
function conditionsOf(row: ClassRow | undefined, on: CivilDate): unknown {
  return row === undefined ? "missing" : withoutCitations(row.when, on);
}
