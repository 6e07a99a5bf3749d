import { CONDITION_KINDS, type Condition, type ConditionKind } from "../condition.js";
import type { OperandForms } from "../condition-forms.js";
import { takeCondition } from "../take-condition.js";
import { BOUNDS, readBounds, sayBounds } from "./number-words.js";

/** Forms of operands that a document writes into its words; lists are named by their roles. */
type SaidForm = "none" | "prefix" | "number" | "sex" | "dispositions" | "departments";

/** 有措辞的条件种类: the kinds of conditions that a logic line says in words of their own. */
export type WordedKind = Exclude<
  {
    [Kind in ConditionKind]: Extract<(typeof CONDITION_KINDS)[Kind]["form"], SaidForm> extends never
      ? never
      : Kind;
  }[ConditionKind],
  "notTranscribed"
>;

/** 条件措辞: words for each kind, `{}` where its operand stands. One is printed, all are read. */
export type ConditionWordings = Readonly<Record<WordedKind, readonly string[]>>;

/** Words for every kind: a kind that has none of its own is said by its title, its operand behind it. */
export function allWordings(own: Partial<ConditionWordings>): ConditionWordings {
  const titled = Object.entries(CONDITION_KINDS)
    .filter(([, { form }]) => form in OPERANDS)
    .map(([kind, { form, title }]) => [kind, [form === "none" ? title.zh : `${title.zh}{}`]]);
  return { ...Object.fromEntries(titled), ...own } as ConditionWordings;
}

/** A wording as a pattern. */
export interface WordingPattern {
  readonly kind: WordedKind;
  /** sticky; group 1 is the operand */
  readonly pattern: RegExp;
}

interface OperandWords<Form extends SaidForm> {
  readonly pattern: string;
  read(text: string): OperandForms<Condition>[Form];
  say(operand: OperandForms<Condition>[Form]): string;
}

const SEXES = { 男: "male", 女: "female" } as const;

const OPERANDS: { readonly [Form in SaidForm]: OperandWords<Form> } = {
  none: { pattern: "", read: () => undefined, say: () => "" },
  prefix: { pattern: "[A-Z]?\\d[0-9A-Zx.]*", read: (text) => text, say: (prefix) => prefix },
  number: { pattern: BOUNDS, read: readBounds, say: sayBounds },
  sex: {
    pattern: Object.keys(SEXES).join("|"),
    read: (text) => SEXES[text as keyof typeof SEXES],
    say: (sex) => (sex === "male" ? "男" : "女"),
  },
  dispositions: {
    pattern: "\\d(?:、\\d)*",
    read: (text) => text.split("、").map(Number),
    say: (values) => values.join("、"),
  },
  departments: {
    pattern: "[^+()或、]+(?:、[^+()或、]+)*",
    read: (text) => text.split("、"),
    say: (values) => values.join("、"),
  },
};

const wordsOf = (kind: WordedKind) =>
  OPERANDS[CONDITION_KINDS[kind].form as SaidForm] as OperandWords<SaidForm>;
const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** The patterns of wordings. */
export function wordingPatterns(wordings: ConditionWordings): readonly WordingPattern[] {
  return (Object.entries(wordings) as [WordedKind, readonly string[]][]).flatMap(([kind, templates]) =>
    templates.map((template) => {
      const [before = "", after = ""] = template.split("{}").map(literal);
      return { kind, pattern: new RegExp(`${before}(${wordsOf(kind).pattern})${after}`, "yu") };
    }),
  );
}

/** The condition whose words begin at `index` of a bare text, and where they end; of several the longest. */
export function readWording(
  patterns: readonly WordingPattern[],
  bare: string,
  index: number,
): { readonly condition: Condition; readonly end: number } | undefined {
  let longest: { readonly condition: Condition; readonly end: number } | undefined;
  for (const { kind, pattern } of patterns) {
    pattern.lastIndex = index;
    const found = pattern.exec(bare);
    if (found === null || pattern.lastIndex <= (longest?.end ?? index)) continue;
    const operand = wordsOf(kind).read(found[1] ?? "");
    const condition = (operand === undefined ? kind : { [kind]: operand }) as Condition;
    longest = { condition, end: pattern.lastIndex };
  }
  return longest;
}

/** A condition in the first of the words that are read as it; undefined where a kind has none. */
export function sayCondition(wordings: ConditionWordings, condition: Condition): string | undefined {
  const { name, operand } = takeCondition(condition);
  if (!Object.hasOwn(wordings, name)) return undefined;
  const kind = name as WordedKind;
  const said = wordsOf(kind).say(operand as OperandForms<Condition>[SaidForm]);
  return wordings[kind][0]?.replace("{}", said);
}
