import type { Diagnostic } from "../../primitives/index.js";
import { isForbiddenKey, RECORD_LIMITS } from "../record-limits.js";
import type { Column, TableColumns } from "./column.js";
import { rowErrors } from "./row-errors.js";

/** 列的用法: a column of a file that is read, with its place. */
export interface PlannedColumn {
  readonly index: number;
  readonly header: string;
  readonly column: Column;
}

/** 表头解读: what each column of a file is read as, and what was noticed. */
export interface HeaderPlan {
  /** list parts in the order of their numbers */
  readonly columns: readonly PlannedColumn[];
  /** unknown and shadowed columns: not used, not an error */
  readonly notices: readonly Diagnostic[];
  readonly width: number;
}

interface Candidate extends PlannedColumn {
  /** the field or entry it stands for; two candidates of one slot compete, unless they are numbered apart */
  readonly slot: string;
  readonly rank: number;
  readonly number: number;
}

/**
 * 解读表头: finds the column of each field by its English or Chinese name.
 *
 * A byte-order mark, blanks, brackets, full-width letters, stars and units (`住院总费用（元）`) make no difference.
 *
 * @throws `HEADER_FIELD_MISSING`, `HEADER_FIELD_TWICE`, `HEADER_TOO_WIDE`
 */
export function planHeader(headers: readonly string[], table: TableColumns): HeaderPlan {
  if (headers.length > RECORD_LIMITS.columns) {
    const info = { columns: headers.length, limit: RECORD_LIMITS.columns };
    throw rowErrors.error("HEADER_TOO_WIDE", info, { path: "header" });
  }
  const names = namesOf(table);
  const notices: Diagnostic[] = [];
  const slots = new Map<string, Candidate>();
  for (const [index, header] of headers.entries()) {
    const candidate = candidateOf(header, index, table, names);
    if (candidate !== undefined) keepBest(slots, candidate, notices);
    else notices.push(unknownColumn(header, index));
  }
  const columns = [...slots.values()].sort((a, b) => a.number - b.number || a.index - b.index);
  refuseBrokenLists(columns);
  for (const field of table.required) {
    if (columns.some(({ column }) => column.field === field)) continue;
    const chinese = table.columns.find((column) => column.field === field)?.names ?? [];
    const info = { field, names: [field, ...chinese].join(", "), header: headers.join(", ") };
    throw rowErrors.error("HEADER_FIELD_MISSING", info, { path: "header" });
  }
  return { columns, notices, width: headers.length };
}

/** Whether cells name every required column of a table. */
export function isHeaderOf(cells: readonly string[], table: TableColumns): boolean {
  if (cells.length > RECORD_LIMITS.columns) return false;
  const names = namesOf(table);
  const fields = cells.map((cell, index) => candidateOf(cell, index, table, names)?.column.field);
  return table.required.every((field) => fields.includes(field));
}

function unknownColumn(header: string, index: number): Diagnostic {
  const info = { header: header.slice(0, RECORD_LIMITS.text) };
  return rowErrors.diagnostic("info", "HEADER_UNKNOWN", `header.${index}`, info);
}

/** A header without what makes no difference. */
function normalizedHeader(header: string): string {
  return header
    .normalize("NFKC")
    .replace(/[\s()[\]【】_*:：/\-\u200b\ufeff]/gu, "")
    .toLowerCase();
}

interface Named {
  readonly column: Column;
  readonly rank: number;
}

function namesOf(table: TableColumns): ReadonlyMap<string, Named> {
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

function candidateOf(
  header: string,
  index: number,
  table: TableColumns,
  names: ReadonlyMap<string, Named>,
): Candidate | undefined {
  if (header.length > RECORD_LIMITS.text) return undefined;
  const entry = entryColumn(header, table);
  if (entry !== undefined) {
    return { index, header, column: entry, slot: slotOf(entry), rank: 0, number: 0 };
  }
  const key = normalizedHeader(header);
  const whole = names.get(key);
  if (whole !== undefined) {
    return { index, header, ...whole, slot: slotOf(whole.column), number: orderOf(whole.column) };
  }
  const numbered = /^(.*?)(\d{1,4})$/.exec(key);
  const named = names.get(numbered?.[1] ?? "");
  if (numbered === null || named?.column.part !== "other") return undefined;
  const number = Number(numbered[2]);
  return { index, header, ...named, slot: `${slotOf(named.column)}.${number}`, number: 1 + number };
}

function entryColumn(header: string, table: TableColumns): Column | undefined {
  const match = /^\ufeff?\s*([a-z]+)\.(\S+)\s*$/i.exec(header);
  const field = Object.keys(table.maps).find((map) => map === match?.[1]);
  const key = match?.[2];
  const cell = field === undefined ? undefined : table.maps[field];
  if (field === undefined || key === undefined || cell === undefined || isForbiddenKey(key)) return undefined;
  return { field, key, names: [], cell, part: "entry" };
}

function slotOf(column: Column): string {
  return [column.field, column.part ?? "whole", column.key ?? ""].join(".");
}

/** The first entry of a list stands before all others. */
function orderOf(column: Column): number {
  return column.part === "other" ? 1 : 0;
}

function keepBest(slots: Map<string, Candidate>, candidate: Candidate, notices: Diagnostic[]): void {
  const rival = slots.get(candidate.slot);
  if (rival === undefined) {
    slots.set(candidate.slot, candidate);
    return;
  }
  if (rival.rank === candidate.rank) refuseTwice(candidate.column.field, [rival, candidate]);
  const [kept, dropped] = rival.rank < candidate.rank ? [rival, candidate] : [candidate, rival];
  slots.set(candidate.slot, kept);
  const info = { header: dropped.header, field: dropped.column.field, by: kept.header };
  notices.push(rowErrors.diagnostic("info", "HEADER_SHADOWED", `header.${dropped.index}`, info));
}

/** A list comes from one column or from first and others, never from both. */
function refuseBrokenLists(columns: readonly Candidate[]): void {
  for (const { column, ...rest } of columns) {
    if (column.part !== undefined && column.part !== "whole") continue;
    const parts = columns.filter(
      (other) =>
        other.column.field === column.field &&
        (other.column.part === "first" || other.column.part === "other"),
    );
    if (parts.length > 0) refuseTwice(column.field, [{ column, ...rest }, ...parts]);
  }
}

function refuseTwice(field: string, candidates: readonly Candidate[]): never {
  const headers = candidates.map(({ header }) => header).join(", ");
  throw rowErrors.error("HEADER_FIELD_TWICE", { field, headers }, { path: "header" });
}
