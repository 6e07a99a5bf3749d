/**
 * 深冻结: freezes plain data and maps all the way down and returns it: who writes into it gets a `TypeError`. A list is taken to hold texts alone where its
 * first item is one, for lists of codes are long.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map) Object.defineProperties(value, CLOSED);
  Object.freeze(value);
  if (Array.isArray(value) && typeof value[0] === "string") return value;
  for (const member of value instanceof Map ? value.values() : Object.values(value)) deepFreeze(member);
  return value;
}

/** Freezing a map leaves what it holds open: these stand before its writers. */
const CLOSED = { set: { value: refuse }, delete: { value: refuse }, clear: { value: refuse } };

function refuse(): never {
  throw new TypeError("read-only: others share this map; 只读：此表为各处共用");
}
