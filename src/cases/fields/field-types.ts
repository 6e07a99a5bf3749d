import { type Decimal, decimalText, WORKING_SCALE } from "../../primitives/index.js";
import { readAmount, readSignedAmount } from "../amount.js";
import { listOf, mapOf, readJson } from "../collection-readers.js";
import type { ExpectedWord } from "../expected-words.js";
import type { CaseMarks } from "../field-values.js";
import { nameOrNone } from "../name-or-none.js";
import { readMarksTold } from "../near-mark.js";
import { RECORD_LIMITS } from "../record-limits.js";
import { recordOf } from "../record-reader.js";
import {
  clipped,
  codeInPlace,
  fail,
  hasMinus,
  idUpTo,
  integerUpTo,
  numberUpTo,
  oneOf,
  personIdUpTo,
  readDate,
  readDecimal,
  readFlag,
  textUpTo,
  type ValueReader,
} from "../value-reader.js";
import {
  amountCell,
  choiceCell,
  dateCell,
  decimalCell,
  decimalCellIn,
  hoursCell,
  integerCell,
  listCell,
  markCell,
  textCell,
} from "./cell-reader.js";
import { FLAG_TEXTS } from "./cell-texts.js";
import { codeListCell } from "./code-list-cell.js";
import type { FieldTable, FieldType, RecordTable } from "./field.js";

/** An id, name or other text. */
export const TEXT: FieldType<string> = {
  shape: { kind: "text", of: "text", max: RECORD_LIMITS.text },
  read: textUpTo(RECORD_LIMITS.text),
  cell: textCell,
};

/** The name of what a hospital belongs to; a word for none is none. */
export const NAME_OR_NONE: FieldType<string> = {
  shape: { kind: "text", of: "text", max: RECORD_LIMITS.text, isName: true },
  read: nameOrNone(RECORD_LIMITS.text),
  cell: textCell,
};

/** An id that must be one: a damaged one is refused. */
export const ID: FieldType<string> = {
  shape: { kind: "text", of: "text", max: RECORD_LIMITS.text, id: "must" },
  read: idUpTo(RECORD_LIMITS.text),
  cell: textCell,
};

/** A person's id that must be one: one that is damaged or nobody's is refused. */
export const PERSON: FieldType<string> = {
  shape: { kind: "text", of: "text", max: RECORD_LIMITS.text, id: "person" },
  read: personIdUpTo(RECORD_LIMITS.text, "must"),
  cell: textCell,
};

/** A person's id without which a record is of use: one that is damaged or nobody's is absent, and said. */
export const PERSON_OR_NONE: FieldType<string> = {
  shape: { kind: "text", of: "text", max: RECORD_LIMITS.text, id: "may" },
  read: personIdUpTo(RECORD_LIMITS.text, "may"),
  cell: textCell,
};

/** A code. */
export const CODE: FieldType<string> = {
  shape: { kind: "text", of: "code", max: RECORD_LIMITS.code },
  read: textUpTo(RECORD_LIMITS.code),
  cell: textCell,
};

/** A code whose place in a list says something, so that a blank one is kept. */
const CODE_IN_PLACE: FieldType<string> = {
  shape: { kind: "text", of: "code", max: RECORD_LIMITS.code, mayBeBlank: true },
  read: codeInPlace(RECORD_LIMITS.code),
  cell: textCell,
};

/** A day. */
export const DATE: FieldType<string> = { shape: { kind: "date" }, read: readDate, cell: dateCell };

/** An amount in yuan, to the fen. */
export const AMOUNT: FieldType<Decimal> = {
  shape: { kind: "amount" },
  read: readAmount,
  cell: amountCell,
  units: ["元"],
};

/** An amount in yuan, to the fen, that may be below 0. */
export const SIGNED_AMOUNT: FieldType<Decimal> = {
  shape: { kind: "decimal", sign: "any" },
  read: readSignedAmount,
  cell: amountCell,
  units: ["元"],
};

/** A decimal of any size and sign. */
export const DECIMAL: FieldType<Decimal> = {
  shape: { kind: "decimal", sign: "any" },
  read: readDecimal,
  cell: decimalCell,
};

/** 得分: a number of 0 to 100, whose range its table checks. */
export const SCORE: FieldType<Decimal> = { ...DECIMAL, cell: decimalCellIn(["分"]), units: ["分"] };

/** What a group is worth: points or weight. */
export const WORTH: FieldType<Decimal> = {
  shape: { kind: "decimal", sign: "unsigned", max: RECORD_LIMITS.worth },
  read: unsigned(RECORD_LIMITS.worth),
  cell: decimalCell,
};

/** A mean or median in yuan: such are printed with more than two decimals. */
export const MEAN_AMOUNT: FieldType<Decimal> = {
  shape: { kind: "decimal", sign: "unsigned", max: RECORD_LIMITS.mean },
  read: unsigned(RECORD_LIMITS.mean),
  cell: amountCell,
  units: ["元"],
};

