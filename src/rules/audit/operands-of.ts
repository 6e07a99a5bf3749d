import { Decimal, decimalText, excerpt } from "../../primitives/index.js";
import type { AuditCase } from "../audit-case.js";
import type { Condition } from "../conditions/condition.js";
import { type FactValue, factNamed } from "../conditions/facts.js";

const MOST_CODES = 20;

/** 操作数: the values of the facts that a condition looks at, as the case states them; a missing one reads `-`. */
export function operandsOf(condition: Condition, subject: AuditCase): Readonly<Record<string, string>> {
  const operands: Record<string, string> = {};
  for (const name of factsOf(condition)) operands[name] = textOf(factNamed(name)?.read(subject));
  return operands;
}

function factsOf(condition: Condition): readonly string[] {
  if ("all" in condition) return condition.all.flatMap(factsOf);
  if ("any" in condition) return condition.any.flatMap(factsOf);
  if ("not" in condition) return factsOf(condition.not);
  const { value } = condition;
  if (typeof value !== "object" || value === null) return [condition.fact];
  const others = [("fact" in value && value.fact) || ("of" in value && value.of)];
  return [condition.fact, ...others.filter((name) => typeof name === "string")];
}

function textOf(value: FactValue): string {
  if (value === undefined || value === null) return "-";
  if (value instanceof Decimal) return decimalText(value);
  if (Array.isArray(value)) return excerpt(value.slice(0, MOST_CODES).join(" "));
  return excerpt(String(value));
}
