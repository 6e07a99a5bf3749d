import { compareText, isCitedValue } from "../primitives/index.js";
import { isJsonObject, itemName, itemStep } from "./cited-values.js";
import { joinPath } from "./read-json.js";
import { requireRuleset } from "./require-ruleset.js";
import type { Ruleset } from "./ruleset.js";

/** What changed at a path: a value was added or removed, or its value, unit, source, status, period or method differs. */
export type ChangeKind =
  | "added"
  | "removed"
  | "value"
  | "unit"
  | "source"
  | "status"
  | "note"
  | "period"
  | "method";

/** 差异: one change between two rulesets, with both sides as JSON holds them. */
export interface RulesetChange {
  readonly path: string;
  readonly kind: ChangeKind;
  readonly before: unknown;
  readonly after: unknown;
}

const COMPARED = [
  "effective",
  "selectBy",
  "scheme",
  "codeEditions",
  "documents",
  "weights",
  "settlement",
  "rules",
] as const;

/**
 * 比较规则集: every difference of meaning between two rulesets, in the order of the first; an empty list when they say the same.
 * Identity (id, version, title) is not compared.
 */
export function diffRulesets(before: Ruleset, after: Ruleset): readonly RulesetChange[] {
  requireRuleset({ before, after });
  const members = COMPARED.flatMap((member) => diffNodes(before[member], after[member], member));
  const tables = diffTables(before, after);
  return [...members, ...tables];
}

function diffNodes(before: unknown, after: unknown, path: string): readonly RulesetChange[] {
  if (same(before, after)) return [];
  if (before === undefined) return [{ path, kind: "added", before, after }];
  if (after === undefined) return [{ path, kind: "removed", before, after }];
  if (isCitedValue(before) && isCitedValue(after)) return diffCited(before, after, path);
  if (isJsonObject(before) && isJsonObject(after)) {
    if (before.method !== after.method) return [{ path, kind: "method", before, after }];
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => diffNodes(before[key], after[key], joinPath(path, key)));
  }
  if (isNamedList(before) && isNamedList(after)) return diffLists(before, after, path);
  return [{ path, kind: path.startsWith("effective") ? "period" : "value", before, after }];
}

type CitedJson = Readonly<Record<string, unknown>>;

function diffCited(before: CitedJson, after: CitedJson, path: string): readonly RulesetChange[] {
  if ("history" in before || "history" in after) return [{ path, kind: "period", before, after }];
  const kinds = ["value", "unit", "source", "status", "note"] as const;
  return kinds
    .filter((kind) =>
      kind === "value" ? !sameWorth(before.value, after.value) : !same(before[kind], after[kind]),
    )
    .map((kind) => ({ path, kind, before: before[kind], after: after[kind] }));
}

function diffLists(
  before: readonly unknown[],
  after: readonly unknown[],
  path: string,
): readonly RulesetChange[] {
  const steps = (list: readonly unknown[]) =>
    new Map(list.map((item, index) => [itemStep(item as never, index), item] as const));
  const [old, now] = [steps(before), steps(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((step) =>
    diffNodes(old.get(step), now.get(step), joinPath(path, step)),
  );
}

/** What a table says in its header, and what it is called where that differs. */
const TABLE_HEADER = { columns: "value", source: "source", status: "status", note: "note" } as const;

/** The header where both have a table, and each row that differs. */
function diffTables(
  { groupTable: before }: Ruleset,
  { groupTable: after }: Ruleset,
): readonly RulesetChange[] {
  const members = Object.entries(TABLE_HEADER) as [keyof typeof TABLE_HEADER, ChangeKind][];
  const header = members.flatMap(([member, kind]) => {
    const path = `groupTable.${member}`;
    const [old, now] = [before?.[member], after?.[member]];
    const differs = before !== undefined && after !== undefined && !same(old, now);
    return differs ? [{ path, kind, before: old, after: now }] : [];
  });
  const rows = (table: Ruleset["groupTable"]) =>
    new Map((table?.rows ?? []).map((row) => [String(row[0]), row]));
  const [old, now] = [rows(before), rows(after)];
  const changed = [...new Set([...old.keys(), ...now.keys()])].flatMap((drg) => {
    const [one, other] = [old.get(drg), now.get(drg)];
    const isSame = one?.length === other?.length && one?.every((cell, at) => sameWorth(cell, other?.[at]));
    return isSame ? [] : diffNodes(one, other, `groupTable.${drg}`);
  });
  return [...header, ...changed];
}

function isNamedList(value: unknown): value is readonly unknown[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((item) => itemName(item as never) !== undefined)
  );
}

/** Whether two values are worth the same: a number however many zeros it ends in. */
function sameWorth(a: unknown, b: unknown): boolean {
  return same(worth(a), worth(b));
}

/** A value with its numbers in their shortest form. A bare text within a list is left as it is, for it may be a code. */
function worth(value: unknown): unknown {
  if (typeof value === "string") return /^-?\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, "") : value;
  if (Array.isArray(value)) return value.map((item) => (typeof item === "string" ? item : worth(item)));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, worth(member)]));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** The same value with the keys of its objects in order, so that two spellings of one value compare as equal. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
