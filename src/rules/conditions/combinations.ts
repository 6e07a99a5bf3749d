import type { AuditCase } from "../audit-case.js";
import type { AllCondition, AnyCondition, Condition, LeafCondition, NotCondition } from "./rule-condition.js";
import { FAILS, HOLDS, type Truth } from "./truth.js";

/** The test of one case. */
export type Test = (subject: AuditCase) => Truth;

type KeyOf<Written> = Written extends unknown ? keyof Written : never;

/** 组合种类: the one key of a condition that is made of others. */
export type CombinationKind = KeyOf<AllCondition | AnyCondition | NotCondition>;

interface Combination {
  /** a list of conditions, or one */
  readonly of: "several" | "one";
  /** the test of the whole, of those of its parts */
  readonly join: (tests: readonly Test[]) => Test;
  /** how an engine of two values finds the cases for which the whole surely has a truth: all or any of its parts surely have one */
  readonly surely: (sought: Certain) => { readonly of: "all" | "any"; readonly sought: Certain };
}

/** A truth that is not unknown. */
export type Certain = typeof HOLDS | typeof FAILS;

/**
 * 组合种类表: what each kind of combination is and does, the only list of them. The check of a condition, its schema, its compiler, its walks and
 * the translation for another engine are read off it; a kind that lacks one of them does not compile. The kinds of leaves are the operators.
 */
export const COMBINATIONS: { readonly [Kind in CombinationKind]: Combination } = {
  all: {
    of: "several",
    join: allOf,
    surely: (sought) => ({ of: sought === HOLDS ? "all" : "any", sought }),
  },
  any: {
    of: "several",
    join: anyOf,
    surely: (sought) => ({ of: sought === HOLDS ? "any" : "all", sought }),
  },
  not: {
    of: "one",
    join:
      ([part]) =>
      (subject) =>
        (HOLDS - (part as Test)(subject)) as Truth,
    surely: (sought) => ({ of: "all", sought: sought === HOLDS ? FAILS : HOLDS }),
  },
};

const KINDS = Object.keys(COMBINATIONS) as readonly CombinationKind[];

/** Whether a word is the key of a combination. */
export function isCombination(key: string): key is CombinationKind {
  return Object.hasOwn(COMBINATIONS, key);
}

/** The kind of a condition with its parts; undefined where it is a leaf. */
export function combinationOf(
  condition: Condition,
): { readonly kind: CombinationKind; readonly parts: readonly Condition[] } | undefined {
  const kind = KINDS.find((key) => key in condition);
  if (kind === undefined) return undefined;
  const written = (condition as Readonly<Record<CombinationKind, Condition | readonly Condition[]>>)[kind];
  return { kind, parts: Array.isArray(written) ? written : [written as Condition] };
}

/** The leaves of a condition, in the order of its text. */
export function leavesOf(condition: Condition): readonly LeafCondition[] {
  const combination = combinationOf(condition);
  return combination === undefined ? [condition as LeafCondition] : combination.parts.flatMap(leavesOf);
}

/** The least of the parts; stops at the first that fails. */
function allOf(tests: readonly Test[]): Test {
  const count = tests.length;
  return (subject) => {
    let least: Truth = HOLDS;
    for (let index = 0; index < count; index += 1) {
      const truth = (tests[index] as Test)(subject);
      if (truth === FAILS) return FAILS;
      if (truth < least) least = truth;
    }
    return least;
  };
}

/** The greatest of the parts; stops at the first that holds. */
function anyOf(tests: readonly Test[]): Test {
  const count = tests.length;
  return (subject) => {
    let greatest: Truth = FAILS;
    for (let index = 0; index < count; index += 1) {
      const truth = (tests[index] as Test)(subject);
      if (truth === HOLDS) return HOLDS;
      if (truth > greatest) greatest = truth;
    }
    return greatest;
  };
}
