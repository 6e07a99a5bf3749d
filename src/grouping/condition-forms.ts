/**
 * 列表引用: the name of a list of the entry the condition belongs to (`"diagnoses"`), a list of the whole scheme by `@`
 * (`"@validProcedures"`, `"@bodySites"`, or a name of `Scheme.lists`), or the codes themselves.
 */
export type ListReference = string | readonly string[];

/** 数值比较: every comparison given must hold; a number that is not known makes it unknown, never zero. */
export interface NumberTest {
  readonly "<"?: number;
  readonly "<="?: number;
  readonly ">"?: number;
  readonly ">="?: number;
  readonly "=="?: number;
}

/** 列表内计数: how many codes of a list the case has, each as often as it stands in the record. */
export interface CodeCount extends NumberTest {
  readonly list: ListReference;
}

/** The places of a record where a condition may look for a code of a list. */
const CODE_PLACES = [
  "principalDiagnosis",
  "otherDiagnosis",
  "anyDiagnosis",
  "principalProcedure",
  "otherProcedure",
  "anyProcedure",
] as const;

/**
 * 编码位置: `principal` 主要 (position 0), `other` 其他 (the later positions), `any` either; diagnoses or procedures.
 */
export type CodePlace = (typeof CODE_PLACES)[number];

/** What may stand behind the key of a condition, by the name of its form; `Part` is a condition. */
export interface OperandForms<Part> {
  /** no operand: the condition is written as its name */
  none: undefined;
  conditions: readonly Part[];
  condition: Part;
  list: ListReference;
  prefix: string;
  number: NumberTest;
  count: CodeCount;
  sex: "male" | "female";
  dispositions: readonly number[];
  departments: readonly string[];
  remark: string;
}
