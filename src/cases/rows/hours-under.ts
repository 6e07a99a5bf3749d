import { hoursCellIn } from "../fields/cell-reader.js";
import type { Column } from "./column.js";
import { normalizedHeader } from "./header-names.js";
import { UNREAD_UNIT } from "./other-unit.js";

/** Days, hours and minutes apart (天/小时/分), or two of them, as the settlement list asks for them; the interface of the national platform has them so without saying it. */
const IN_PARTS = /[天日][、,，]?小?时|小?时[、,，]?分|^ventuseddura$/;
/** Days, in which hours are not. */
const IN_DAYS = /(?:[天日]数?|days?)$/;
const IN_MINUTES = /(?:分钟数?|minutes?)$/;
const IN_UNREAD_UNIT = new RegExp(`${UNREAD_UNIT}$`);

/** 时长的单位: what a header says of the unit of a time: `parts` where it names several, or one in which nothing is read; undefined where it says hours, or nothing. */
export function timeUnit(header: string): "days" | "minutes" | "parts" | undefined {
  const key = normalizedHeader(header);
  if (IN_PARTS.test(key)) return "parts";
  if (IN_DAYS.test(key)) return "days";
  if (IN_MINUTES.test(key)) return "minutes";
  return IN_UNREAD_UNIT.test(key) ? "parts" : undefined;
}

/** 按列名的单位: a column of hours as its header has it: a number without a unit is of that of the header, and of none where that names several. */
export function hoursUnder(header: string, column: Column): Column {
  if (column.units?.includes("小时") !== true) return column;
  const unit = timeUnit(header);
  return unit === undefined ? column : { ...column, cell: hoursCellIn(unit) };
}
