import { Decimal } from "../decimal.js";
import { largest, smallest } from "../largest.js";
import { quotient, round, WORKING } from "../rounding.js";
import type { Expression, Named } from "./formula.js";

/** A part of a formula that is told by itself: what was calculated, of what, and what it came to. */
export interface FormulaStep {
  readonly step: string;
  readonly of: Expression<Named>;
  /** by symbol, in order of appearance */
  readonly operands: Readonly<Record<string, Decimal>>;
  readonly result: Decimal;
}

/** 公式的十进制值: the reference, in Decimals, with every decimal that the formula does not round away; steps are reported innermost first. */
export function exactValue<Operand extends Named>(
  expression: Expression<Operand>,
  known: (operand: Operand) => Decimal,
  record: (step: FormulaStep) => void = () => undefined,
): Decimal {
  const evaluate = (node: Expression<Operand>, seen: Record<string, Decimal>): Decimal => {
    const show = (symbol: string, shown: Decimal): Decimal => {
      seen[symbol] = shown;
      return shown;
    };
    switch (node.op) {
      case "operand":
        return show(node.operand.symbol, known(node.operand));
      case "value":
        return show(node.symbol, node.value);
      case "one":
        return new Decimal(1);
      case "plus":
        return evaluate(node.a, seen).plus(evaluate(node.b, seen));
      case "minus":
        return evaluate(node.a, seen).minus(evaluate(node.b, seen));
      case "times":
        return evaluate(node.a, seen).times(evaluate(node.b, seen));
      case "over":
        return quotient(evaluate(node.a, seen), evaluate(node.b, seen));
      case "atMost":
        return smallest(evaluate(node.a, seen), evaluate(node.b, seen));
      case "atLeastZero":
        return largest(0, evaluate(node.a, seen));
      case "rounded":
        return round(evaluate(node.a, seen), { mode: "halfUp", scale: node.scale });
      case "part": {
        const operands: Record<string, Decimal> = {};
        const result = round(evaluate(node.of, operands), WORKING);
        if (node.step !== undefined) {
          record({ step: node.step, of: node.of, operands, result });
        }
        return show(node.symbol, result);
      }
    }
  };
  return evaluate(expression, {});
}
