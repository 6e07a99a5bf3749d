import { groupedBy } from "../primitives/grouped-by.js";
import { isCitedValue } from "../primitives/index.js";
import { type JsonObject, type JsonValue, joinPath } from "./read-json.js";
import type { PlacedState, PlacedValue, Ruleset } from "./ruleset.js";

/** Whether a value is a JSON object. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Members that name an item of a list, the first one present. */
const NAMING_KEYS = ["id", "key", "kind"];

/** The step that leads to an item of a list: its name where it has one, else its index. */
export function itemStep(item: JsonValue, index: number): string {
  return itemName(item) ?? String(index);
}

/** The name of a list item (its `id`, `key` or `kind`), where it has one. */
export function itemName(item: JsonValue): string | undefined {
  if (!isJsonObject(item)) return undefined;
  const name = NAMING_KEYS.map((key) => item[key]).find((candidate) => typeof candidate === "string");
  return name as string | undefined;
}

/** 全部有出处的数值: every cited value below a node with its path, in the order of the file. */
export function placedValues(node: unknown, path = ""): readonly PlacedValue[] {
  if (isCitedValue(node)) return [{ path, cited: node }];
  if (Array.isArray(node)) {
    return node.flatMap((item, index) => placedValues(item, joinPath(path, itemStep(item, index))));
  }
  if (!isJsonObject(node)) return [];
  return Object.entries(node).flatMap(([key, member]) => placedValues(member, joinPath(path, key)));
}

/** The values of editions by path, once they were looked for: an edition is frozen. */
const byPath = new WeakMap<Ruleset, ReadonlyMap<string, readonly PlacedValue[]>>();

/** 某一路径的数值 of an edition; several where items of a list have one name. */
export function valuesAt(ruleset: Ruleset, path: string): readonly PlacedValue[] {
  let known = byPath.get(ruleset);
  if (known === undefined) {
    known = groupedBy(placedValues(ruleset), ({ path: at }) => at);
    byPath.set(ruleset, known);
  }
  return known.get(path) ?? [];
}

/** The dated states of every cited value below a node, in the order of the file. */
export function statesBelow(node: unknown, path = ""): readonly PlacedState[] {
  return placedValues(node, path).flatMap(placedStates);
}

/** The dated states of a cited value: one without a date, or one for each period of its history. */
export function placedStates({ path, cited }: PlacedValue): readonly PlacedState[] {
  if (!("history" in cited)) return [{ path, from: null, cited }];
  return cited.history.map(({ from, ...state }) => ({ path, from, cited: { ...state, unit: cited.unit } }));
}

/** 条款 that values at or below some paths cite, each once with its document, in the order of the file. */
export function clausesBelow(ruleset: Ruleset, paths: readonly string[]): readonly string[] {
  const clauses = placedValues(ruleset)
    .filter(({ path }) => paths.some((above) => path === above || path.startsWith(`${above}.`)))
    .flatMap(placedStates)
    .map(({ cited: { source } }) => `${source.document} ${source.clause}`);
  return [...new Set(clauses)];
}
