import type { CellReader } from "../fields/cell-reader.js";

/**
 * 列: how a field of a record is named in a table and read from its cells.
 *
 * Where a header has two names of one column, the one that stands earlier in `names` is read and the other is reported.
 */
export interface Column {
  readonly field: string;
  /** Chinese names, best first; the field's own English name always counts */
  readonly names: readonly string[];
  readonly cell: CellReader;
  /** units a header may carry: `住院总费用(元)` */
  readonly units?: readonly string[];
  /**
   * `whole` the cell is the field; `first` and `other` the cell is the first, or are further entries of a list field
   * (`其他诊断1`, `其他诊断2`, ...); `entry` the cell is one entry of a map field, under `key`
   */
  readonly part?: "whole" | "first" | "other" | "entry";
  readonly key?: string;
}

/** Whether a column holds amounts of money, or is an entry of a map of which nobody says what it holds. */
export function mayBeAmount({ units, part, names }: Column): boolean {
  return units?.includes("元") ?? (part === "entry" && names.length === 0);
}

/** 表结构: the columns of a kind of table. */
export interface TableColumns {
  readonly columns: readonly Column[];
  readonly required: readonly string[];
  /** map fields whose entries may be columns of their own: `costs.drug` */
  readonly maps: Readonly<Record<string, CellReader>>;
}
