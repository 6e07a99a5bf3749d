import { FORBIDDEN_KEYS, type JsonObject, type JsonValue, joinPath, MAX_DEPTH } from "./read-json.js";
import { rulesetErrors } from "./rulesets-errors.js";

/**
 * 纯数据副本: a deep copy of a value that a host hands over as an object, so that nobody else holds a reference into a ruleset.
 * What `readJson` refuses in a text is refused here too; an `undefined` member counts as absent.
 *
 * @throws `RULESET_FORBIDDEN_KEY`, `RULESET_TOO_DEEP`, `RULESET_NOT_PLAIN`
 */
export function plainCopy(value: unknown, file = "ruleset"): JsonValue {
  return copy(value, file, "", 0);
}

function copy(value: unknown, file: string, path: string, depth: number): JsonValue {
  if (depth > MAX_DEPTH) throw rulesetErrors.error("RULESET_TOO_DEEP", { file, limit: MAX_DEPTH }, { path });
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (Array.isArray(value)) {
    return Array.from(value, (item, index) => copy(item, file, joinPath(path, String(index)), depth + 1));
  }
  if (typeof value === "object" && isPlainPrototype(Object.getPrototypeOf(value))) {
    return copyObject(value, file, path, depth);
  }
  const found = typeof value === "object" ? "class instance" : String(value).slice(0, 40);
  throw rulesetErrors.error("RULESET_NOT_PLAIN", { file, found }, { path });
}

function copyObject(value: object, file: string, path: string, depth: number): JsonObject {
  const result: Record<string, JsonValue> = {};
  for (const [key, member] of Object.entries(value)) {
    const keyPath = joinPath(path, key);
    if (FORBIDDEN_KEYS.has(key)) {
      throw rulesetErrors.error("RULESET_FORBIDDEN_KEY", { file, key }, { path: keyPath });
    }
    if (member !== undefined) result[key] = copy(member, file, keyPath, depth + 1);
  }
  return result;
}

/** `Object.prototype` of this realm or another, or none. */
function isPlainPrototype(prototype: object | null): boolean {
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
