import type { LocalizedText } from "../../primitives/index.js";
import type { ReadContext, ValueReader } from "../value-reader.js";
import type { CellReader } from "./cell-reader.js";

/** 字段形态: what a value may be, as plain data, from which types, schemas and documentation are made. */
export type Shape =
  | {
      readonly kind: "text";
      readonly of: "text" | "code";
      readonly max: number;
      readonly mayBeBlank?: true;
      /** an id: one that a spreadsheet has damaged is refused (`must`), of a person one that is nobody's too (`person`), or both are left out (`may`) */
      readonly id?: "must" | "person" | "may";
      /** a name: a word that says that there is one, and not which, is refused */
      readonly isName?: true;
    }
  | { readonly kind: "choice"; readonly name: string; readonly values: readonly (string | number)[] }
  | { readonly kind: "flag" }
  | { readonly kind: "whole" | "number"; readonly max: number; readonly unit: string }
  | { readonly kind: "date" }
  | { readonly kind: "amount" }
  | { readonly kind: "decimal"; readonly sign: "any" | "unsigned" | "positive"; readonly max?: number }
  | { readonly kind: "json"; readonly levels: number }
  | { readonly kind: "list"; readonly of: Shape }
  | {
      readonly kind: "map";
      readonly name: string;
      readonly of: Shape;
      /** of marks: those of the table that are yes or no say so in words (see `flagOf`) */
      readonly marks?: true;
    }
  | { readonly kind: "record"; readonly table: FieldTable };

/** 字段类型: how a value is read from JSON and from a cell, and what it is. */
export interface FieldType<T> {
  readonly shape: Shape;
  readonly read: ValueReader<T>;
  /** of a list or map: one cell for the whole list, one cell an entry of the map; absent where no table holds it */
  readonly cell?: CellReader;
  /** of a list: one entry in a cell of its own */
  readonly entryCell?: CellReader;
  /** units that a header may carry: `住院总费用(元)` */
  readonly units?: readonly string[];
}

/** 用处: what reads a field. */
export type Use = "grouping" | "payment" | "supervision";

/** 字段: one row of a table of fields, the only place that knows the field. */
export interface Field<T> {
  /** as the documents print it */
  readonly title: LocalizedText;
  readonly type: FieldType<T>;
  /** further Chinese names of its column, best first; its own name always counts */
  readonly names?: readonly string[];
  /** names of the columns of a list that is spread over several: 主要诊断; 其他诊断1, 其他诊断2, ... */
  readonly spread?: { readonly first: readonly string[]; readonly other: readonly string[] };
  /** names of the columns of single entries of a map */
  readonly entries?: Readonly<Record<string, readonly string[]>>;
  /** how the columns of such entries are read where they are not all of one kind */
  readonly entryTypes?: Readonly<Record<string, Pick<FieldType<unknown>, "cell" | "units">>>;
  /** what the entries of a map are called that a rule knows */
  readonly entryTitles?: Readonly<Record<string, LocalizedText>>;
  readonly usedFor?: readonly Use[];
  /** of a required field: what it means that it is missing and what to do, where that is not plain */
  readonly missing?: LocalizedText;
  /** what its reader should know beyond type and unit */
  readonly note?: string;
}

/** 字段表: the fields of a record type. */
export interface FieldTable {
  /** name of the record type */
  readonly name: string;
  readonly title: LocalizedText;
  readonly fields: Readonly<Record<string, Field<unknown>>>;
  readonly required: readonly string[];
  /** values of fields that are absent */
  readonly defaults?: object;
  /** the field that gathers all other fields as plain decimals */
  readonly othersInto?: string;
}

/** 记录结构: the fields of records of a type, and what holds between them. */
export interface RecordTable<T> extends Omit<FieldTable, "fields"> {
  readonly fields: { readonly [Name in keyof Required<T>]: Field<NonNullable<T[Name]>> };
  readonly required: readonly (keyof T & string)[];
  readonly defaults?: Partial<T>;
  readonly othersInto?: keyof T & string;
  /** checks across fields, derives what is derived; called only when each field is well */
  readonly finish?: (record: T, context: ReadContext, path: string) => T | undefined;
}
