import { DrgError, excerpt } from "../../primitives/index.js";
import { rulesErrors } from "../rules-errors.js";
import { COMBINATIONS, type CombinationKind, isCombination } from "./combinations.js";
import { factNamed } from "./facts.js";
import { type Lists, listOf } from "./operand-value.js";
import { OPERATORS } from "./operators.js";
import { DEEPEST_CONDITION, LARGEST_CONDITION, type LeafCondition } from "./rule-condition.js";

/** A problem of a condition with the keys that lead to it. */
export interface ConditionProblem {
  readonly path: readonly (string | number)[];
  readonly error: DrgError;
}

interface Node {
  readonly value: unknown;
  readonly path: readonly (string | number)[];
  readonly depth: number;
}

/** Stands in for every named list while only the form of a condition is checked. */
const ANY_LIST: Lists = new Proxy({}, { get: () => ["*"] });

/**
 * 条件检查: the problems of a condition, each with its path; none means that it compiles. Walks with a list, not by
 * recursion, so that a nesting of any depth is refused and not a crash.
 *
 * @param lists the named lists that `{ "list": ... }` may refer to; left out, every name is accepted
 * @returns codes `RULES_CONDITION_*`, `RULES_FACT_UNKNOWN`, `RULES_OPERATOR_*`, `RULES_VALUE_TYPE`, `RULES_LIST_UNKNOWN`
 */
export function conditionProblems(condition: unknown, lists: Lists = ANY_LIST): readonly ConditionProblem[] {
  const problems: ConditionProblem[] = [];
  const pending: Node[] = [{ value: condition, path: [], depth: 1 }];
  for (let seen = 0; pending.length > 0; seen += 1) {
    const node = pending.pop() as Node;
    if (seen >= LARGEST_CONDITION) {
      return [problem(node, rulesErrors.error("RULES_CONDITION_TOO_LARGE", { limit: LARGEST_CONDITION }))];
    }
    if (node.depth > DEEPEST_CONDITION) {
      problems.push(
        problem(node, rulesErrors.error("RULES_CONDITION_TOO_DEEP", { limit: DEEPEST_CONDITION })),
      );
    } else {
      inspect(node, lists, pending, problems);
    }
  }
  return problems;
}

/** The error of a problem, placed under `base` in the ruleset or rule file. */
export function problemError({ path, error }: ConditionProblem, base: string): DrgError {
  return new DrgError(error.code, error.text, error.info, { path: [base, ...path].filter(String).join(".") });
}

function inspect(node: Node, lists: Lists, pending: Node[], problems: ConditionProblem[]): void {
  if (typeof node.value !== "object" || node.value === null || Array.isArray(node.value)) {
    problems.push(
      problem(node, rulesErrors.error("RULES_CONDITION_SHAPE", { found: described(node.value) })),
    );
    return;
  }
  const keys = Object.keys(node.value);
  const record = node.value as Readonly<Record<string, unknown>>;
  const strange = keys.find((key) => !KEYS.has(key));
  if (strange !== undefined) {
    problems.push(problem(node, rulesErrors.error("RULES_CONDITION_KEY_REFUSED", { key: strange }), strange));
    return;
  }
  const keyword = keys.length === 1 ? keys[0] : undefined;
  if (keyword !== undefined && isCombination(keyword)) {
    const parts = record[keyword];
    if (COMBINATIONS[keyword].of === "several") inspectParts(node, keyword, parts, pending, problems);
    else pending.push({ value: parts, path: [...node.path, keyword], depth: node.depth + 1 });
  } else if (keys.length === 3 && LEAF_KEYS.every((key) => Object.hasOwn(record, key))) {
    problems.push(...leafProblems(node, record, lists));
  } else
    problems.push(
      problem(node, rulesErrors.error("RULES_CONDITION_SHAPE", { found: keys.join(", ") || "{}" })),
    );
}

const LEAF_KEYS = ["fact", "operator", "value"] as const satisfies readonly (keyof LeafCondition)[];
const KEYS: ReadonlySet<string> = new Set([...Object.keys(COMBINATIONS), ...LEAF_KEYS]);

function inspectParts(
  node: Node,
  keyword: CombinationKind,
  parts: unknown,
  pending: Node[],
  problems: ConditionProblem[],
): void {
  if (!Array.isArray(parts)) {
    problems.push(
      problem(node, rulesErrors.error("RULES_CONDITION_SHAPE", { found: described(parts) }), keyword),
    );
  } else if (parts.length === 0) {
    problems.push(problem(node, rulesErrors.error("RULES_CONDITION_EMPTY", { keyword }), keyword));
  } else {
    // Reversed, because the last one pushed is looked at first and problems read best in the order of the text.
    for (let index = Math.min(parts.length, LARGEST_CONDITION + 1) - 1; index >= 0; index -= 1) {
      pending.push({ value: parts[index], path: [...node.path, keyword, index], depth: node.depth + 1 });
    }
  }
}

function leafProblems(node: Node, leaf: Readonly<Record<string, unknown>>, lists: Lists): ConditionProblem[] {
  const { fact: factName, operator: operatorName, value } = leaf;
  const fact = typeof factName === "string" ? factNamed(factName) : undefined;
  if (fact === undefined) {
    return [problem(node, rulesErrors.error("RULES_FACT_UNKNOWN", { fact: described(factName) }), "fact")];
  }
  const known = typeof operatorName === "string" && Object.hasOwn(OPERATORS, operatorName);
  const operator = known ? OPERATORS[operatorName] : undefined;
  if (operator === undefined) {
    const named = described(operatorName);
    return [problem(node, rulesErrors.error("RULES_OPERATOR_UNKNOWN", { operator: named }), "operator")];
  }
  if (!operator.accepts.includes(fact.type)) {
    const info = { operator: String(operatorName), fact: String(factName), type: fact.type };
    return [problem(node, rulesErrors.error("RULES_OPERATOR_TYPE", info), "operator")];
  }
  const list = listNamed(value);
  if (list !== undefined && !Array.isArray(lists[list])) {
    return [problem(node, rulesErrors.error("RULES_LIST_UNKNOWN", { list }), "value")];
  }
  if (operator.prepare(value, fact.type, lists) === undefined) {
    const info = { operator: String(operatorName), expected: operator.expects };
    return [problem(node, rulesErrors.error("RULES_VALUE_TYPE", info), "value")];
  }
  const { values } = fact;
  if (values === undefined || (list !== undefined && lists === ANY_LIST)) return [];
  return literalsOf(value, lists)
    .filter((literal) => !values.includes(literal as string | number))
    .map((literal) => {
      const info = { fact: String(factName), value: String(literal), allowed: values };
      return problem(node, rulesErrors.error("RULES_VALUE_UNKNOWN", info), "value");
    });
}

/** What a value says literally; a second fact, or that a fact be missing, is none. */
function literalsOf(value: unknown, lists: Lists): readonly unknown[] {
  const members = listOf(value, lists) ?? [value];
  return members.filter((one) => typeof one === "string" || typeof one === "number");
}

/** The name of the list that a value refers to, where it does. */
export function listNamed(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const list = "list" in value ? value.list : undefined;
  return typeof list === "string" ? list : undefined;
}

function problem(node: Node, error: DrgError, key?: string): ConditionProblem {
  return { path: key === undefined ? node.path : [...node.path, key], error };
}

function described(value: unknown): string {
  if (typeof value === "string") return excerpt(value);
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}
