import { isPlainRecord } from "../collection-readers.js";
import type { TableColumns } from "./column.js";
import { type ColumnNames, type SaidKey, saidKeys } from "./header-plan.js";

type JsonRecord = Readonly<Record<string, unknown>>;

/**
 * 改名的键: a JSON record under the keys that its own are said to be, as the columns of a table are. Parts of a list are put together in the
 * order of their keys, entries of a map under its field; a key that is said not to be read is left out.
 */
export function keyRenamer(table: TableColumns): (value: unknown, said?: ColumnNames) => unknown {
  const plans = new WeakMap<ColumnNames, Map<string, ReadonlyMap<string, SaidKey>>>();
  return (value, said) => {
    if (said === undefined || !isPlainRecord(value)) return value;
    const known = plans.get(said) ?? new Map<string, ReadonlyMap<string, SaidKey>>();
    plans.set(said, known);
    const keys = Object.keys(value);
    const form = JSON.stringify(keys);
    const plan = known.get(form) ?? saidKeys(keys, table, said);
    known.set(form, plan);
    return plan.size === 0 ? value : renamed(value, plan);
  };
}

function renamed(value: JsonRecord, plan: ReadonlyMap<string, SaidKey>): JsonRecord {
  const kept = Object.entries(value).filter(([key]) => !plan.has(key));
  const record: Record<string, unknown> = Object.fromEntries(kept);
  for (const [key, column] of plan) {
    if (column === undefined || isBlank(value[key], column)) continue;
    const { field, part = "whole", key: entry } = column;
    if (part === "entry" && entry !== undefined) {
      record[field] = { ...(record[field] as object | undefined), [entry]: value[key] };
    } else if (part === "whole") record[field] = value[key];
    else record[field] = listWith((record[field] as readonly unknown[] | undefined) ?? [], value[key], part);
  }
  return record;
}

/** Whether a part of a list says nothing; an empty first one keeps its place by {@link listWith}. */
function isBlank(value: unknown, { part }: NonNullable<SaidKey>): boolean {
  return part !== undefined && part !== "whole" && (value === null || value === undefined || value === "");
}

/** A list with one of its parts more: the first stands first, and where it is empty its place stays. */
function listWith(list: readonly unknown[], code: unknown, part: string): readonly unknown[] {
  if (part === "first") return [code, ...list.slice(1)];
  return list.length === 0 ? ["", code] : [...list, code];
}
