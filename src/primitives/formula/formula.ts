import type { Decimal } from "../decimal.js";

/** 算子: what a formula calculates with, by its symbol. */
export interface Named {
  readonly symbol: string;
}

/**
 * 公式 as data: words, exact value and the integer path are read off it. Every operation is exact but `over`, whose quotients are half-up at the working
 * scale, and `rounded`.
 */
export type Expression<Operand extends Named> =
  | { readonly op: "operand"; readonly operand: Operand }
  | { readonly op: "value"; readonly symbol: string; readonly value: Decimal }
  | { readonly op: "one" }
  | { readonly op: Binary; readonly a: Expression<Operand>; readonly b: Expression<Operand> }
  | { readonly op: "atLeastZero"; readonly a: Expression<Operand> }
  | { readonly op: "rounded"; readonly a: Expression<Operand>; readonly scale: number }
  | Part<Operand>;

type Binary = "plus" | "minus" | "times" | "over" | "atMost";

/** A part with a symbol of its own, half-up at the working scale; one with a step is told by itself in an explanation. */
export interface Part<Operand extends Named> {
  readonly op: "part";
  readonly symbol: string;
  readonly step?: string;
  readonly of: Expression<Operand>;
}

/** 公式: written as it is read, `BP.times(K).plus(...)`. */
export class Formula<Operand extends Named> {
  readonly expression: Expression<Operand>;

  constructor(expression: Expression<Operand>) {
    this.expression = expression;
  }

  plus<Other extends Named = never>(other: Formula<Other>): Formula<Operand | Other> {
    return this.#with("plus", other);
  }

  /** Not negative where it is divided: `atLeastZero` around it says so. */
  minus<Other extends Named = never>(other: Formula<Other>): Formula<Operand | Other> {
    return this.#with("minus", other);
  }

  times<Other extends Named = never>(other: Formula<Other>): Formula<Operand | Other> {
    return this.#with("times", other);
  }

  /** The quotient, half-up at the working scale. */
  over<Other extends Named = never>(other: Formula<Other>): Formula<Operand | Other> {
    return this.#with("over", other);
  }

  atMost<Other extends Named = never>(other: Formula<Other>): Formula<Operand | Other> {
    return this.#with("atMost", other);
  }

  atLeastZero(): Formula<Operand> {
    return new Formula({ op: "atLeastZero", a: this.expression });
  }

  /** Half-up at so many decimals, at most those of the working scale: where an edition names the fen. */
  roundedTo(scale: number): Formula<Operand> {
    return new Formula({ op: "rounded", a: this.expression, scale });
  }

  as(symbol: string, step?: string): Formula<Operand> {
    return new Formula({
      op: "part",
      symbol,
      of: this.expression,
      ...(step !== undefined && { step }),
    });
  }

  #with<Other extends Named>(op: Binary, other: Formula<Other>): Formula<Operand | Other> {
    return new Formula<Operand | Other>({ op, a: this.expression, b: other.expression });
  }
}

/** 1. */
export const ONE: Formula<never> = new Formula({ op: "one" });

/** A value of the edition. */
export function value(symbol: string, decimal: Decimal): Formula<never> {
  return new Formula({ op: "value", symbol, value: decimal });
}

/** The operands of a formula, each once, parts looked into. */
export function operandsOf<Operand extends Named>(expression: Expression<Operand>): readonly Operand[] {
  const found = new Set<Operand>();
  const look = (node: Expression<Operand>): void => {
    if (node.op === "operand") found.add(node.operand);
    else if (node.op === "part") look(node.of);
    else if ("a" in node) {
      look(node.a);
      if ("b" in node) look(node.b);
    }
  };
  look(expression);
  return [...found];
}
