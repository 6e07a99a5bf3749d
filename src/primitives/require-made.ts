import { isDecimal } from "./decimal-input.js";
import { excerpt } from "./excerpt.js";
import type { Locale, LocalizedText } from "./localized-text.js";
import { messageTable } from "./message-table.js";

const argumentErrors = messageTable<{ ARGUMENT_INVALID: { name: string; is: string; found: string } }>({
  ARGUMENT_INVALID: ({ name, is, found }) => ({
    zh: `参数“${name}”须为“${is}”，给出的是“${found}”，无法计算。带括号的请先调用，其余见函数说明。`,
    en: `"${name}" must be "${is}" and is "${found}": nothing can be computed. Call first what ends in (); else see the documentation.`,
  }),
});

/** Arguments by their names. */
type Arguments = Readonly<Record<string, unknown>>;

/**
 * 备好的参数: the one way in which a public function refuses what it cannot work with: an argument that lacks what is made by the function, or demanded by the type, of that
 * name. It is asked at the door, once a call, and never within.
 *
 * @param members by which such an argument is known
 * @throws `ARGUMENT_INVALID`
 */
export function requireMade(given: Arguments, is: string, ...members: readonly string[]): void {
  for (const name in given) if (!hasAll(given[name], members)) refuse(name, is, given[name]);
}

/** @param members what each of a list is known by. @throws `ARGUMENT_INVALID` */
export function requireLists(given: Arguments, ...members: readonly string[]): void {
  const isList = (value: unknown) =>
    Array.isArray(value) && (members.length === 0 || value.every((one) => hasAll(one, members)));
  requireAll(given, members.length === 0 ? "Array" : `{ ${members.join(", ")} }[]`, isList);
}

/**
 * 清单中的一项, as it is taken, where a list can be read but once: of what a host hands over whole, and of no stream.
 *
 * @throws `ARGUMENT_INVALID`
 */
export function requireItem(one: unknown, name: string, is: string, ...members: readonly string[]): void {
  if (!hasAll(one, members)) refuse(name, is, one);
}

/** A text is a list of letters to JavaScript, and is refused. @throws `ARGUMENT_INVALID` */
export function requireIterables(given: Arguments): void {
  requireAll(given, "Iterable", isIterable);
}

/** @throws `ARGUMENT_INVALID` */
export function requireDecimals(given: Arguments): void {
  requireAll(given, "decimal()", isDecimal);
}

/** @param choices the names of its members. @throws `ARGUMENT_INVALID` */
export function requireOneOf(given: Arguments, choices: object): void {
  const isOne = (value: unknown) => typeof value === "string" && Object.hasOwn(choices, value);
  requireAll(given, Object.keys(choices).join(" | "), isOne);
}

/** @throws `ARGUMENT_INVALID` */
export function requireLocale(locale: Locale): void {
  requireOneOf({ locale }, { zh: locale, en: locale } satisfies LocalizedText);
}

/** @throws `ARGUMENT_INVALID` */
export function requireTexts(given: Arguments): void {
  requireAll(given, "string", (value) => typeof value === "string");
}

/** @throws `ARGUMENT_INVALID` */
export function requireNumbers(given: Arguments): void {
  requireAll(given, "number", Number.isFinite);
}

/** @throws `ARGUMENT_INVALID` */
export function requireFunctions(given: Arguments): void {
  requireAll(given, "function", (value) => typeof value === "function");
}

function hasAll(value: unknown, members: readonly string[]): boolean {
  if (!isObject(value)) return false;
  for (const name of members) if (value[name] === undefined || value[name] === null) return false;
  return true;
}

function requireAll(given: Arguments, is: string, fits: (value: unknown) => boolean): void {
  for (const name in given) if (!fits(given[name])) refuse(name, is, given[name]);
}

function refuse(name: string, is: string, value: unknown): never {
  throw argumentErrors.error("ARGUMENT_INVALID", { name, is, found: wordOf(value) }, { path: name });
}

/** Whether a value has members. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Whether a value is a list of any kind; a text is none. */
export function isIterable(value: unknown): value is Iterable<unknown> {
  return isObject(value) && typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === "function";
}

/** What a value is, in a word: the kind of an object, or the value itself. */
export function wordOf(value: unknown): string {
  if (!isObject(value)) return excerpt(String(value));
  // Generators have a nameless maker, and a name of their own.
  return (
    value.constructor?.name ||
    String((value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] ?? "Object")
  );
}
