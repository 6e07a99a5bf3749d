import type { Column, TableColumns } from "./column.js";

/** 所知列名: a column by one of its names; `rank` is the place of the name among them, the best first. */
export interface Named {
  readonly column: Column;
  readonly rank: number;
}

/** What forms to be filled in write behind the name of a column. */
const ASKED_FOR = /[([【]\s*(?:非?必[填录]|选填)项?\s*[)\]】]/g;

/** A header without what makes no difference. */
export function normalizedHeader(header: string): string {
  return header
    .normalize("NFKC")
    .replace(ASKED_FOR, "")
    .replace(/[\s()[\]【】_*:：/\-\p{Cc}\p{Cf}]/gu, "")
    .toLowerCase();
}

/** The names of tables that were asked for: they are the same for every header and row. */
const known = new WeakMap<TableColumns, ReadonlyMap<string, Named>>();

/** The names that a table knows, in the form of {@link normalizedHeader}, with and without their units. */
export function namesOf(table: TableColumns): ReadonlyMap<string, Named> {
  const names = known.get(table) ?? namedIn(table);
  known.set(table, names);
  return names;
}

function namedIn(table: TableColumns): ReadonlyMap<string, Named> {
  const names = new Map<string, Named>();
  for (const column of table.columns) {
    const own = column.part === undefined || column.part === "whole" ? [column.field] : [];
    [...own, ...column.names].forEach((name, rank) => {
      for (const unit of ["", ...(column.units ?? [])]) {
        const key = normalizedHeader(name + unit);
        if (!names.has(key)) names.set(key, { column, rank });
      }
    });
  }
  return names;
}
