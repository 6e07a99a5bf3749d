import { type Bound, isUnit, type UnitMisfit } from "../../declare/index.js";
import {
  CitedReader,
  type CivilDate,
  type Diagnostic,
  type DrgError,
  type NotEvaluated,
} from "../../primitives/index.js";
import { boundSections } from "../bound-sections.js";
import { isJsonObject } from "../cited-values.js";
import { type BoundRules, type InertRule, inertRules } from "../inert-rules.js";
import type { Ruleset } from "../ruleset.js";
import { lintMessages } from "./ruleset-lint-messages.js";
import { periodsOf, type ValuePeriod, valueDays } from "./value-days.js";

/**
 * 可计算性检查: binds each section as a calculator would, on the first day of the edition and on each day on which a value changes; what cannot be
 * bound, what does not fit its unit or legal range and what breaks a constraint is told, each rule that lacks a value is listed.
 */
export function checkBinding(ruleset: Ruleset): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const missed = new Map<string, { readonly value: NotEvaluated; readonly days: CivilDate[] }>();
  for (const on of valueDays(ruleset)) {
    const { problems, broken, inert, notEvaluated } = bindOn(ruleset, on);
    for (const problem of problems) found.set(`${problem.code} ${problem.path}`, problem);
    // Each period that breaks a constraint is told by its own figures.
    for (const one of broken) found.set(`${one.code} ${one.path} ${one.message.en}`, one);
    for (const one of inert) found.set(`LINT_RULE_INERT ${one.path}`, inertRule(one));
    for (const value of notEvaluated) {
      const key = `${value.path} ${value.status}`;
      const { days } = missed.get(key) ?? { days: [] };
      missed.set(key, { value, days: [...days, on] });
    }
  }
  const missing = [...missed.values()].flatMap(({ value, days }) => {
    const periods = periodsOf(ruleset, days);
    return periods.length === 0 ? [] : [missingIn(value, periods)];
  });
  return [...found.values(), ...missing, ...listProblems(ruleset)];
}

function bindOn(ruleset: Ruleset, on: CivilDate) {
  const reader = new CitedReader({ on, rulesetId: ruleset.reference });
  const bound = boundSections(ruleset, reader);
  const value = (name: string) => bound.find(([section]) => section === name)?.[1].value;
  const asked = reader.notEvaluated.map(({ path }) => path);
  return {
    problems: bound.flatMap(([section, one]) => findings(section, withoutAsked(section, one, asked))),
    notEvaluated: reader.notEvaluated,
    inert: inertRules(ruleset, { weights: value("weights"), settlement: value("settlement") } as BoundRules),
    broken: bound.flatMap(([, one]) => one.broken.map(brokenConstraint)),
  };
}

function inertRule({ path, remedy, severity }: InertRule): Diagnostic {
  return lintMessages.diagnostic(severity, "LINT_RULE_INERT", path, { why: remedy });
}

function brokenConstraint({ severity, code, path, info }: Bound<unknown>["broken"][number]): Diagnostic {
  return lintMessages.diagnostic(severity, code as (typeof lintMessages.codes)[number], path, info as never);
}

/** A part that is not usable because values of it are unknown is no fault: those values are listed, and asked of the area. */
function withoutAsked<Value>(section: string, bound: Bound<Value>, asked: readonly string[]): Bound<Value> {
  const isAsked = ({ info }: DrgError) =>
    typeof info.key === "string" && asked.some((path) => path.startsWith(`${section}.${info.key}.`));
  return { ...bound, problems: bound.problems.filter((problem) => !isAsked(problem)) };
}

/** What binding a section found: each cause in one line, a value out of range as one that does not fit its unit, a broken constraint by its own code. */
function findings(section: string, { misfits, problems, broken }: Bound<unknown>): readonly Diagnostic[] {
  const errors = broken.filter(({ severity }) => severity === "error");
  const told = new Set([...misfits, ...errors].map(({ path }) => path));
  return [
    ...misfits.map(misfit),
    ...problems
      .filter(({ path }) => path === undefined || !told.has(path))
      .map(({ path = section, text, code }) =>
        lintMessages.diagnostic("error", "LINT_NOT_BOUND", path, { reason: text }, { related: [code] }),
      ),
  ];
}

function misfit({ path, unit, value }: UnitMisfit): Diagnostic {
  if (!isUnit(unit)) return lintMessages.diagnostic("error", "LINT_UNIT_UNKNOWN", path, { unit });
  return lintMessages.diagnostic("error", "LINT_UNIT_MISFIT", path, {
    unit,
    value: JSON.stringify(value ?? null),
  });
}

/** @param periods in which the value is not known */
function missingIn(
  { rule, path, status, clause, remedy }: NotEvaluated,
  periods: readonly ValuePeriod[] | "always",
): Diagnostic {
  return lintMessages.diagnostic(
    "info",
    "LINT_NOT_EVALUATED",
    path,
    { rule, status, periods },
    { clause, suggestion: remedy },
  );
}

/** Lists that conditions of audit rules name and the section does not hold. */
function listProblems({ rules }: Ruleset): readonly Diagnostic[] {
  const known = Object.keys(rules?.lists ?? {});
  return Object.entries(rules?.audit ?? {}).flatMap(([id, rule]) =>
    listNames(rule)
      .filter((list) => !known.includes(list))
      .map((list) => lintMessages.diagnostic("error", "LINT_LIST_UNKNOWN", `rules.audit.${id}`, { list })),
  );
}

function listNames(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(listNames);
  if (!isJsonObject(node)) return [];
  if (typeof node.list === "string" && Object.keys(node).length === 1) return [node.list];
  return Object.values(node).flatMap(listNames);
}
