import type { NumberTest } from "../condition-forms.js";

/** 比较词: a sign or the words that stand for it; the sign that a logic line prints stands first. */
const OPERATORS: readonly (readonly [words: string, sign: keyof NumberTest])[] = [
  ["≤|<=|小于等于|不大于|不超过", "<="],
  ["≥|>=|大于等于|不小于|至少", ">="],
  ["<|小于|未满|不满|不足", "<"],
  [">|大于|超过", ">"],
  ["=|等于", "=="],
];

/** A pattern of one comparison; its one group is the sign or the words. */
export const OPERATOR = `(${OPERATORS.map(([words]) => words).join("|")})`;

/** The comparison that a sign or words mean. */
export function comparison(words: string): keyof NumberTest {
  return OPERATORS.find(([pattern]) => pattern.split("|").includes(words))?.[1] ?? "==";
}

/** `29天≤` before the quantity means that the quantity is at least that. */
export function mirrored(words: string): keyof NumberTest {
  const plain = comparison(words);
  return plain === "<" ? ">" : plain === "<=" ? ">=" : plain === ">" ? "<" : "<=";
}

const BOUND = `${OPERATOR.replace("(", "(?:")}\\d+`;

/** `≥7且<14`: the comparisons of a number, as a logic line says them. */
export const BOUNDS = `${BOUND}(?:且${BOUND})*`;

/** Reads what `BOUNDS` matches. */
export function readBounds(text: string): NumberTest {
  const bounds = text.split("且").map((bound) => {
    const digits = /\d+$/.exec(bound)?.[0] ?? "";
    return [comparison(bound.slice(0, bound.length - digits.length)), Number(digits)] as const;
  });
  return Object.fromEntries(bounds);
}

/** The comparisons of a number in the words that `readBounds` reads. */
export function sayBounds(test: NumberTest): string {
  return Object.entries(test)
    .map(([sign, bound]) => `${OPERATORS.find(([, own]) => own === sign)?.[0].split("|")[0]}${bound}`)
    .join("且");
}
