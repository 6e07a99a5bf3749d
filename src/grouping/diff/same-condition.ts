import type { Condition, LeafCondition } from "../condition.js";
import type { ListReference, NumberTest } from "../condition-forms.js";
import { foldCondition } from "../fold-condition.js";
import { takeCondition } from "../take-condition.js";

/** The codes that a reference of an entry stands for. */
export type ResolveList = (reference: ListReference) => readonly string[];

/** A condition with the lists of its entry. */
export interface ConditionWithLists {
  readonly condition: Condition;
  readonly codes: ResolveList;
}

/** Conditions of more different tests than this are compared as they are written. */
const MOST_TESTS = 12;

/**
 * 条件是否相同: whether two conditions hold for the same records. Lists are compared by their codes, whatever they are called; whole
 * numbers by what they admit (`<= 2499` is `< 2500`); and the rest by trying every outcome of the single tests.
 */
export function sameCondition(one: ConditionWithLists, other: ConditionWithLists): boolean {
  const tests = new Map<string, number>();
  const first = readCondition(one.condition, one.codes, tests);
  const second = readCondition(other.condition, other.codes, tests);
  if (tests.size > MOST_TESTS) return JSON.stringify(first) === JSON.stringify(second);
  for (let outcome = 0; outcome < 2 ** tests.size; outcome++) {
    if (holds(first, outcome) !== holds(second, outcome)) return false;
  }
  return true;
}

/** A condition over numbered tests. */
type Formula =
  | boolean
  | { readonly test: number }
  | { readonly all: readonly Formula[] }
  | { readonly any: readonly Formula[] }
  | { readonly not: Formula };

function readCondition(condition: Condition, codes: ResolveList, tests: Map<string, number>): Formula {
  return foldCondition<Formula>(condition, {
    all: (all) => ({ all }),
    any: (any) => ({ any }),
    not: (not) => ({ not }),
    leaf(leaf) {
      if (leaf === "always" || leaf === "never") return leaf === "always";
      const key = testKey(leaf, codes);
      const number = tests.get(key) ?? tests.size;
      tests.set(key, number);
      return { test: number };
    },
  });
}

/** What tells one test from another: lists by their codes, numbers by what they admit. */
function testKey(condition: LeafCondition, codes: ResolveList): string {
  const { name, kind, operand } = takeCondition(condition);
  switch (kind.form) {
    case "list":
      return `${name} ${codesKey(codes(operand as ListReference))}`;
    case "number":
      return `${name} ${admitted(operand as NumberTest)}`;
    default:
      return JSON.stringify(condition);
  }
}

/** The codes of lists as one text, made once a list: the conditions of a group and of its parts share theirs. */
const keys = new WeakMap<readonly string[], string>();

function codesKey(codes: readonly string[]): string {
  const known = keys.get(codes) ?? [...new Set(codes)].sort().join(" ");
  keys.set(codes, known);
  return known;
}

/** The whole numbers that a test admits, from and to. */
function admitted(test: NumberTest): string {
  const lows = [test[">="], test["=="], test[">"] === undefined ? undefined : Math.floor(test[">"]) + 1];
  const highs = [test["<="], test["=="], test["<"] === undefined ? undefined : Math.ceil(test["<"]) - 1];
  const low = Math.max(...lows.filter((bound) => bound !== undefined));
  const high = Math.min(...highs.filter((bound) => bound !== undefined));
  return `${low}..${high}`;
}

function holds(formula: Formula, outcome: number): boolean {
  if (typeof formula === "boolean") return formula;
  if ("all" in formula) return formula.all.every((part) => holds(part, outcome));
  if ("any" in formula) return formula.any.some((part) => holds(part, outcome));
  if ("not" in formula) return !holds(formula.not, outcome);
  return ((outcome >>> formula.test) & 1) === 1;
}
