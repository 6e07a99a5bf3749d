import { type Diagnostic, nearestName } from "../../primitives/index.js";
import { isForbiddenKey, RECORD_LIMITS } from "../record-limits.js";
import type { Column, TableColumns } from "./column.js";
import { type Named, namesOf, normalizedHeader } from "./header-names.js";
import { type Sequence, sequenceOf } from "./header-sequence.js";
import { hasOtherUnit, nearColumns, saysKindOfDiagnosis } from "./near-column.js";
import { refuseGroups } from "./refuse-groups.js";
import { type NearColumn, rowErrors, type ShadowedColumn, type UnknownColumn } from "./row-errors.js";

/** 列的用法: a column of a file that is read, with its place. */
export interface PlannedColumn {
  readonly index: number;
  readonly header: string;
  readonly column: Column;
}

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

interface Candidate extends PlannedColumn {
  /** the field or entry it stands for; two candidates of one slot compete, unless they are numbered apart */
  readonly slot: string;
  readonly rank: number;
  readonly number: number;
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
    throw rowErrors.error("HEADER_TOO_WIDE", info, { path: "header" });
  }
  const names = namesOf(table);
  const shadowed: ShadowedColumn[] = [];
  const near: NearColumn[] = [];
  const unknown: number[] = [];
  const slots = new Map<string, Candidate>();
  const read = new HeaderReader(headers, table, names, renamed);
  for (const index of headers.keys()) {
    const candidate = read.candidate(index);
    if (candidate !== undefined) keepBest(slots, candidate, shadowed);
    else if (!read.isLeftOut(index)) unknown.push(index);
  }
  const unknownHeaders = unknown.map((index) => headers[index] ?? "");
  refuseGroups(unknownHeaders, table.maps);
  const mark = unknownHeaders.find(saysKindOfDiagnosis);
  if (mark !== undefined) refuseLongTable(mark, [...slots.values()]);
  const given = singleFields(slots.values(), table);
  const unused: UnknownColumn[] = [];
  for (const index of unknown) {
    const header = headers[index] ?? "";
    const likely = read.near(index, given);
    if (likely.length > 0) near.push({ header, names: likely, isOtherUnit: hasOtherUnit(header) });
    else unused.push({ header: header.slice(0, RECORD_LIMITS.text), place: index + 1 });
  }
  if (near.length > 0 && !isManyInOne(headers))
    throw rowErrors.error("HEADER_NEARLY_KNOWN", { columns: near }, { path: "header" });
  const columns = [...slots.values()].sort((a, b) => a.number - b.number || a.index - b.index);
  refuseBrokenLists(columns);
  for (const field of table.required) {
    if (columns.some(({ column }) => column.field === field)) continue;
    const chinese = table.columns.find((column) => column.field === field)?.names ?? [];
    const info = {
      field,
      names: [field, ...chinese].join(", "),
      header: headers.join(", "),
      columns: headers.length,
    };
    throw rowErrors.error("HEADER_FIELD_MISSING", info, { path: "header" });
  }
  const lists = columns.filter(({ column }) => isSpread(column.field, table));
  const nameless = lists.flatMap((list) => read.namelessBehind(list));
  return {
    columns,
    notices: noticesOf(shadowed, unused, namesLeft(table, columns)),
    nameless,
    width: headers.length,
  };
}

/** Whether a field is a list whose entries may stand in columns of their own. */
function isSpread(field: string, { columns }: TableColumns): boolean {
  return columns.some((column) => column.field === field && column.part === "other");
}

/** Whether the only column is many, which stand apart by what separates no columns. */
function isManyInOne(headers: readonly string[]): boolean {
  return headers.length === 1 && /\S[\s，；、|]+\S/.test(headers[0] ?? "");
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
  if (cells.length > RECORD_LIMITS.columns) return 0;
  const read = new HeaderReader(cells, table, namesOf(table), renamed);
  const fields = cells.flatMap((_, index) => read.candidate(index)?.column.field ?? []);
  return table.required.every((field) => fields.includes(field)) ? fields.length : 0;
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
  throw rowErrors.error("HEADER_MAP_UNMET", info, { path: "header" });
}

/** 列名对照: what the columns of a file are, by their headers: a known name of a column, or `-` for one that is not to be read. */
export type ColumnNames = Readonly<Record<string, string>>;

