import type { CitedValue } from "../primitives/index.js";
import { type CitedNode, cited, type Gate, rule } from "./declaration.js";
import {
  amountForm,
  countForm,
  DATE,
  FLAG,
  type FormOf,
  highMultipleForm,
  listOf,
  lowMultipleForm,
  oneOf,
  ROUNDING,
  shareForm,
  textForm,
} from "./form.js";
import type { UnitName } from "./units.js";

type Units = UnitName | readonly UnitName[];
type More = Pick<CitedNode, "question" | "limits">;

/** The common kinds of cited values: name in Chinese and English, unit, ends. */

/** A decimal that is not negative. */
export const amount = (zh: string, en: string, units: Units, more?: More) =>
  cited(zh, en, amountForm(), units, more);

/** 比例: a decimal from 0 to 1 (5% is 0.05). */
export const share = (zh: string, en: string, more?: More) => cited(zh, en, shareForm(), "share", more);

/** 上界倍数: 1 or more. */
export const highMultiple = (zh: string, en: string) => cited(zh, en, highMultipleForm(), "multiple");

/** 下界倍数: 1 or less. */
export const lowMultiple = (zh: string, en: string) => cited(zh, en, lowMultipleForm(), "multiple");

/** A whole number. */
export const count = (zh: string, en: string, units: Units, more?: More) =>
  cited(zh, en, countForm(), units, more);

export const flag = (zh: string, en: string, more?: More) => cited(zh, en, FLAG, "yes/no", more);
export const date = (zh: string, en: string) => cited(zh, en, DATE, "date");
export const rounding = (zh: string, en: string) => cited(zh, en, ROUNDING, "rounding");

/** A choice between named readings. */
export const choice = <const Choices extends readonly string[]>(
  zh: string,
  en: string,
  choices: Choices,
  units: Units = "method",
) => cited(zh, en, oneOf(choices), units);

/** A list of codes or names. */
export const list = (
  zh: string,
  en: string,
  units: Units,
  { longest = 40, least = 0, most }: { longest?: number; least?: number; most?: number } = {},
) => cited(zh, en, listOf(textForm(longest), { least, ...(most !== undefined && { most }) }), units);

/** A table of rows. */
export const rows = <Type, Json>(
  zh: string,
  en: string,
  units: Units,
  row: FormOf<Type, Json>,
  size: { readonly least?: number; readonly most?: number } = {},
) => cited(zh, en, listOf(row, size), units);

/** 适用性: whether the rule around it is in force, with the clause that says so. */
export const APPLIES: Gate<CitedValue<boolean>> = {
  ...(flag("是否适用", "in force") as Gate<CitedValue<boolean>>),
  gate: true,
};

/** A value that is left out by itself, and nothing else, when it is not known. */
export const alone: typeof rule = (of, options) => rule(of, { named: "around", ...options });
