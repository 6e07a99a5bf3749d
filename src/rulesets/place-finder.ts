import { isJsonObject, itemStep } from "./cited-values.js";
import { type JsonValue, joinPath, placeOf, readJson } from "./read-json.js";

/** Names file, line and column of a member by the steps that lead to it. */
export type PlaceFinder = (...steps: readonly PropertyKey[]) => string;

/**
 * 定位: where the members of a text stand, for messages: `file:line:column`; what the text does not hold stands where the part around it does.
 *
 * @param data what the steps lead through; default: what the text says. Items of its lists are found by their names: composed with a parent's they
 *   stand at another index
 */
export function placeFinder(
  { text, name }: { readonly text?: string; readonly name: string },
  data?: JsonValue,
): PlaceFinder {
  if (text === undefined) return () => name;
  const byIndex = new Map<string, number>();
  const own = readJson(text, { file: name, onValue: (path, offset) => byIndex.set(path, offset) });
  const byName = new Map<string, number>();
  const walk = (node: JsonValue, index: string, named: string) => {
    byName.set(named, byIndex.get(index) ?? 0);
    for (const [key, member, step] of membersOf(node))
      walk(member, joinPath(index, key), joinPath(named, step));
  };
  walk(own, "", "");
  return (...steps) => {
    const paths = pathsTo(steps, data ?? own);
    const offset = paths.map((path) => byName.get(path)).findLast((found) => found !== undefined) ?? 0;
    const { line, column } = placeOf(text, offset, name);
    return `${name}:${line}:${column}`;
  };
}

/** The members of an object, or the items of a list with their names: key, value, named step. */
function membersOf(node: JsonValue): readonly (readonly [string, JsonValue, string])[] {
  if (isJsonObject(node)) return Object.entries(node).map(([key, member]) => [key, member, key]);
  if (!Array.isArray(node)) return [];
  return node.map((item: JsonValue, index) => [String(index), item, itemStep(item, index)]);
}

/** The named paths of all parts on the way, the whole first. */
function pathsTo(steps: readonly PropertyKey[], data: JsonValue): readonly string[] {
  const paths = [""];
  let node: JsonValue | undefined = data;
  for (const step of steps.map(String)) {
    const found: readonly [string, JsonValue, string] | undefined =
      node === undefined ? undefined : membersOf(node).find(([key]) => key === step);
    paths.push(joinPath(paths.at(-1) ?? "", found?.[2] ?? step));
    node = found?.[1];
  }
  return paths;
}
