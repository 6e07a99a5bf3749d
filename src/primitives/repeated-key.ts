import { requireTexts } from "./require-made.js";

/**
 * 重复的键: the path of the first key that stands twice in one object of a JSON text; `JSON.parse` keeps the last in silence, and nobody
 * can say which of the two was meant.
 *
 * Every key has a colon, so that a text with as many colons as `value` has keys repeats none; only others are read again.
 *
 * @param text valid JSON
 * @param value what `JSON.parse` made of it
 * @example
 * ```ts
 * const text = '{"a":{"b":1,"b":2}}';
 * repeatedKey(text, JSON.parse(text)); // "a.b"
 * ```
 */
export function repeatedKey(text: string, value: unknown): string | undefined {
  requireTexts({ text });
  return colonsIn(text) === keysIn(value) ? undefined : firstRepeated(text);
}

function colonsIn(text: string): number {
  let colons = 0;
  for (let at = text.indexOf(":"); at >= 0; at = text.indexOf(":", at + 1)) colons += 1;
  return colons;
}

function keysIn(value: unknown): number {
  let keys = 0;
  const waiting: unknown[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== "object" || next === null) continue;
    const entries = Array.isArray(next) ? next : Object.values(next);
    if (entries !== next) keys += entries.length;
    for (const entry of entries) if (typeof entry === "object" && entry !== null) waiting.push(entry);
  }
  return keys;
}

/** An object under way, with the keys it had so far; or an array, with the number of its next element. */
type Open = { readonly keys: Set<string>; key: string } | { index: number };

const STRING = /"(?:[^"\\]|\\.)*"/y;

/** Reads structure and strings; the rest of valid JSON needs no look. */
function firstRepeated(text: string): string | undefined {
  const open: Open[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const inner = open.at(-1);
    const character = text[at];
    if (character === "{") open.push({ keys: new Set(), key: "" });
    else if (character === "[") open.push({ index: 0 });
    else if (character === "}" || character === "]") open.pop();
    else if (character === "," && inner !== undefined && "index" in inner) inner.index += 1;
    else if (character === '"') {
      STRING.lastIndex = at;
      const found = STRING.exec(text)?.[0] ?? '""';
      at += found.length - 1;
      if (inner === undefined || "index" in inner || !isKey(text, at + 1)) continue;
      inner.key = JSON.parse(found) as string;
      if (inner.keys.has(inner.key)) return pathOf(open);
      inner.keys.add(inner.key);
    }
  }
  return undefined;
}

/** Whether a string that ends before `at` is a key: a colon follows. */
function isKey(text: string, at: number): boolean {
  let next = at;
  while (/\s/.test(text[next] ?? "")) next += 1;
  return text[next] === ":";
}

function pathOf(open: readonly Open[]): string {
  return open.map((one) => ("index" in one ? String(one.index) : one.key)).join(".");
}
