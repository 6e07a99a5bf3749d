import {
  CitedReader,
  type CivilDate,
  type Diagnostic,
  isDrgError,
  type NotEvaluated,
} from "../../primitives/index.js";
import { bindRules } from "../../rules/bind-rules.js";
import { bindSettlement } from "../../settlement/bind-settlement.js";
import { bindWeights } from "../../weights/bind-weights.js";
import { isJsonObject } from "../cited-values.js";
import type { Ruleset } from "../ruleset.js";
import { lintMessages } from "./lint-messages.js";
import { valueDays } from "./value-days.js";

/**
 * 可计算性检查: binds each section as a calculator would, on the first day of the edition and on each day on which a value changes; what cannot be
 * bound is an error, each rule that lacks a value is listed.
 */
export function checkBinding(ruleset: Ruleset): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const on of valueDays(ruleset)) {
    for (const problem of bindOn(ruleset, on)) found.set(`${problem.code} ${problem.path}`, problem);
  }
  return [...found.values(), ...listProblems(ruleset)];
}

function bindOn(ruleset: Ruleset, on: CivilDate): readonly Diagnostic[] {
  const reader = new CitedReader({ on, rulesetId: ruleset.reference });
  const { weights, settlement, rules } = ruleset;
  const failed = [
    ...(weights === undefined ? [] : attempt("weights", () => bindWeights(weights, reader))),
    ...(settlement === undefined ? [] : attempt("settlement", () => bindSettlement(settlement, reader))),
    ...(rules === undefined ? [] : attempt("rules", () => bindRules(rules, reader))),
  ];
  return [...failed, ...reader.notEvaluated.map(missing)];
}

function attempt(path: string, bind: () => unknown): readonly Diagnostic[] {
  try {
    bind();
    return [];
  } catch (error) {
    if (!isDrgError(error)) throw error;
    const info = { reason: error.text.en };
    return [
      lintMessages.diagnostic("error", "LINT_NOT_BOUND", error.path ?? path, info, { related: [error.code] }),
    ];
  }
}

function missing({ rule, path, status, clause, remedy }: NotEvaluated): Diagnostic {
  return lintMessages.diagnostic(
    "info",
    "LINT_NOT_EVALUATED",
    path,
    { rule, status },
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