/** By what a column can be asked for: its header, or its place where it has none. */
export function namesOfPlace(header: string, index: number): readonly string[] {
  return header.trim() === "" ? [`第 ${index + 1} 列`, `column ${index + 1}`] : [header];
}

/** What says that a column is not to be read. */
const NOT_READ = "-";

/** The name of a column with its number among those of one name. */
interface NumberedName extends Sequence {
  readonly named: Named;
}

/** 逐列解读: finds what each column of a header is. */
class HeaderReader {
  readonly #headers: readonly string[];
  readonly #table: TableColumns;
  readonly #names: ReadonlyMap<string, Named>;
  readonly #renamed: ReadonlyMap<string, string>;
  /** lists of which one name stands over several columns, so that a program has numbered all but the first: 诊断编码, 诊断编码.1 */
  readonly #repeated: ReadonlySet<string>;
  /** fields whose first entry has a column of its own, so that numbered columns are the others */
  readonly #withFirst: ReadonlySet<string>;
  /** fields whose numbered columns start at 0 */
  readonly #fromZero: ReadonlySet<string>;

  constructor(
    headers: readonly string[],
    table: TableColumns,
    names: ReadonlyMap<string, Named>,
    renamed: ColumnNames,
  ) {
    this.#headers = headers;
    this.#table = table;
    this.#names = names;
    this.#renamed = new Map(
      Object.entries(renamed).map(([header, to]) => [normalizedHeader(header), to] as const),
    );
    const columns = headers.map((_, index) => this.#named(index)?.column);
    const numbers = headers.map((_, index) => this.#numberIn(normalizedHeader(this.#said(index))));
    const wholes = new Set(columns.filter((column) => (column?.part ?? "whole") === "whole"));
    this.#repeated = new Set(
      numbers.flatMap((found) =>
        found?.isRepeat && wholes.has(found.named.column) ? [found.named.column.field] : [],
      ),
    );
    const first = columns.flatMap((column) => (column?.part === "first" ? [column.field] : []));
    this.#withFirst = new Set([...first, ...this.#repeated]);
    this.#fromZero = new Set(
      numbers.flatMap((found) => (found?.number === 0 ? [found.named.column.field] : [])),
    );
  }

  candidate(index: number): Candidate | undefined {
    const header = this.#headers[index] ?? "";
    if (header.length > RECORD_LIMITS.text) return undefined;
    const said = this.#said(index);
    const entry = entryColumn(said, this.#table);
    if (entry !== undefined) {
      return { index, header, column: entry, slot: slotOf(entry), rank: 0, number: 0 };
    }
    const whole = this.#named(index);
    if (whole !== undefined) {
      const column = this.#firstOf(whole.column);
      return { index, header, ...whole, column, slot: slotOf(column), number: orderOf(column) };
    }
    const numbered = this.#numbered(normalizedHeader(said));
    if (numbered !== undefined) return { index, header, ...numbered };
    if (said !== header && said !== NOT_READ) {
      throw rowErrors.error("HEADER_MAP_UNKNOWN", { header, to: said }, { path: "header" });
    }
    return undefined;
  }

  /** Whether anything is said of a column. */
  isSaid(index: number): boolean {
    return this.#said(index) !== this.#headers[index];
  }

  /** Whether a column is said not to be read. */
  isLeftOut(index: number): boolean {
    return this.#said(index) === NOT_READ && this.#headers[index] !== NOT_READ;
  }

  /** The known names that an unknown column may stand for. */
  near(index: number, given: ReadonlySet<string>): readonly string[] {
    const key = normalizedHeader(this.#headers[index] ?? "");
    return nearColumns(key, this.#table, [...this.#names.keys()], given);
  }

  /** The columns without a name that stand behind one, each as it is: what they hold may be of it. */
  namelessBehind(column: PlannedColumn): readonly PlannedColumn[] {
    const beside: PlannedColumn[] = [];
    for (let index = column.index + 1; this.#isNameless(index); index += 1) beside.push({ ...column, index });
    return beside;
  }

  #isNameless(index: number): boolean {
    return this.#headers[index] !== undefined && this.#said(index).trim() === "";
  }

  #said(index: number): string {
    const header = this.#headers[index] ?? "";
    const asked = namesOfPlace(header, index).map((name) => this.#renamed.get(normalizedHeader(name)));
    return asked.find((said) => said !== undefined) ?? header;
  }

  #named(index: number): Named | undefined {
    return this.#names.get(normalizedHeader(this.#said(index)));
  }

  /** What a column that holds a whole list is: the first of several of its name. */
  #firstOf(column: Column): Column {
    const { field, part = "whole" } = column;
    if (part !== "whole" || !this.#repeated.has(field)) return column;
    return this.#table.columns.find((one) => one.field === field && one.part === "first") ?? column;
  }

  /** The name of a column with a number, and the number. */
  #numberIn(key: string): NumberedName | undefined {
    const found = sequenceOf(key);
    const named = this.#names.get(found?.name ?? "");
    return found === undefined || named === undefined ? undefined : { ...found, named };
  }

  /**
   * A column with a number: one of the others (其他诊断1), or one of all (诊断编码1), of which the first (the number 0, where there is one) is the
   * principal one unless that has a column of its own.
   */
  #numbered(key: string): Omit<Candidate, "index" | "header"> | undefined {
    const found = this.#numberIn(key);
    if (found === undefined) return undefined;
    const { named, number } = found;
    const { field, part = "whole" } = named.column;
    if (!isSpread(field, this.#table) || part === "first") return undefined;
    const first = this.#fromZero.has(field) ? 0 : 1;
    const isPrincipal = part === "whole" && number === first && !this.#withFirst.has(field);
    const wanted = isPrincipal ? "first" : "other";
    const column = this.#table.columns.find((one) => one.field === field && one.part === wanted);
    if (column === undefined) return undefined;
    const slot = isPrincipal ? slotOf(column) : `${slotOf(column)}.${number}`;
    return { column, rank: named.rank, slot, number: isPrincipal ? 0 : 1 + number };
  }
}

function entryColumn(header: string, table: TableColumns): Column | undefined {
  const match = /^\ufeff?\s*([a-z]+)\.(\S+)\s*$/i.exec(header);
  const field = Object.keys(table.maps).find((map) => map === match?.[1]);
  const key = match?.[2];
  const cell = field === undefined ? undefined : table.maps[field];
  if (field === undefined || key === undefined || cell === undefined || isForbiddenKey(key)) return undefined;
  const own = table.columns.find((column) => column.field === field && column.key === key);
  return own ?? { field, key, names: [], cell, part: "entry" };
}

function slotOf(column: Column): string {
  return [column.field, column.part ?? "whole", column.key ?? ""].join(".");
}

/** The first entry of a list stands before all others. */
function orderOf(column: Column): number {
  return column.part === "other" ? 1 : 0;
}

function keepBest(slots: Map<string, Candidate>, candidate: Candidate, shadowed: ShadowedColumn[]): void {
  const rival = slots.get(candidate.slot);
  if (rival === undefined) {
    slots.set(candidate.slot, candidate);
    return;
  }
  if (rival.rank === candidate.rank) refuseTwice(candidate.column.field, [rival, candidate]);
  const [kept, dropped] = rival.rank < candidate.rank ? [rival, candidate] : [candidate, rival];
  slots.set(candidate.slot, kept);
  const { header, index, column } = dropped;
  shadowed.push({ header, place: index + 1, field: column.field, by: kept.header });
}

/** Refuses a table of one row a diagnosis: one column of them, and one that says of which kind each is. */
function refuseLongTable(mark: string, columns: readonly Candidate[]): void {
  const [codes, ...others] = columns.filter(({ column }) => column.field === "diagnoses");
  if (codes === undefined || others.length > 0) return;
  throw rowErrors.error("HEADER_LONG_TABLE", { mark, codes: codes.header }, { path: "header" });
}

/** A list comes from one column or from first and others, never from both. */
function refuseBrokenLists(columns: readonly Candidate[]): void {
  for (const { column, ...rest } of columns) {
    if (column.part !== undefined && column.part !== "whole") continue;
    const parts = columns.filter(
      (other) =>
        other.column.field === column.field &&
        (other.column.part === "first" || other.column.part === "other"),
    );
    if (parts.length > 0) refuseTwice(column.field, [{ column, ...rest }, ...parts]);
  }
}

function refuseTwice(field: string, candidates: readonly Candidate[]): never {
  const headers = candidates.map(({ header }) => header).join(", ");
  throw rowErrors.error("HEADER_FIELD_TWICE", { field, headers }, { path: "header" });
}
