import type { Diagnostic } from "../../primitives/index.js";
import { civilDateOf } from "../fields/civil-date-of.js";
import { mayBeAmount, type TableColumns } from "./column.js";
import { namesOf, normalizedHeader } from "./header-names.js";
import type { PlannedColumn } from "./header-reader.js";
import { isOtherUnit, otherUnit, UNREAD_UNIT } from "./other-unit.js";
import { rowErrors } from "./row-errors.js";

/** 合计行: what spreadsheets and reports put under their columns: 合计, 本页合计, 总计(2例), 共2例, 平均. */
const TOTAL =
  /^\s*(?:(?:本[页表月季年]|全[院年])?\s*(?:[合总小共累]\s*计)\s*(?:[（(]?共?\s*\d+\s*(?:例|份|条|行|人次?)\s*[）)]?)?|[共总]\s*\d+\s*(?:例|份|条|行|人次?)|平\s*均[值数]?|grand total|(?:sub)?total|sum|average)\s*[:：]?\s*$/i;

/**
 * The same in the words of reports that could be the name of something too, and so count only at the beginning of a row without a date: 内科小计,
 * 合计金额, 合计（元）, 合计：3例, 总额, 全市.
 */
const TOTAL_IN_FRONT =
  /^\s*(?:[\p{L}\p{N}]{0,10}[合总總小共累]\s*[计計]\s*(?:金额|费用|例数|人数|人次)?|全[省市区县院]\s*(?:平均|均值)?|总\s*(?:金?额|费用|例数|人数|人次))\s*(?:[（(][^（()）]{1,10}[）)])?\s*(?:[:：].*)?$/u;

/** 落款: who made a table, checked or printed it, and when. */
const SIGNATURE =
  /^\s*(?:制表|填表|填报|审核|复核|经办|打印|导出|统计|单位负责|负责)(?:人|者|日期|时间|单位)\s*(?:[:：].*)?$/;

