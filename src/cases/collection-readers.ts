import { isForbiddenKey, RECORD_LIMITS } from "./record-limits.js";
import { fail, type ReadContext, type ValueReader, wrongType } from "./value-reader.js";

/** Whether a value is an object with fields: neither null nor an array nor a class instance. */
export function isPlainRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return true;
  // An object of another realm (a worker's, a test runner's) has an Object.prototype of its own.
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype as object, "hasOwnProperty");
}

/** A list of at most `limit` values, copied. */
export function listOf<T>(
  read: ValueReader<T>,
  limit: number = RECORD_LIMITS.codes,
): ValueReader<readonly T[]> {
  return (value, path, context) => {
    if (!Array.isArray(value)) return wrongType(value, "array", path, context);
    if (value.length > limit) {
      return fail(context, "RECORD_LIST_TOO_LONG", path, { field: path, length: value.length, limit });
    }
    const list: T[] = [];
    for (let index = 0; index < value.length; index += 1) {
      const entry = read(value[index], `${path}.${index}`, context);
      if (entry !== undefined) list.push(entry);
    }
    return list;
  };
}

/** A map with checked keys, copied; `null` entries count as absent. `own` reads the entries of certain keys. */
export function mapOf<T>(
  read: ValueReader<T>,
  own: ReadonlyMap<string, ValueReader<T>> = new Map(),
): ValueReader<Readonly<Record<string, T>>> {
  return (value, path, context) => {
    if (!isPlainRecord(value)) return wrongType(value, "object", path, context);
    const keys = Object.keys(value);
    if (!isUsableSize(keys, path, context)) return undefined;
    const map: Record<string, T> = {};
    for (const key of keys) {
      if (!isUsableKey(key, path, context)) continue;
      const entry = value[key];
      if (entry === undefined || entry === null) continue;
      const result = (own.get(key) ?? read)(entry, `${path}.${key}`, context);
      if (result !== undefined) map[key] = result;
    }
    return map;
  };
}

/** Whether an object has no more keys than a record or map may have; else it is a problem. */
export function isUsableSize(keys: readonly string[], path: string, context: ReadContext): boolean {
  const limit = RECORD_LIMITS.entries;
  if (keys.length <= limit) return true;
  fail(context, "RECORD_LIST_TOO_LONG", path, { field: path, length: keys.length, limit });
  return false;
}

/** Whether a key may be used; a forbidden, empty or endless one is a problem. */
export function isUsableKey(key: string, path: string, context: ReadContext): boolean {
  const limit = RECORD_LIMITS.text;
  if (isForbiddenKey(key)) fail(context, "RECORD_KEY_FORBIDDEN", path, { field: key });
  else if (key.length === 0) fail(context, "RECORD_TEXT_EMPTY", path, { field: path });
  else if (key.length > limit) {
    fail(context, "RECORD_TEXT_TOO_LONG", path, { field: path, length: key.length, limit });
  } else return true;
  return false;
}

/** Plain JSON of any shape within the limits, copied; numbers must be finite. */
export const readJson: ValueReader<unknown> = (value, path, context) => readJsonAt(value, path, context, 1);

function readJsonAt(value: unknown, path: string, context: ReadContext, depth: number): unknown {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value === "string") {
    const limit = RECORD_LIMITS.markText;
    if (value.length <= limit) return value;
    return fail(context, "RECORD_TEXT_TOO_LONG", path, { field: path, length: value.length, limit });
  }
  if (!Array.isArray(value) && !isPlainRecord(value)) return wrongType(value, "JSON", path, context);
  if (depth >= RECORD_LIMITS.markDepth) {
    return fail(context, "RECORD_NESTED_TOO_DEEP", path, { field: path, limit: RECORD_LIMITS.markDepth });
  }
  const readInner: ValueReader<unknown> = (inner, at) => readJsonAt(inner, at, context, depth + 1);
  return Array.isArray(value)
    ? listOf(readInner, RECORD_LIMITS.entries)(value, path, context)
    : mapOf(readInner)(value, path, context);
}
