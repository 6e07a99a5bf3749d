import { type Decimal, decimal, isCivilDate, isPlainDecimal } from "../../primitives/index.js";
import type { FactType } from "./fact.js";
import { factNamed } from "./facts.js";

/** A literal list, or a list that was looked up by name. */
export type Lists = Readonly<Record<string, readonly string[]>>;

/** The name in `{ "fact": name }` where that is a fact of the type given; a mark is compared with literals only. */
export function otherFact(value: unknown, type: FactType): string | undefined {
  if (!isPlainObject(value) || !hasOnly(value, ["fact"]) || typeof value.fact !== "string") return undefined;
  if (type === "mark") return undefined;
  return factNamed(value.fact)?.type === type ? value.fact : undefined;
}

/** The members of a non-empty list: a literal one, or the named one of `{ "list": name }`. */
export function listOf(value: unknown, lists: Lists): readonly unknown[] | undefined {
  const members = isPlainObject(value) && typeof value.list === "string" ? lists[value.list] : value;
  return Array.isArray(members) && members.length > 0 ? members : undefined;
}

/** Whether a literal is of the type of a fact that holds one value. */
export function isScalar(value: unknown, type: FactType): boolean {
  if (type === "mark")
    return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
  if (type === "number") return typeof value === "number" && Number.isFinite(value);
  return typeof value === "string" && (type !== "date" || isCivilDate(value));
}

/** A decimal string as a Decimal; a JSON number is not one. */
export function readDecimal(value: unknown): Decimal | undefined {
  return typeof value === "string" && isPlainDecimal(value) ? decimal(value) : undefined;
}

/** Whether a value is an object that is no list. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether an object has exactly these keys. */
export function hasOnly(value: object, keys: readonly string[]): boolean {
  return Object.keys(value).length === keys.length && keys.every((key) => Object.hasOwn(value, key));
}
