import { type Diagnostic, DrgError, nearestName } from "../../primitives/index.js";
import { RECORD_LIMITS } from "../record-limits.js";
import type { Column, TableColumns } from "./column.js";
import { brokenLists, doubledField, takeAsFirst } from "./doubled-columns.js";
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
  const shadowed: ShadowedColumn[] = [];
  const near: NearColumn[] = [];
  const unknown: number[] = [];
  const slots = new Map<string, Candidate>();
  const doubled = new Map<string, Candidate[]>();
  const otherEditions: Candidate[] = [];
  const read = new HeaderReader(headers, table, names, renamed);
  for (const index of headers.keys()) {
    const candidate = read.candidate(index);
    if (candidate?.edition === "other") otherEditions.push(candidate);
    else if (candidate !== undefined) keepBest(slots, candidate, shadowed, doubled);
    else if (!read.isLeftOut(index)) unknown.push(index);
  }
  for (const { header, column } of preferInsurance(slots, otherEditions, shadowed))
    near.push({ header, names: [column.names[0] ?? column.field], but: "edition" });
  const unknownHeaders = unknown.map((index) => headers[index] ?? "");
  refuseGroups(unknownHeaders, table.maps);
  for (const mark of unknownHeaders) refuseLongTable(mark, [...slots.values()]);
  const asFirst = takeAsFirst(slots, table);
  const given = singleFields(slots.values(), table);
  const unused: UnknownColumn[] = [];
  for (const index of unknown) {
    const header = headers[index] ?? "";
    const likely = read.near(index, given);
    const { units } = names.get(normalizedHeader(likely[0] ?? ""))?.column ?? {};
    const but = hasOtherUnit(header, units);
    if (likely.length > 0) near.push({ header, names: likely, ...(but && { but }) });
    else unused.push({ header: header.slice(0, RECORD_LIMITS.text), place: index + 1 });
  }
  const columns = [...slots.values()].sort((a, b) => a.number - b.number || a.index - b.index);
  const twice = [...doubled.values(), ...brokenLists(columns)].map((each) => doubledField(each, table));
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

/** What one key of a JSON record is said to be; `undefined` where it is not to be read. */
export type SaidKey = Pick<Column, "field" | "key" | "part" | "cell"> | undefined;

/**
 * 键名对照: what the keys of a JSON record are said to be; a key that nothing is said of is not among them.
 *
 * @throws `HEADER_MAP_UNKNOWN`
 */
export function saidKeys(
  keys: readonly string[],
  table: TableColumns,
  said: ColumnNames,
): ReadonlyMap<string, SaidKey> {
  const read = new HeaderReader(keys, table, namesOf(table), said);
  return new Map(
    keys.flatMap((key, index) => (read.isSaid(index) ? [[key, read.candidate(index)?.column] as const] : [])),
  );
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

function keepBest(
  slots: Map<string, Candidate>,
  candidate: Candidate,
  shadowed: ShadowedColumn[],
  doubled: Map<string, Candidate[]>,
): void {
  const rival = slots.get(candidate.slot);
  if (rival === undefined) {
    slots.set(candidate.slot, candidate);
    return;
  }
  if (rival.rank === candidate.rank) {
    doubled.set(rival.slot, [...(doubled.get(rival.slot) ?? [rival]), candidate]);
    return;
  }
  const [kept, dropped] = rival.rank < candidate.rank ? [rival, candidate] : [candidate, rival];
  slots.set(candidate.slot, kept);
  shadowed.push(shadowedBy(kept, dropped));
}

function shadowedBy(kept: Candidate, { header, index, column }: Candidate): ShadowedColumn {
  return { header, place: index + 1, field: column.field, by: kept.header };
}

/**
 * 医保版为准: where columns name the edition of the insurance, the others of the list, or of its part, hold the same in another edition and are not read. A column for
 * the whole list (医保诊断编码) may hold the main code alone: it stands for that of the main one, and for the list where no further codes have a column.
 *
 * @param others columns that name another edition
 * @returns those of `others` for which no column is read
 */
function preferInsurance(
  slots: Map<string, Candidate>,
  others: readonly Candidate[],
  shadowed: ShadowedColumn[],
): readonly Candidate[] {
  const all = [...slots.values(), ...others];
  const insurance = all.filter(({ edition }) => edition === "insurance");
  const withFurther = new Set(all.flatMap(({ column: { field, part } }) => (part === "other" ? field : [])));
  const preferredTo = ({ column }: Candidate) =>
    insurance.find(
      ({ column: { field, part = "whole" } }) =>
        field === column.field && (part === "whole" ? !withFurther.has(field) : part === column.part),
    );
  for (const [slot, candidate] of slots) {
    const by = preferredTo(candidate);
    if (by === undefined || candidate.edition === "insurance") continue;
    slots.delete(slot);
    shadowed.push(shadowedBy(by, candidate));
  }
  return others.filter((candidate) => {
    const by = slots.get(candidate.slot) ?? preferredTo(candidate);
    if (by !== undefined) shadowed.push(shadowedBy(by, candidate));
    return by === undefined;
  });
}

/** Refuses a table of one row a diagnosis, or an operation: one column of them, and one that says of which kind each is. */
function refuseLongTable(mark: string, columns: readonly Candidate[]): void {
  const of = saysKindOf(mark);
  const [codes, ...others] = columns.filter(({ column }) => column.field === of);
  if (of === undefined || codes === undefined || others.length > 0) return;
  throw rowErrors.error("HEADER_LONG_TABLE", { mark, codes: codes.header, of }, PLACE);
}
