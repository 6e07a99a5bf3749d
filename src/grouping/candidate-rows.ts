import type { Condition, LeafCondition } from "./condition.js";
import type { ListScope } from "./condition-kind.js";
import { foldCondition } from "./fold-condition.js";
import { type CodeSide, sideOf } from "./kinds/code-edits.js";
import { takeCondition } from "./take-condition.js";

/** What one code alone says about a condition: it fails, it holds, or other facts decide. */
type Verdict = 0 | 1 | 2;
const FAILS = 0;
const HOLDS = 1;
const OPEN = 2;

type PartialTest = (hits: Uint8Array) => Verdict;

/** `hits[NO_CODE]` is set when the record has no code of the side at all; the lists follow from 1. */
const NO_CODE = 0;

/** A condition with the lists it may name. */
export interface ScopedCondition {
  readonly condition: Condition;
  readonly scope: ListScope;
}

/**
 * 候选表: for each code as principal diagnosis (or main procedure), the steps of the scheme that it does not rule out, one bit a
 * step. Codes that rule out the same steps share a row.
 */
export interface CandidateRows {
  /** 32-bit words of a row */
  readonly words: number;
  /** row by code number */
  readonly rowOf: Uint16Array;
  /** the row of a record without any code of the side */
  readonly rowWithoutCode: number;
  readonly bits: Int32Array;
}

/**
 * Builds the candidates of a side.
 *
 * @param steps for each step its conditions, all of which must hold
 * @param codes how many codes the side has
 */
export function candidateRows(
  side: CodeSide,
  steps: readonly (readonly ScopedCondition[])[],
  codes: number,
): CandidateRows {
  const builder = new RowBuilder(side, steps);
  const { classOf, listsOfClass } = partition(builder.lists, codes);
  const words = (steps.length + 31) >>> 5;
  const bits = new Int32Array((listsOfClass.length + 1) * words);
  listsOfClass.forEach((lists, row) => {
    builder.writeRow(bits.subarray(row * words, (row + 1) * words), lists);
  });
  const rowWithoutCode = listsOfClass.length;
  builder.writeRowWithoutCode(bits.subarray(rowWithoutCode * words));
  return { words, rowOf: classOf, rowWithoutCode, bits };
}

class RowBuilder {
  readonly lists: Int32Array[] = [];
  readonly #side: CodeSide;
  readonly #numberOfList = new Map<Int32Array, number>();
  readonly #tests: PartialTest[];
  /** the steps whose conditions name a list */
  readonly #stepsOfList: number[][] = [];
  readonly #background: Int32Array;
  readonly #hits: Uint8Array;
  #step = 0;

  constructor(side: CodeSide, steps: readonly (readonly ScopedCondition[])[]) {
    this.#side = side;
    this.#tests = steps.map((conditions, step) => {
      this.#step = step;
      return allOf(conditions.map((scoped) => this.#partial(scoped.condition, scoped.scope)));
    });
    this.#hits = new Uint8Array(this.lists.length + 1);
    this.#background = new Int32Array((steps.length + 31) >>> 5);
    for (let step = 0; step < steps.length; step += 1) this.#writeStep(this.#background, step);
  }

