import {
  CODE_PLACES,
  type CodePlace,
  type Condition,
  type ListReference,
  NUMBER_FIELDS,
  type NumberField,
  type NumberTest,
} from "../condition.js";

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
  if (condition === "always") return true;
  if (condition === "never") return false;
  if (typeof condition === "object") {
    if ("all" in condition) return { all: condition.all.map((part) => readCondition(part, codes, tests)) };
    if ("any" in condition) return { any: condition.any.map((part) => readCondition(part, codes, tests)) };
    if ("not" in condition) return { not: readCondition(condition.not, codes, tests) };
  }
  const key = testKey(condition, codes);
  const number = tests.get(key) ?? tests.size;
  tests.set(key, number);
  return { test: number };
}

function testKey(condition: Condition, codes: ResolveList): string {
  if (typeof condition === "string") return condition;
  const place = CODE_PLACES.find((name) => Object.hasOwn(condition, name));
  if (place !== undefined) {
    const reference = (condition as Readonly<Record<CodePlace, ListReference>>)[place];
    return `${place} ${[...new Set(codes(reference))].sort().join(" ")}`;
  }
  const field = NUMBER_FIELDS.find((name) => Object.hasOwn(condition, name));
  if (field === undefined) return JSON.stringify(condition);
  return `${field} ${admitted((condition as Readonly<Record<NumberField, NumberTest>>)[field])}`;
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
