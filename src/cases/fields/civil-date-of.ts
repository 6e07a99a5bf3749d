import { format, isValid, parse } from "date-fns";
import { type CivilDate, isCivilDate } from "../../primitives/index.js";

/** Shapes of a date without its time, each with its date-fns pattern. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d{1,2}-\d{1,2}$/, "yyyy-M-d"],
  [/^\d{4}\/\d{1,2}\/\d{1,2}$/, "yyyy/M/d"],
  [/^\d{4}\.\d{1,2}\.\d{1,2}$/, "yyyy.M.d"],
  [/^\d{4}年\d{1,2}月\d{1,2}日$/, "yyyy年M月d日"],
  [/^\d{8}$/, "yyyyMMdd"],
];

/** The hour behind a date, of the half of the day where one is said; a zone is not read, for it would move the day. */
const TIME =
  /(?<=[\d日])(?:T|\s+|(?=\d+[时點点])|(?=[上下]午))(?:(?:[上下]午|[AP]M)\s*)?\d{1,2}(?:[:时点]\d{1,2}(?:[:分]\d{1,2}(?:\.\d{1,9})?秒?|分)?|[时点])(?:\s*[AP]M)?$/i;
/** 年月日时, as the settlement list asks for it: the hour alone behind the day, or digits throughout. */
const HOUR = /(?<=[\d日])\s+(?:[01]?\d|2[0-4])$/;
const COMPACT = /^(\d{8})(?:\d{6}|(?:[01]\d|2[0-4])(?:[0-5]\d)?)$/;

/**
 * 日期: the civil date in a cell, whatever way it is written; the time of day is dropped, the printed day stays.
 *
 * Undefined for anything else: two-digit years, day-first dates, spreadsheet serials and times with a zone are not guessed.
 *
 * @example
 * ```ts
 * civilDateOf("2020年1月5日"); // "2020-01-05"
 * civilDateOf("2020/1/5 13:45"); // "2020-01-05"
 * civilDateOf("2020/1/5 1:45 PM"); // "2020-01-05"
 * civilDateOf("2020010508"); // "2020-01-05"
 * ```
 */
export function civilDateOf(cell: string): CivilDate | undefined {
  if (cell.length > 40) return undefined;
  if (isCivilDate(cell)) return cell;
  const untimed = cell.replace(TIME, "");
  // An hour and a time behind it are two: which is meant is not known.
  const day = untimed === cell ? cell.replace(HOUR, "").replace(COMPACT, "$1") : untimed;
  const shape = SHAPES.find(([pattern]) => pattern.test(day));
  if (shape === undefined) return undefined;
  const date = parse(day, shape[1], new Date(2000, 0, 1));
  return isValid(date) ? format(date, "yyyy-MM-dd") : undefined;
}
