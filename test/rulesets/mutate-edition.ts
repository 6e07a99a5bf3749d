import { dateOfDayNumber, dayNumber, isCivilDate, isPlainDecimal } from "../../src/primitives/index.js";

/** One value of an edition file, changed. */
export interface Mutation {
  readonly path: readonly (string | number)[];
  readonly before: unknown;
  readonly after: unknown;
}

/** Members for readers, not for calculators; a change of them moves no money. */
const TEXTS = new Set([
  "$schema",
  "title",
  "note",
  "clause",
  "quote",
  "evidence",
  "remedy",
  "facts",
  "documents",
  "lastVerifiedOn",
]);

interface Leaf {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Every single value of an edition file that a calculator may read. */
export function leavesOf(node: unknown, path: readonly (string | number)[] = []): readonly Leaf[] {
  if (Array.isArray(node)) return node.flatMap((item, index) => leavesOf(item, [...path, index]));
  if (typeof node !== "object" || node === null) return [{ path, value: node }];
  return Object.entries(node).flatMap(([key, member]) =>
    TEXTS.has(key) ? [] : leavesOf(member, [...path, key]),
  );
}

/**
 * Changes one random value into another of its kind: a decimal or count by a little or a lot, a date by a few days, a flag to its
 * opposite, a name to another name that stands under the same key somewhere, nothing to something.
 */
export function mutate(
  json: object,
  namesByKey: ReadonlyMap<string, readonly string[]>,
  random: () => number,
): Mutation {
  const leaves = leavesOf(json);
  for (;;) {
    const leaf = leaves[Math.floor(random() * leaves.length)];
    if (leaf === undefined) throw new Error("an edition has values");
    const key = leaf.path.findLast((step): step is string => typeof step === "string") ?? "";
    const after = changed(leaf.value, namesByKey.get(key) ?? [], random);
    if (after !== leaf.value) return { path: leaf.path, before: leaf.value, after };
  }
}

/** A copy of an edition file with the mutation in it. */
export function apply(json: object, { path, after }: Mutation): object {
  const copy = structuredClone(json);
  let node = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) node = node[step] as Record<string | number, unknown>;
  const last = path.at(-1);
  if (last !== undefined) node[last] = after;
  return copy;
}

function changed(value: unknown, names: readonly string[], random: () => number): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + (random() < 0.5 ? 1 : 10);
  if (value === null) return "0.5";
  const text = String(value);
  if (isPlainDecimal(text)) return changedDecimal(text, random);
  if (isCivilDate(text)) return dateOfDayNumber(dayNumber(text) + Math.ceil(random() * 20));
  return names[Math.floor(random() * names.length)] ?? `${text}x`;
}

/** One digit more or less in the last place, or ten times as much. */
function changedDecimal(text: string, random: () => number): string {
  if (random() < 0.3) return text.includes(".") ? text.replace(/(\d)?\./, "$10.") : `${text}0`;
  const last = Number(text.at(-1));
  return `${text.slice(0, -1)}${(last + 1) % 10}`;
}
