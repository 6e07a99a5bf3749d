import { compareText, type LocalizedText } from "../../primitives/index.js";
import type { Condition } from "../condition.js";
import { describeCondition } from "../explain/condition-text.js";

/** Codes as a scheme lists them: once each, in order. */
export function sortedCodes(codes: readonly string[]): string[] {
  return [...new Set(codes)].sort();
}

/** 排除表的次序: by the numbers of its name, `9.2` before `9.10`; what is no number comes last. */
export function byTableName(a: string, b: string): number {
  const [one, other] = [a, b].map((name) => name.split(/[-.]/).map(Number)) as [number[], number[]];
  const at = one.findIndex((part, place) => part !== other[place]);
  return (one[at] ?? Number.NaN) - (other[at] ?? Number.NaN) || compareText(a, b);
}

/** A conjunction without needless nesting. */
export function allOf(parts: readonly Condition[]): Condition {
  const flat = parts.flatMap((part) =>
    typeof part !== "string" && "all" in part ? part.all : part === "always" ? [] : [part],
  );
  const [only] = flat;
  if (only === undefined) return "always";
  return flat.length === 1 ? only : { all: flat };
}

/** A disjunction without needless nesting. */
export function anyOf(parts: readonly Condition[]): Condition {
  const flat = parts.flatMap((part) => (typeof part !== "string" && "any" in part ? part.any : [part]));
  const [only] = flat;
  if (only === undefined) return "never";
  return flat.length === 1 ? only : { any: flat };
}

/** `PS1：日龄（天） <= 28`: what a convention asks of a group, where no list is meant. */
export function conditionClause(code: string, condition: Condition): LocalizedText {
  const { zh, en } = describeCondition(condition, { codes: () => [], title: () => undefined });
  return { zh: `${code}：${zh}`, en: `${code}: ${en}` };
}
