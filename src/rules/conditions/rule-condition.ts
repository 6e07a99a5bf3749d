/**
 * 条件: a test of one case in json-rules-engine's vocabulary, without paths, params, priorities or references to other
 * conditions. It is true, false or unknown; unknown names the fields that were missing.
 */
export type Condition = AllCondition | AnyCondition | NotCondition | LeafCondition;

/** 且: every part holds; an empty list is refused. */
export interface AllCondition {
  readonly all: readonly Condition[];
}

/** 或: at least one part holds; an empty list is refused. */
export interface AnyCondition {
  readonly any: readonly Condition[];
}

/** 非: the part does not hold; unknown stays unknown. */
export interface NotCondition {
  readonly not: Condition;
}

/** 单项条件: one fact of the case, one operator, one value. */
export interface LeafCondition {
  /** a name of the fact table, `cost.<category>` or `mark.<name>` */
  readonly fact: string;
  /** a name of the operator table */
  readonly operator: string;
  /** what the operator compares with: a literal, `{ "fact": ... }`, `{ "list": ... }` or the operator's own shape */
  readonly value: unknown;
}

/** Deepest nesting of `all`, `any` and `not` that is compiled. */
export const DEEPEST_CONDITION = 32;

/** Most nodes that one condition may have. */
export const LARGEST_CONDITION = 10_000;
