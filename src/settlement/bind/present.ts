import { type Decimal, decimal } from "../../primitives/index.js";

/** An object without the keys whose value is undefined: an absent rule is absent, not undefined. */
export function present<T extends object>(object: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}

/** A decimal that a row may leave out. */
export function optionalDecimal(text: string | undefined): Decimal | undefined {
  return text === undefined ? undefined : decimal(text);
}
