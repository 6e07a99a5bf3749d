import { Decimal, decimalText, excerpt } from "../../primitives/index.js";
import type { AuditCase } from "../audit-case.js";
import { leavesOf } from "../conditions/combinations.js";
import type { FactValue } from "../conditions/fact.js";
import { factNamed } from "../conditions/facts.js";
import type { Condition } from "../conditions/rule-condition.js";

const MOST_CODES = 20;

/** 操作数: the values of the facts that a condition looks at, as the case states them; a missing one reads `-`. */
export function operandsOf(condition: Condition, subject: AuditCase): Readonly<Record<string, string>> {
  const operands: Record<string, string> = {};
  for (const name of factsOf(condition)) operands[name] = textOf(factNamed(name)?.read(subject));
  return operands;
}

function factsOf(condition: Condition): readonly string[] {
  return leavesOf(condition).flatMap(({ fact, value }) => {
    if (typeof value !== "object" || value === null) return [fact];
    const other = ("fact" in value && value.fact) || ("of" in value && value.of);
    return typeof other === "string" ? [fact, other] : [fact];
  });
}

function textOf(value: FactValue): string {
  if (value === undefined || value === null) return "-";
  if (value instanceof Decimal) return decimalText(value);
  if (Array.isArray(value)) return excerpt(value.slice(0, MOST_CODES).join(" "));
  return excerpt(String(value));
}
