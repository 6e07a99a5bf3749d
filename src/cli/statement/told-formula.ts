import type { Expression, Formula, Named } from "../../primitives/formula/formula.js";
import type { Locale, LocalizedText } from "../../primitives/index.js";

const SIGNS = { plus: "+", minus: "−", times: "×", over: "÷" } as const;

/** How signs are told in place of mathematical ones. */
type Spoken = Partial<Readonly<Record<keyof typeof SIGNS, LocalizedText>>>;

type Words = Readonly<Record<string, LocalizedText | undefined>>;

/**
 * 公式的话: a formula of money as people read it, each figure by its words. A figure without words is left out, with its sign: what is not there, or was
 * just told.
 */
export function toldFormula<Operand extends Named>(
  { expression }: Formula<Operand>,
  words: Readonly<Record<Operand["symbol"], LocalizedText | undefined>>,
  spoken: Spoken = {},
): LocalizedText {
  return { zh: told(expression, words, spoken, "zh"), en: told(expression, words, spoken, "en") };
}

function told(expression: Expression<Named>, words: Words, spoken: Spoken, locale: Locale): string {
  const tell = (node: Expression<Named>): string => {
    if (node.op === "operand") return words[node.operand.symbol]?.[locale] ?? "";
    if (node.op === "rounded") return tell(node.a);
    if (!isTold(node)) throw new TypeError(`no formula of money has ${node.op}`);
    const [a, b] = [tell(node.a), tell(node.b)];
    if (b === "") return a;
    const sign = spoken[node.op]?.[locale] ?? ` ${SIGNS[node.op]} `;
    return needsBrackets(node.op, node.b) ? `${a}${bracketed(sign, b, locale)}` : `${a}${sign}${b}`;
  };
  return tell(expression).trimStart();
}

type Told = Extract<Expression<Named>, { readonly b: unknown }> & { readonly op: keyof typeof SIGNS };

/** What a formula of money is made of: a sum or product of some kind. */
function isTold(node: Expression<Named>): node is Told {
  return Object.hasOwn(SIGNS, node.op);
}

/** Whether what stands on the right of a sign is bracketed. No formula of money has a sum on the left of a product. */
function needsBrackets(op: keyof typeof SIGNS, right: Expression<Named>): boolean {
  const isSum = right.op === "plus" || right.op === "minus";
  return isSum ? op !== "plus" : op === "over" && (right.op === "times" || right.op === "over");
}

/** Brackets of Chinese text take the place of the spaces around them. */
function bracketed(sign: string, text: string, locale: Locale): string {
  return locale === "zh" ? `${sign.trimEnd()}（${text}）` : `${sign}(${text})`;
}