/** A factor above 0. */
export const FACTOR: FieldType<Decimal> = {
  shape: { kind: "decimal", sign: "positive", max: RECORD_LIMITS.coefficient },
  read: factor,
  cell: decimalCell,
};

/** 是否, in cells under the given texts. */
export function flag(texts: Readonly<Record<string, boolean>> = FLAG_TEXTS): FieldType<boolean> {
  return { shape: { kind: "flag" }, read: readFlag, cell: choiceCell("yes or no", texts) };
}

/** One of a fixed list; `name` is that of its type, `texts` what stands for the values in cells. */
export function choice<T extends string | number>(
  name: string,
  values: readonly T[],
  expected: ExpectedWord,
  texts: Readonly<Record<string, T>>,
): FieldType<T> {
  return { shape: { kind: "choice", name, values }, read: oneOf(values), cell: choiceCell(expected, texts) };
}

/** A whole number of a unit. */
export function whole(
  max: number,
  unit: string,
  units: readonly string[],
  expected?: ExpectedWord,
): FieldType<number> {
  const cell = integerCell(units, expected);
  return { shape: { kind: "whole", max, unit }, read: integerUpTo(max), cell, units };
}

/** A number of hours. */
export function hours(max: number): FieldType<number> {
  return {
    shape: { kind: "number", max, unit: "hours" },
    read: numberUpTo(max),
    cell: hoursCell,
    units: ["小时"],
  };
}

/** A list of values of one type. */
export function list<T>(of: FieldType<T>): FieldType<readonly T[]> {
  const type = { shape: { kind: "list", of: of.shape }, read: listOf(of.read), cell: listCell } as const;
  return of.cell === undefined ? type : { ...type, entryCell: of.cell };
}

/** Codes whose places say something: the principal diagnosis, the main procedure and the others behind it. */
export const CODES_IN_PLACE: FieldType<readonly string[]> = {
  ...list(CODE_IN_PLACE),
  cell: codeListCell,
  entryCell: codeListCell,
};

/** A map of values of one type; `name` is that of its type. */
export function map<T>(of: FieldType<T>, name: string): FieldType<Readonly<Record<string, T>>> {
  const { cell, units } = of;
  const shape = { kind: "map", name, of: of.shape } as const;
  return { shape, read: mapOf(of.read), ...(cell && { cell }), ...(units && { units }) };
}

/** Plain JSON of any form; in a cell yes, no or a text. */
export const JSON_VALUE: FieldType<unknown> = {
  shape: { kind: "json", levels: RECORD_LIMITS.markDepth - 1 },
  read: readJson,
  cell: markCell,
};

/** 病例标记: under any name what it holds, under those that are yes or no a word that says which. */
export const MARKS: FieldType<CaseMarks> = {
  ...map(JSON_VALUE, "CaseMarks"),
  shape: { kind: "map", name: "CaseMarks", of: JSON_VALUE.shape, marks: true },
  read: readMarksTold,
};

/** A record within a record. */
export function record<T>(table: RecordTable<T>): FieldType<T> {
  return { shape: { kind: "record", table: table as FieldTable }, read: recordOf(table) };
}

/** A decimal from 0 to `max`, no finer than the scale that everything is calculated at. */
function unsigned(max: number): ValueReader<Decimal> {
  return (value, path, context) => {
    const read = readDecimal(value, path, context);
    if (read === undefined) return undefined;
    const text = clipped(String(value));
    if (hasMinus(value)) return fail(context, "AMOUNT_NEGATIVE", path, { field: path, value: text });
    if (read.gt(max)) {
      return fail(context, "RECORD_OUT_OF_RANGE", path, {
        field: path,
        value: text,
        min: "0",
        max: String(max),
      });
    }
    return notTooFine(read, value, path, context);
  };
}

function notTooFine(read: Decimal, ...[value, path, context]: Parameters<ValueReader<Decimal>>) {
  if (read.decimalPlaces() <= WORKING_SCALE) return read;
  const info = { field: path, value: clipped(String(value)), decimals: WORKING_SCALE };
  return fail(context, "RECORD_DECIMAL_TOO_FINE", path, info);
}

function factor(...[value, path, context]: Parameters<ValueReader<Decimal>>): Decimal | undefined {
  const read = readDecimal(value, path, context);
  if (read === undefined) return undefined;
  if (read.gt(0) && read.lte(RECORD_LIMITS.coefficient)) return notTooFine(read, value, path, context);
  return fail(context, "RECORD_OUT_OF_RANGE", path, {
    field: path,
    value: decimalText(read),
    min: "> 0",
    max: String(RECORD_LIMITS.coefficient),
  });
}
