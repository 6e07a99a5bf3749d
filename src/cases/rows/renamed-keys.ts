import { isPlainRecord } from "../collection-readers.js";
import { TIME_WITH_UNITS } from "../fields/cell-reader.js";
import { isEmptyCell } from "../fields/code-list-cell.js";
import type { TableColumns } from "./column.js";
import { type SaidKey, saidKeys } from "./header-plan.js";
import type { ColumnNames } from "./header-reader.js";
import { readCell } from "./read-row.js";

type JsonRecord = Readonly<Record<string, unknown>>;

/**
 * 改名的键: a JSON record under the keys that its own are said to be, as the columns of a table are. Parts of a list are put together in the
 * order of their keys, entries of a map under its field; a key that is said not to be read is left out. Values are read as the cells of such a column are: interfaces send
 * codes and texts for what a record names (`"gend": "1"`).
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
    const said = column && valueSaid(value[key], column);
    if (column === undefined || said === undefined) continue;
    const { field, part = "whole", key: entry } = column;
    if (part === "entry" && entry !== undefined) {
      record[field] = { ...(record[field] as object | undefined), [entry]: said };
    } else if (part === "whole") record[field] = said;
    else {
      for (const [at, code] of (Array.isArray(said) ? said : [said]).entries()) {
        const list = (record[field] as readonly unknown[] | undefined) ?? [];
        record[field] = listWith(list, code, at === 0 ? part : "other");
      }
    }
  }
  return record;
}

/** What a key says, read as a cell; as it is where no cell can say it, and undefined where it says nothing. */
function valueSaid(value: unknown, column: NonNullable<SaidKey>): unknown {
  if (value === null && (column.part ?? "whole") !== "whole") return undefined;
  if (typeof value !== "string" && typeof value !== "number") return value;
  const cell = String(value).trim();
  if (isEmptyCell(cell)) return undefined;
  // A number is as good as its cell, but for one whose unit nobody says.
  return readCell(cell, column) ?? (column.cell.expected === TIME_WITH_UNITS ? cell : value);
}

/** A list with one of its parts more: the first stands first, and where it is empty its place stays. */
function listWith(list: readonly unknown[], code: unknown, part: string): readonly unknown[] {
  if (part === "first") return [code, ...list.slice(1)];
  return list.length === 0 ? ["", code] : [...list, code];
}
