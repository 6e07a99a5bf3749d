import type { DraftRate } from "./printed-rates.js";
import { isInPoints, type PublishedTable } from "./published-table.js";
import { isInOtherUnit, keyOf, kindByTitle, type ReadColumn } from "./read-columns.js";
import { PAYING } from "./table-faults.js";

/** 未用各栏: columns that may move what is paid and that a draft does not take; marks are apart. */
export interface IdleColumns {
  readonly figures: readonly ReadColumn[];
  /** words on single groups: notes */
  readonly words: readonly ReadColumn[];
}

/** 未用各栏 of the draft whose rate the same table makes. */
export function idleColumns(table: PublishedTable, { limits, printed, used }: DraftRate): IdleColumns {
  const isTaken = (column: ReadColumn): boolean => {
    switch (column.kind) {
      // Which of several is the weight is asked by itself.
      case "weight":
        return true;
      case "points":
        return isInPoints(table);
      case "standard":
        return printed.some((price) => price.column === keyOf(column));
      case "lowLimit":
      case "highLimit":
        return limits !== undefined;
      default:
        return used.includes(column);
    }
  };
  const cellsOf = ({ at }: ReadColumn) => table.rows.flatMap(({ cells }) => (cells[at] ? [cells[at]] : []));
  const others = table.columns.filter((column) => column.kind === "other" && cellsOf(column).length > 0);
  // One in another unit is asked about by itself.
  const belied = others.filter(({ title }) => PAYING.has(kindByTitle(title)) && !isInOtherUnit(title));
  return {
    figures: [...table.columns.filter((column) => PAYING.has(column.kind) && !isTaken(column)), ...belied],
    words: others.filter(
      (column) =>
        kindByTitle(column.title) === undefined &&
        cellsOf(column).some((cell) => !/^[\d.,%\s-]*$/.test(cell)),
    ),
  };
}
