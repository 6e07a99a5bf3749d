import type { Decimal, Rounding } from "../primitives/index.js";

/**
 * 值的形式: what a value looks like and between which ends it is legal, as data. Schema, binding, legal range and question are read off it.
 */
export type Form =
  | { readonly form: "decimal"; readonly least?: string; readonly most?: string }
  | { readonly form: "count"; readonly least: number; readonly most: number }
  | { readonly form: "flag" }
  /** a switch that is written only where it is on */
  | { readonly form: "on" }
  | { readonly form: "date" }
  | { readonly form: "text"; readonly longest: number }
  /** a name that the edition itself gives: a class, a component, a threshold, a mark */
  | { readonly form: "name" }
  | { readonly form: "choice"; readonly choices: readonly string[] }
  | { readonly form: "rounding" }
  | { readonly form: "list"; readonly of: Form; readonly least: number; readonly most?: number }
  | { readonly form: "record"; readonly of: Readonly<Record<string, Member>> }
  /** one word, or a value of another form */
  | { readonly form: "either"; readonly word: string; readonly other: Form }
  /** a form that only its own room knows, by name: the room hands its schema in */
  | { readonly form: "custom"; readonly name: string };

/** A member of a record, which the edition may leave out where it says so. */
export type Member = Form & { readonly optional?: true };

/** A form with the types of the plain value (`Type`) and of its JSON (`Json`); neither is there at run time. */
export type FormOf<Type, Json> = Form & { readonly type?: Type; readonly json?: Json };

/** The types that a form or a declaration carries. */
export type TypeOf<Declared> = Declared extends { readonly type?: infer Type } ? Type : never;
export type JsonOf<Declared> = Declared extends { readonly json?: infer Json } ? Json : never;

/** Most cases, days or grams that an edition may name. */
const MOST = 1_000_000;

/** A decimal that is not negative, or between other ends. */
export const amountForm = (
  ends: { least?: string; most?: string } = { least: "0" },
): FormOf<Decimal, string> => ({
  form: "decimal",
  ...ends,
});
/** 比例: a decimal from 0 to 1 (5% is 0.05). */
export const shareForm = () => amountForm({ least: "0", most: "1" });
/** 得分: out of a hundred. */
export const scoreForm = () => amountForm({ least: "0", most: "100" });
/** 标准（价格）: a fen or more; of 0 nobody would be paid, and what is not paid at all is said by a payment unit. */
export const priceForm = () => amountForm({ least: "0.01" });
/** 上界倍数: from which something is too much of what it is measured against, so never less than the whole. */
export const highMultipleForm = () => amountForm({ least: "1" });
/** 下界倍数: down from which something is too little, so never more than the whole. */
export const lowMultipleForm = () => shareForm();
export const countForm = (least = 0, most = MOST): FormOf<number, number> => ({ form: "count", least, most });
export const FLAG: FormOf<boolean, boolean> = { form: "flag" };
export const ON: FormOf<true, true> = { form: "on" };
export const DATE: FormOf<string, string> = { form: "date" };
export const NAME: FormOf<string, string> = { form: "name" };
export const textForm = (longest: number): FormOf<string, string> => ({ form: "text", longest });
export const ROUNDING: FormOf<Rounding, { mode: Rounding["mode"]; scale: number }> = { form: "rounding" };

export function oneOf<const Choices extends readonly string[]>(
  choices: Choices,
): FormOf<Choices[number], Choices[number]> {
  return { form: "choice", choices };
}

/** A list; it may be empty only where `least` is 0. */
export function listOf<Type, Json>(
  of: FormOf<Type, Json>,
  { least = 1, most }: { readonly least?: number; readonly most?: number } = {},
): FormOf<readonly Type[], Json[]> {
  return { form: "list", of, least, ...(most !== undefined && { most }) };
}

type Members = Readonly<Record<string, Member>>;
type Flat<T> = { [Key in keyof T]: T[Key] };
type RecordType<Of extends Members> = Flat<RowType<Of>>;
type RowType<Of extends Members> = {
  readonly [Key in keyof Of as Of[Key] extends { optional: true } ? never : Key]: TypeOf<Of[Key]>;
} & { readonly [Key in keyof Of as Of[Key] extends { optional: true } ? Key : never]?: TypeOf<Of[Key]> };
type RecordJson<Of extends Members> = Flat<RowJson<Of>>;
type RowJson<Of extends Members> = {
  [Key in keyof Of as Of[Key] extends { optional: true } ? never : Key]: JsonOf<Of[Key]>;
} & { [Key in keyof Of as Of[Key] extends { optional: true } ? Key : never]?: JsonOf<Of[Key]> | undefined };

export function recordOf<const Of extends Members>(of: Of): FormOf<RecordType<Of>, RecordJson<Of>> {
  return { form: "record", of };
}

/** A member that a row may leave out. */
export function maybe<Type, Json>(
  form: FormOf<Type, Json>,
): FormOf<Type, Json> & { readonly optional: true } {
  return { ...form, optional: true };
}

export function wordOr<const Word extends string, Type, Json>(
  word: Word,
  other: FormOf<Type, Json>,
): FormOf<Word | Type, Word | Json> {
  return { form: "either", word, other };
}

export function customForm<Type, Json = Type>(name: string): FormOf<Type, Json> {
  return { form: "custom", name };
}
