import { type Diagnostic, DrgError, nearestName } from "../../primitives/index.js";
import { RECORD_LIMITS } from "../record-limits.js";
import { chooseColumns } from "./chosen-columns.js";
import type { Column, TableColumns } from "./column.js";
import { namesOf, normalizedHeader } from "./header-names.js";
import {
  type Candidate,
  type ColumnNames,
  HeaderReader,
  isSpread,
  type PlannedColumn,
  slotOf,
} from "./header-reader.js";
import { hasOtherUnit, saysKindOf } from "./near-column.js";
import { refuseGroups } from "./refuse-groups.js";
import {
  type FirstColumn,
  type NearColumn,
  type RepeatedColumn,
  rowErrors,
  type ShadowedColumn,
  type UnknownColumn,
} from "./row-errors.js";

/** 表头解读: what each column of a file is read as, and what was noticed. */
export interface HeaderPlan {
  /** list parts in the order of their numbers */
  readonly columns: readonly PlannedColumn[];
  /** unknown and shadowed columns: not used, not an error */
  readonly notices: readonly Diagnostic[];
  /** columns without a name that stand behind one of a list: what they hold may be further codes of it */
  readonly nameless: readonly PlannedColumn[];
  readonly width: number;
}

/**
 * 解读表头: finds the column of each field by its English or Chinese name.
 *
 * A byte-order mark, blanks, brackets, full-width letters, stars and units (`住院总费用（元）`) make no difference.
 *
 * @param renamed what columns are said to be
 * @throws `HEADER_FIELD_MISSING`, `HEADER_FIELD_TWICE`, `HEADER_TOO_WIDE`, `HEADER_NEARLY_KNOWN`, `HEADER_LONG_TABLE`, `HEADER_NAMES_GROUPS`, `HEADER_MAP_UNKNOWN`
 */
export function planHeader(
  headers: readonly string[],
  table: TableColumns,
  renamed: ColumnNames = {},
): HeaderPlan {
  if (headers.length > RECORD_LIMITS.columns) {
    const info = { columns: headers.length, limit: RECORD_LIMITS.columns };
    throw rowErrors.error("HEADER_TOO_WIDE", info, PLACE);
  }
  const names = namesOf(table);
  const read = new HeaderReader(headers, table, names, renamed);
  const unknown: number[] = [];
  const candidates = [...headers.keys()].flatMap((index) => {
    const candidate = read.candidate(index);
    if (candidate === undefined && !read.isLeftOut(index)) unknown.push(index);
    return candidate ?? [];
  });
  const { columns, shadowed, asFirst, twice, otherEditions } = chooseColumns(candidates, table);
  const near: NearColumn[] = [...otherEditions];
  const unknownHeaders = unknown.map((index) => headers[index] ?? "");
  refuseGroups(unknownHeaders, table.maps);
  for (const mark of unknownHeaders) refuseLongTable(mark, columns);
  const given = singleFields(columns, table);
  const unused: UnknownColumn[] = [];
  for (const index of unknown) {
    const header = headers[index] ?? "";
    const likely = read.near(index, given);
    const { units } = names.get(normalizedHeader(likely[0] ?? ""))?.column ?? {};
    const but = hasOtherUnit(header, units);
    if (likely.length > 0) near.push({ header, names: likely, ...(but && { but }) });
    else unused.push({ header: header.slice(0, RECORD_LIMITS.text), place: index + 1 });
  }
  const refusals: DrgError[] = [];
  if (twice.length > 0) refusals.push(rowErrors.error("HEADER_FIELD_TWICE", { fields: twice }, PLACE));
  if (near.length > 0 && !isManyInOne(headers))
    refusals.push(rowErrors.error("HEADER_NEARLY_KNOWN", { columns: near }, PLACE));
  for (const field of table.required) {
    if (columns.some(({ column }) => column.field === field)) continue;
    const chinese = table.columns.find((column) => column.field === field)?.names ?? [];
    const info = {
      field,
      names: [field, ...chinese].join(", "),
      header: headers.join(", "),
      columns: headers.length,
    };
    refusals.push(rowErrors.error("HEADER_FIELD_MISSING", info, PLACE));
  }
  throwAll(refusals);
  const lists = columns.filter(({ column }) => isSpread(column.field, table));
  const nameless = lists.flatMap((list) => read.namelessBehind(list));
  return {
    columns,
    notices: [
      ...listNotices(read.repeated(columns), asFirst),
      ...noticesOf(shadowed, unused, namesLeft(table, columns)),
    ],
    nameless,
    width: headers.length,
  };
}

const PLACE = { path: "header" };

/** Throws what is wrong with a header, all of it at once: under the first code, with the others in its text. */
function throwAll([first, ...others]: readonly DrgError[]): void {
  if (first === undefined) return;
  const inOne = (locale: "zh" | "en") =>
    [first.text[locale], ...others.map(({ code, text }) => `${code}: ${text[locale]}`)].join(" ");
  throw new DrgError(first.code, { zh: inOne("zh"), en: inOne("en") }, first.info, PLACE);
}

