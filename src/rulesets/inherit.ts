import { isCitedValue } from "../primitives/index.js";
import { isJsonObject, itemName } from "./cited-values.js";
import type { JsonObject, JsonValue } from "./read-json.js";

const CONDITION_KEYS = ["all", "any", "not", "fact"];
const CHOOSING_KEYS = ["method", "kind"];

/**
 * 逐值继承: what a child edition makes of its parent's members.
 *
 * - a cited value of the child replaces the parent's, with its source, status and history;
 * - other objects are composed key by key, unless the child names another `method` or `kind`: then its object stands alone, for the
 *   parent's parameters belong to the parent's method; a condition (`all`, `any`, `not`, `fact`) stands alone too;
 * - lists whose items all carry a name (`id`, `key` or `kind`) are composed item by item, new items after the parent's; other lists are replaced whole;
 * - `null` ends what the parent has.
 *
 * @example
 * ```ts
 * inherit({ a: { x: "1", y: "2" } }, { a: { y: "3" } }); // { a: { x: "1", y: "3" } }
 * ```
 */
export function inherit(parent: JsonObject, child: JsonObject): JsonObject {
  const result: Record<string, JsonValue> = { ...parent };
  for (const [key, value] of Object.entries(child)) {
    if (value === null) delete result[key];
    else result[key] = inheritValue(parent[key], value);
  }
  return result;
}

function inheritValue(parent: JsonValue | undefined, child: JsonValue): JsonValue {
  if (isJsonObject(parent) && isJsonObject(child)) {
    return standsAlone(child) || standsAlone(parent) || changesMethod(parent, child)
      ? child
      : inherit(parent, child);
  }
  if (isNamedList(parent) && isNamedList(child)) return inheritList(parent, child);
  return child;
}

function standsAlone(value: JsonObject): boolean {
  return isCitedValue(value) || CONDITION_KEYS.some((key) => key in value);
}

function changesMethod(parent: JsonObject, child: JsonObject): boolean {
  return CHOOSING_KEYS.some((key) => key in parent && key in child && parent[key] !== child[key]);
}

function inheritList(parent: readonly JsonObject[], child: readonly JsonObject[]): readonly JsonObject[] {
  const composed = new Set<JsonObject>();
  const kept = parent.map((item) => {
    const changed = child.find((own) => itemName(own) === itemName(item));
    if (changed === undefined) return item;
    composed.add(changed);
    return inheritValue(item, changed) as JsonObject;
  });
  // A name that the child writes twice stays twice: which of them it means is not ours to choose.
  return [...kept, ...child.filter((own) => !composed.has(own))];
}

function isNamedList(value: JsonValue | undefined): value is readonly JsonObject[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => itemName(item) !== undefined);
}