  /** Writes the row of the codes that are in just these lists. */
  writeRow(row: Int32Array, lists: readonly number[]): void {
    row.set(this.#background);
    for (const list of lists) this.#hits[list + 1] = 1;
    for (const list of lists) {
      for (const step of this.#stepsOfList[list] ?? []) this.#writeStep(row, step);
    }
    for (const list of lists) this.#hits[list + 1] = 0;
  }

  writeRowWithoutCode(row: Int32Array): void {
    this.#hits[NO_CODE] = 1;
    for (let step = 0; step < this.#tests.length; step += 1) this.#writeStep(row, step);
    this.#hits[NO_CODE] = 0;
  }

  #writeStep(row: Int32Array, step: number): void {
    const word = step >>> 5;
    const bit = 1 << (step & 31);
    const possible = this.#tests[step]?.(this.#hits) !== FAILS;
    row[word] = possible ? (row[word] ?? 0) | bit : (row[word] ?? 0) & ~bit;
  }

  #partial(condition: Condition, scope: ListScope): PartialTest {
    return foldCondition<PartialTest>(condition, {
      all: allOf,
      any: anyOf,
      not: negation,
      leaf: (leaf) => this.#leaf(leaf, scope),
    });
  }

  /** What the code says of a list that it may be in; every other condition stays open. */
  #leaf(condition: LeafCondition, scope: ListScope): PartialTest {
    if (condition === "always") return () => HOLDS;
    if (condition === "never") return () => FAILS;
    const { kind, operand } = takeCondition(condition, scope.owner);
    const list = kind.form === "list" ? kind.list(operand) : undefined;
    if (list === undefined || sideOf(list.place) !== this.#side) return () => OPEN;
    if (list.place.startsWith("other")) return (hits) => (hits[NO_CODE] === 1 ? FAILS : OPEN);
    const hit = this.#hitOf(scope.numbersOf(list.place, list.reference));
    return list.place.startsWith("principal")
      ? (hits) => (hits[hit] === 1 ? HOLDS : FAILS)
      : (hits) => (hits[hit] === 1 ? HOLDS : hits[NO_CODE] === 1 ? FAILS : OPEN);
  }

  #hitOf(list: Int32Array): number {
    let number = this.#numberOfList.get(list);
    if (number === undefined) {
      number = this.lists.length;
      this.#numberOfList.set(list, number);
      this.lists.push(list);
      this.#stepsOfList.push([]);
    }
    const steps = this.#stepsOfList[number];
    if (steps !== undefined && steps.at(-1) !== this.#step) steps.push(this.#step);
    return number + 1;
  }
}

function allOf(tests: readonly PartialTest[]): PartialTest {
  const [only] = tests;
  if (only !== undefined && tests.length === 1) return only;
  return (hits) => {
    let verdict: Verdict = HOLDS;
    for (const test of tests) {
      const part = test(hits);
      if (part === FAILS) return FAILS;
      if (part === OPEN) verdict = OPEN;
    }
    return verdict;
  };
}

function anyOf(tests: readonly PartialTest[]): PartialTest {
  return (hits) => {
    let verdict: Verdict = FAILS;
    for (const test of tests) {
      const part = test(hits);
      if (part === HOLDS) return HOLDS;
      if (part === OPEN) verdict = OPEN;
    }
    return verdict;
  };
}

function negation(test: PartialTest): PartialTest {
  return (hits) => {
    const verdict = test(hits);
    return verdict === OPEN ? OPEN : verdict === HOLDS ? FAILS : HOLDS;
  };
}

/** Parts the codes by the lists that hold them: the class of each code, and the lists of each class. Class 0 is in no list. */
function partition(
  lists: readonly Int32Array[],
  codes: number,
): { classOf: Uint16Array; listsOfClass: readonly (readonly number[])[] } {
  const provisional = new Int32Array(codes + 1);
  // A provisional class is the class it was split from and the list that split it.
  const parent = [0];
  const splitBy = [-1];
  const splitOf = new Int32Array(lists.reduce((sum, list) => sum + list.length, 1)).fill(-1);
  lists.forEach((list, number) => {
    const touched: number[] = [];
    for (const code of list) {
      const old = provisional[code] ?? 0;
      if (splitBy[old] === number) continue;
      let split = splitOf[old] ?? -1;
      if (split < 0) {
        split = parent.length;
        parent.push(old);
        splitBy.push(number);
        splitOf[old] = split;
        touched.push(old);
      }
      provisional[code] = split;
    }
    for (const old of touched) splitOf[old] = -1;
  });
  const classOf = new Uint16Array(codes + 1);
  const final = new Map([[0, 0]]);
  const listsOfClass: number[][] = [[]];
  for (let code = 1; code <= codes; code += 1) {
    const own = provisional[code] ?? 0;
    let number = final.get(own);
    if (number === undefined) {
      number = final.size;
      final.set(own, number);
      const held: number[] = [];
      for (let at = own; at !== 0; at = parent[at] ?? 0) held.push(splitBy[at] ?? 0);
      listsOfClass.push(held);
    }
    classOf[code] = number;
  }
  return { classOf, listsOfClass };
}
