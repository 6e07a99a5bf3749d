import type { Fact, FactType, FactValue } from "./fact.js";
import { factNamed, IS_OF_TYPE } from "./facts.js";
import type { Lists } from "./operand-value.js";
import { OPERATORS } from "./operators.js";
import type { LeafCondition } from "./rule-condition.js";
import { FAILS, HOLDS, type Truth, UNKNOWN } from "./truth.js";

/** 单项条件 ready to judge: the facts it needs and its answer on their values. */
export interface PreparedLeaf {
  /** the second fact it needs, where it compares two */
  readonly other: string | undefined;
  readonly truth: (value: FactValue, other: FactValue) => Truth;
}

/** Reads the operator and value of a checked leaf once. A fact that is missing or of a wrong type makes it unknown. */
export function prepareLeaf(leaf: LeafCondition, lists: Lists): PreparedLeaf {
  const { type } = factNamed(leaf.fact) as Fact;
  const operator = OPERATORS[leaf.operator];
  const prepared = operator?.prepare(leaf.value, type, lists);
  if (operator === undefined || prepared === undefined) throw new TypeError("the condition was not checked");
  const isThere = IS_OF_TYPE[type];
  if (operator.presence !== undefined) {
    const whenPresent = operator.presence;
    return { other: undefined, truth: (value) => (isThere(value) === whenPresent ? HOLDS : FAILS) };
  }
  const holds = prepared.test as (value: FactValue, other: FactValue) => boolean;
  const ofAbsent: Truth = operator.ofAbsent === true ? HOLDS : FAILS;
  if (prepared.other === undefined) return { other: undefined, truth: ofOneFact(type, holds, ofAbsent) };
  const isOtherThere = IS_OF_TYPE[(factNamed(prepared.other) as Fact).type];
  const truth = (value: FactValue, other: FactValue): Truth => {
    if (isThere(value) && isOtherThere(other)) return holds(value, other) ? HOLDS : FAILS;
    const isKnown = (isThere(value) || value === null) && (isOtherThere(other) || other === null);
    return isKnown ? ofAbsent : UNKNOWN;
  };
  return { other: prepared.other, truth };
}

/** The two types that rules ask for most are checked in place; the others through their check. */
function ofOneFact(
  type: FactType,
  holds: (value: FactValue, other: FactValue) => boolean,
  ofAbsent: Truth,
): PreparedLeaf["truth"] {
  const otherwise = (value: FactValue): Truth => (value === null ? ofAbsent : UNKNOWN);
  if (type === "text") {
    return (value) =>
      typeof value === "string" ? (holds(value, undefined) ? HOLDS : FAILS) : otherwise(value);
  }
  if (type === "number") {
    return (value) => {
      if (typeof value !== "number" || Number.isNaN(value)) return otherwise(value);
      return holds(value, undefined) ? HOLDS : FAILS;
    };
  }
  const isThere = IS_OF_TYPE[type];
  return (value) => (isThere(value) ? (holds(value, undefined) ? HOLDS : FAILS) : otherwise(value));
}
