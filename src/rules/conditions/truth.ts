/**
 * 三值: the answer of a condition as a small number, so that `all` is the least and `any` the greatest of its parts and `not`
 * is 2 minus (Kleene's logic).
 */
export type Truth = typeof FAILS | typeof UNKNOWN | typeof HOLDS;

/** 不成立. */
export const FAILS = 0;

/** 未知: a field that decides is missing. */
export const UNKNOWN = 1;

/** 成立. */
export const HOLDS = 2;
