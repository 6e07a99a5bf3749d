import type { ExpectedWord } from "../expected-words.js";
import { civilDateOf } from "./civil-date-of.js";

/** 单元格读法: the JSON value of a non-empty cell, or undefined where it cannot be read. */
export interface CellReader {
  /** what the cell should hold, as a message says it */
  readonly expected: ExpectedWord;
  /** of one of a fixed list: what may be written, a value a text */
  readonly accepted?: readonly string[];
  read(cell: string): unknown;
}

const INTEGER = /^(\d{1,9})(?:\.0+)?$/;
const NUMBER = /^\d{1,9}(?:\.\d{1,9})?$/;
const DECIMAL = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;
const CURRENCY = /^[¥￥]\s*/;
const DURATION = /^(?:(\d+)天)?(?:(\d+)小时)?(?:(\d+)分钟?)?$/;
/** Days of up to three digits: a year in front is a date, as which a spreadsheet takes what stands so. */
const DURATION_IN_PARTS = /^(\d{1,3})[/-]([01]?\d|2[0-3])[/-]([0-5]?\d)$/;
const NUMBERED_LABEL = /^\d{1,3}[.、:-]?\s*(?=\D)/;

/** A text as it stands. */
export const textCell: CellReader = { expected: "text", read: (cell) => cell };

/** A list, its parts separated by `|`; empty parts behind the first are dropped. */
export const listCell: CellReader = {
  expected: "list",
  read: (cell) => {
    const parts = cell.split("|").map((part) => part.trim());
    return parts.filter((part, index) => part !== "" || index === 0);
  },
};

/** A whole number, with or without one of its units. */
export function integerCell(units: readonly string[], expected: ExpectedWord = "whole number"): CellReader {
  return {
    expected,
    read: (cell) => {
      const match = INTEGER.exec(withoutUnit(cell, units));
      return match === null ? undefined : Number(match[1]);
    },
  };
}

/** Hours: a number, `3天4小时30分钟`, or days/hours/minutes as the settlement list prints them. */
export const hoursCell: CellReader = {
  expected: "hours",
  read: (cell) => {
    const hours = cell.endsWith("小时") ? cell.slice(0, -2) : cell;
    if (NUMBER.test(hours)) return Number(hours);
    const match = DURATION_IN_PARTS.exec(cell) ?? DURATION.exec(cell);
    if (match === null) return undefined;
    return Number(match[1] ?? 0) * 24 + Number(match[2] ?? 0) + Number(match[3] ?? 0) / 60;
  },
};

/** What a time is asked for where a number alone says no unit. */
const TIME_WITH_UNITS = "a time with its units, as 3天4小时30分钟 or 3/4/30" satisfies ExpectedWord;

const AS_HOURS = {
  days: (days: number): number => days * 24,
  minutes: (minutes: number): number => minutes / 60,
  parts: (): undefined => undefined,
};

/** Hours under a header of another unit: a number alone is of that, and cannot be read where the header names several. */
export function hoursCellIn(unit: keyof typeof AS_HOURS): CellReader {
  return {
    expected: unit === "parts" ? TIME_WITH_UNITS : "hours",
    read: (cell) => (NUMBER.test(cell) ? AS_HOURS[unit](Number(cell)) : hoursCell.read(cell)),
  };
}

/** Yuan: a plain decimal, thousands separators and 元 allowed; other units are not guessed. */
export const amountCell: CellReader = {
  expected: "yuan",
  read: (cell) => decimalOf(withoutUnit(cell.replace(CURRENCY, ""), ["元"])),
};

/** A plain decimal, thousands separators allowed. */
export const decimalCell: CellReader = { expected: "decimal", read: decimalOf };

/** The same, with or without one of its units. */
export function decimalCellIn(units: readonly string[]): CellReader {
  return { expected: "decimal", read: (cell) => decimalOf(withoutUnit(cell, units)) };
}

/** 数的读法: the one reading of the numbers of all tables, without what only makes them easy to read. */
function decimalOf(cell: string): string | undefined {
  return DECIMAL.test(cell) ? cell.replaceAll(",", "") : undefined;
}

const REMEMBERED_DATES = 10_000;
const dates = new Map<string, string | undefined>();

/** A date in one of the forms of `civilDateOf`; a file repeats its dates, so what was read is remembered. */
export const dateCell: CellReader = {
  expected: "date",
  read: (cell) => {
    if (dates.has(cell)) return dates.get(cell);
    const date = civilDateOf(cell);
    if (dates.size >= REMEMBERED_DATES) dates.clear();
    if (cell.length <= 40) dates.set(cell, date);
    return date;
  },
};

/** A code as a spreadsheet writes a number: 1.0. */
const AS_NUMBER = /\.0+$/;

/** One of a fixed list: its English value or one of the texts that stand for it; `1.男` reads like `男`, `1.0` like `1`. */
export function choiceCell(
  expected: ExpectedWord,
  texts: Readonly<Record<string, string | number | boolean>>,
): CellReader {
  const byText = new Map(Object.entries(texts));
  return {
    expected,
    get accepted() {
      return acceptedOf(texts);
    },
    read: (cell) => {
      const key = cell.toLowerCase();
      return (
        byText.get(key) ??
        byText.get(key.replace(NUMBERED_LABEL, "")) ??
        byText.get(key.replace(AS_NUMBER, ""))
      );
    },
  };
}

/** What may be written for each value: its first Chinese name, and its code where it has one; its own name where it has neither. */
function acceptedOf(texts: Readonly<Record<string, string | number | boolean>>): readonly string[] {
  const names = Object.keys(texts);
  return Array.from(new Set(Object.values(texts)), (value) => {
    const own = names.filter((name) => texts[name] === value);
    const word = own.find((name) => /\p{Script=Han}/u.test(name));
    const code = own.find((name) => /^\d+$/.test(name));
    return [word ?? (code === undefined ? own[0] : undefined), code]
      .filter((each) => each !== undefined)
      .join("/");
  });
}

/** A mark: yes and no as booleans, anything else as text. */
export const markCell: CellReader = {
  expected: "mark",
  read: (cell) => {
    if (cell === "true" || cell === "是") return true;
    return cell === "false" || cell === "否" ? false : cell;
  },
};

function withoutUnit(cell: string, units: readonly string[]): string {
  const unit = units.find((each) => cell.endsWith(each));
  return unit === undefined ? cell : cell.slice(0, -unit.length).trim();
}
