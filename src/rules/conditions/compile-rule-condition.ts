import type { AuditCase } from "../audit-case.js";
import { conditionProblems, problemError } from "./check-condition.js";
import { COMBINATIONS, combinationOf, type Test } from "./combinations.js";
import type { Fact } from "./fact.js";
import { factNamed, isOfType } from "./facts.js";
import type { Lists } from "./operand-value.js";
import { prepareLeaf } from "./prepare-leaf.js";
import type { Condition, LeafCondition } from "./rule-condition.js";
import { UNKNOWN } from "./truth.js";

/** 已编译条件: synchronous, without side effects, safe to keep. */
export interface CompiledCondition {
  /** true, false or unknown for one case */
  readonly test: Test;
  /** 缺失字段: the fields that make it unknown for the case; empty when it is not unknown. Sorted. */
  readonly missing: (subject: AuditCase) => readonly string[];
}

/** How a condition is compiled. */
export interface CompileOptions {
  /** named lists that `{ "list": name }` refers to; default none */
  readonly lists?: Lists;
  /** where the condition stands, for the path of an error; default the condition itself */
  readonly path?: string;
}

/**
 * 编译条件: turns a condition into closures over the fields of a case, a few hundred times faster than interpreting it.
 *
 * A field that is missing, or not of the type of its fact, makes its leaf unknown; unknown passes through `not`, and through
 * `all` and `any` unless another part decides.
 *
 * @throws `RULES_CONDITION_*`, `RULES_FACT_UNKNOWN`, `RULES_OPERATOR_*`, `RULES_VALUE_TYPE`, `RULES_LIST_UNKNOWN`, with path
 * @example
 * ```ts
 * const costly = compileCondition({ fact: "totalCost", operator: "decimalGreaterThan", value: "30000" });
 * costly.test({ caseId: "1", diagnoses: [], procedures: [], totalCost: decimal("30000.01") }); // 2 (HOLDS)
 * costly.missing({ caseId: "2", diagnoses: [], procedures: [] }); // ["totalCost"]
 * ```
 */
export function compileCondition(condition: unknown, options: CompileOptions = {}): CompiledCondition {
  const lists = options.lists ?? {};
  const [first] = conditionProblems(condition, lists);
  if (first !== undefined) throw problemError(first, options.path ?? "");
  return compileNode(condition as Condition, lists);
}

const NOTHING: readonly string[] = [];

function compileNode(condition: Condition, lists: Lists): CompiledCondition {
  const combination = combinationOf(condition);
  if (combination === undefined) return compileLeaf(condition as LeafCondition, lists);
  const parts = combination.parts.map((part) => compileNode(part, lists));
  const test = COMBINATIONS[combination.kind].join(parts.map((part) => part.test));
  const missing = (subject: AuditCase) =>
    test(subject) === UNKNOWN ? [...new Set(parts.flatMap((part) => part.missing(subject)))].sort() : NOTHING;
  return { test, missing };
}

function compileLeaf(leaf: LeafCondition, lists: Lists): CompiledCondition {
  const { truth, other: otherName } = prepareLeaf(leaf, lists);
  const { read } = factNamed(leaf.fact) as Fact;
  if (otherName === undefined) {
    const test: Test = (subject) => truth(read(subject), undefined);
    return { test, missing: (subject) => (test(subject) === UNKNOWN ? [leaf.fact] : NOTHING) };
  }
  const other = factNamed(otherName) as Fact;
  const test: Test = (subject) => truth(read(subject), other.read(subject));
  const missing = (subject: AuditCase) => {
    if (test(subject) !== UNKNOWN) return NOTHING;
    return [leaf.fact, otherName].filter((name) => isMissingFact(name, subject)).sort();
  };
  return { test, missing };
}

function isMissingFact(name: string, subject: AuditCase): boolean {
  const fact = factNamed(name) as Fact;
  const value = fact.read(subject);
  return value !== null && !isOfType(fact.type, value);
}
