import type { Expression, Named } from "./formula.js";

/** How tightly an operation binds: sums least. */
const SUM = 1;
const PRODUCT = 2;
const DIVISOR = 3;

/**
 * 公式的文字: a formula in symbols. Parts stand by their symbol; `full` writes those that are steps of their own out.
 *
 * @example
 * ```ts
 * formulaText(BP.times(K).expression); // "BP × K"
 * ```
 */
export function formulaText(
  expression: Expression<Named>,
  { full = false }: { readonly full?: boolean } = {},
): string {
  const text = (node: Expression<Named>, outer = 0): string => {
    const within = (level: number, words: string) => (level < outer ? `(${words})` : words);
    switch (node.op) {
      case "operand":
        return node.operand.symbol;
      case "value":
        return node.symbol;
      case "one":
        return "1";
      case "plus":
        return within(SUM, `${text(node.a, SUM)} + ${text(node.b, SUM)}`);
      case "minus":
        return within(SUM, `${text(node.a, SUM)} − ${text(node.b, PRODUCT)}`);
      case "times":
        return within(PRODUCT, `${text(node.a, PRODUCT)} × ${text(node.b, PRODUCT)}`);
      case "over":
        return within(PRODUCT, `${text(node.a, PRODUCT)} / ${text(node.b, DIVISOR)}`);
      case "atMost":
        return `min(${text(node.b)}, ${text(node.a)})`;
      case "atLeastZero":
        return `max(0, ${text(node.a)})`;
      case "rounded":
        return text(node.a, outer);
      case "part":
        return full && node.step !== undefined ? text(node.of, outer) : node.symbol;
    }
  };
  return text(expression);
}