/** 附注: a note that says that it is one, in a table of however few columns: 注：, 附注1：, 数据来源：, Note:. */
const NOTE_IN_FRONT =
  /^\s*[（(*※]?\s*(?:[附备]?\s*注|(?:填表|编制)?说明|(?:数据|资料)来源|notes?|remarks?|(?:data )?source)\s*\d*\s*[:：]/i;

/** Whether a cell is one of a row of totals. */
function isTotal(cell: string): boolean {
  return TOTAL.test(cell);
}

/** Whether the row of a cell may be none of a record: totals, or who made the table. */
export function mayBeNoRecord(cell: string): boolean {
  return isTotal(cell) || TOTAL_IN_FRONT.test(cell) || isRemark(cell);
}

/** Whether a row that begins so says something of the table. */
function isRemark(front: string): boolean {
  return SIGNATURE.test(front) || NOTE_IN_FRONT.test(front);
}

/** A day as a row of a record has it; eight digits may be an amount. */
function isWrittenDate(cell: string): boolean {
  return /[-/.年]/.test(cell) && civilDateOf(cell.trim()) !== undefined;
}

/** The code of a row which says that the amounts of the table are in another unit than yuan. */
export const ROW_NAMES_UNIT = "ROW_NAMES_UNIT";

/** 附注行: words of Chinese in the only cell that holds anything, in a table of so many columns: who made the table, or that it ends here. */
const NOTE = /\p{Script=Han}/u;
const NOTE_COLUMNS = 5;

/** A cell without the blanks and line ends that one copy of a header has and another has not. */
function plainCell(cell: string): string {
  return cell.replaceAll(/[\s\p{Cc}\p{Cf}]/gu, "");
}

function isFilled(cell: string): boolean {
  return cell.trim() !== "";
}

/** The only cell that holds anything; undefined where none does or several do. */
function onlyFilled(cells: readonly string[]): string | undefined {
  const first = cells.findIndex(isFilled);
  return cells.findLastIndex(isFilled) === first ? cells[first] : undefined;
}

/**
 * 非记录行: tells why a line under a header is no record at all: totals, a note, cells that have shifted, the header once more, or a second one of names in another
 * language or of units. One that says that the amounts are not in yuan has a code of its own, for it holds of every record. The header once more is a warning: no record
 * is left out with it.
 */
export function noRecordUnder(
  header: readonly string[],
  columns: readonly PlannedColumn[],
  table: TableColumns,
): (cells: readonly string[]) => Diagnostic | undefined {
  const width = header.length;
  const plainHeader = header.map(plainCell);
  const isSecondHeader = secondHeaderUnder(columns, table);
  const amounts = columns.filter(({ column }) => mayBeAmount(column));
  return (cells) => {
    const front = cells.find(isFilled) ?? "";
    const isTotalInFront = TOTAL_IN_FRONT.test(front) && !cells.some(isWrittenDate);
    const total = isTotalInFront ? front : cells.find(isTotal);
    if (total !== undefined) {
      return rowErrors.diagnostic("error", "ROW_IS_TOTAL", "", { cell: total.trim() });
    }
    const isFit = fits(cells, width);
    if (isFit && plainHeader.every((name, at) => name === plainCell(cells[at] ?? ""))) {
      return rowErrors.diagnostic("warning", "ROW_IS_HEADER", "", {});
    }
    const inAmounts = amounts.map(({ index }) => cells[index] ?? "").find(isOtherUnit);
    if (inAmounts !== undefined) {
      return rowErrors.diagnostic("error", ROW_NAMES_UNIT, "", { unit: inAmounts.trim() });
    }
    if (isSecondHeader(cells)) {
      return rowErrors.diagnostic("error", "ROW_NAMES_COLUMNS", "", { cell: front.trim() });
    }
    const only = width < NOTE_COLUMNS ? "" : (onlyFilled(cells) ?? "");
    if (NOTE.test(only) || isRemark(front)) {
      const unit = amounts.length > 0 ? otherUnit(cells.filter(isFilled).join(" ")) : undefined;
      if (unit !== undefined) return rowErrors.diagnostic("error", ROW_NAMES_UNIT, "", { unit });
      return rowErrors.diagnostic("error", "ROW_IS_NOTE", "", { cell: front.trim() });
    }
    if (isFit) return undefined;
    return rowErrors.diagnostic("error", "ROW_WIDTH", "", { cells: cells.length, columns: width });
  };
}

/** A cell that is nothing but a unit in which nothing is read. */
const ONLY_UNREAD_UNIT = new RegExp(`^${UNREAD_UNIT}$`);

/**
 * 第二行表头: whether a row has the names of columns in place of its ids, or nothing there and for the most part names and units beside. Of a record only its ids are looked at.
 */
function secondHeaderUnder(
  columns: readonly PlannedColumn[],
  table: TableColumns,
): (cells: readonly string[]) => boolean {
  const names = namesOf(table);
  const units = new Set(table.columns.flatMap((column) => column.units ?? []).map(normalizedHeader));
  const isWord = (cell: string): boolean =>
    names.has(cell.replace(/\d+$/, "")) || units.has(cell) || ONLY_UNREAD_UNIT.test(cell);
  const ids = columns.filter(({ column }) => table.required.includes(column.field));
  return (cells) => {
    const inIds = ids.map(({ index }) => normalizedHeader(cells[index] ?? ""));
    if (inIds.length > 0 && inIds.every((cell) => names.has(cell))) return true;
    if (inIds.some((cell) => cell !== "")) return false;
    const filled = cells.map(normalizedHeader).filter((cell) => cell !== "");
    return 2 * filled.filter(isWord).length > filled.length;
  };
}

/** As many cells as columns; empty cells behind the last column are what spreadsheets leave. */
function fits(cells: readonly string[], width: number): boolean {
  return cells.length >= width && cells.slice(width).every((cell) => cell.trim() === "");
}