/** Whether the only column is many, which stand apart by what separates no columns. */
function isManyInOne(headers: readonly string[]): boolean {
  return headers.length === 1 && /\S[\s，；、|^~¦]+\S/.test(headers[0] ?? "");
}

/** Columns of a table whose names are told beside those that are not known; those of larger ones stand in the documentation. */
const MOST_TOLD = 30;

/** 尚缺的列: the names of the columns that the file does not have; undefined for a table of more than are told. */
function namesLeft({ columns }: TableColumns, given: readonly Candidate[]): readonly string[] | undefined {
  if (columns.length > MOST_TOLD) return undefined;
  const slots = new Set(given.map(({ column }) => slotOf(column)));
  return columns
    .filter((column) => !slots.has(slotOf(column)))
    .map(({ names, key, field }) => names.find((name) => name !== key) ?? field);
}

/** What is said of columns of a list that are read as what their names do not say by themselves. */
function listNotices(
  repeated: readonly RepeatedColumn[],
  asFirst: readonly FirstColumn[],
): readonly Diagnostic[] {
  const notices: Diagnostic[] = [];
  if (repeated.length > 0)
    notices.push(rowErrors.diagnostic("info", "HEADER_REPEATED", "header", { columns: repeated }));
  if (asFirst.length > 0)
    notices.push(rowErrors.diagnostic("info", "HEADER_AS_FIRST", "header", { columns: asFirst }));
  return notices;
}

/** What is said of columns that are not used, one notice a cause; `related` has the place of each. */
function noticesOf(
  shadowed: readonly ShadowedColumn[],
  unknown: readonly UnknownColumn[],
  left: readonly string[] | undefined,
): readonly Diagnostic[] {
  const placesOf = (columns: readonly { readonly place: number }[]) => ({
    related: columns.map(({ place }) => `header.${place - 1}`),
  });
  const notices: Diagnostic[] = [];
  if (shadowed.length > 0) {
    const info = { columns: shadowed };
    notices.push(rowErrors.diagnostic("info", "HEADER_SHADOWED", "header", info, placesOf(shadowed)));
  }
  if (unknown.length > 0) {
    const info = { columns: unknown, left };
    notices.push(rowErrors.diagnostic("info", "HEADER_UNKNOWN", "header", info, placesOf(unknown)));
  }
  return notices;
}

/** The fields of one value, and the entries of maps, that columns give. A list may have further columns. */
function singleFields(columns: Iterable<Candidate>, table: TableColumns): ReadonlySet<string> {
  const lists = table.columns.filter(({ part = "whole" }) => part !== "whole").map(({ field }) => field);
  const fields = new Set(Array.from(columns, ({ column }) => column.key ?? column.field));
  for (const field of lists) fields.delete(field);
  return fields;
}

/** How many columns of a table cells name; 0 where a required one is not among them. */
export function namedColumns(
  cells: readonly string[],
  table: TableColumns,
  renamed: ColumnNames = {},
): number {
  const fields = readColumns(cells, table, renamed).flatMap((column) => column?.field ?? []);
  return table.required.every((field) => fields.includes(field)) ? fields.length : 0;
}

/** The column of a table that each cell names, if any; none where they are more than a header may have. */
export function readColumns(
  cells: readonly string[],
  table: TableColumns,
  renamed: ColumnNames = {},
): readonly (Column | undefined)[] {
  if (cells.length > RECORD_LIMITS.columns) return [];
  const read = new HeaderReader(cells, table, namesOf(table), renamed);
  return cells.map((_, index) => read.candidate(index)?.column);
}

/**
 * 未见的列名: refuses what is said of a header that is none of those of the tables.
 *
 * @throws `HEADER_MAP_UNMET`
 */
export function refuseUnmet(said: readonly string[], headers: readonly string[]): void {
  const met = new Set(headers.map((one) => normalizedHeader(one)));
  const header = said.find((one) => !met.has(normalizedHeader(one)));
  if (header === undefined) return;
  const info = { header, near: nearestName(header, headers), headers: headers.join(", ") };
  throw rowErrors.error("HEADER_MAP_UNMET", info, PLACE);
}

/** Refuses a table of one row a diagnosis, or an operation: one column of them, and one that says of which kind each is. */
function refuseLongTable(mark: string, columns: readonly Candidate[]): void {
  const of = saysKindOf(mark);
  const [codes, ...others] = columns.filter(({ column }) => column.field === of);
  if (of === undefined || codes === undefined || others.length > 0) return;
  throw rowErrors.error("HEADER_LONG_TABLE", { mark, codes: codes.header, of }, PLACE);
}
