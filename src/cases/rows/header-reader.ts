import { isForbiddenKey, RECORD_LIMITS } from "../record-limits.js";
import type { Column, TableColumns } from "./column.js";
import { editedHeader, type HeaderEdition } from "./header-edition.js";
import { type Named, normalizedHeader } from "./header-names.js";
import { type Sequence, sequenceOf } from "./header-sequence.js";
import { hoursUnder } from "./hours-under.js";
import { nearColumns } from "./near-column.js";
import { type RepeatedColumn, rowErrors } from "./row-errors.js";

/** 列的用法: a column of a file that is read, with its place. */
export interface PlannedColumn {
  readonly index: number;
  readonly header: string;
  readonly column: Column;
}

/** 列的解读: a column that may be read, with what it competes for. */
export interface Candidate extends PlannedColumn {
  /** the field or entry it stands for; two candidates of one slot compete, unless they are numbered apart */
  readonly slot: string;
  readonly rank: number;
  readonly number: number;
  /** of a list of codes: the edition that its header names */
  readonly edition?: HeaderEdition | undefined;
}

/** The column of a part of a list: of its first entry, or of the others. */
export function columnOfPart(
  field: string,
  part: "first" | "other",
  { columns }: TableColumns,
): Column | undefined {
  return columns.find((column) => column.field === field && column.part === part);
}

/** Whether a field is a list whose entries may stand in columns of their own. */
export function isSpread(field: string, table: TableColumns): boolean {
  return columnOfPart(field, "other", table) !== undefined;
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

/** What the name of a column comes down to. */
interface HeaderKey {
  readonly key: string;
  readonly edition?: HeaderEdition;
  /** of one that stands several times: its name without the number that it is given */
  readonly repeats?: string;
}

/** The rank of a name that says the edition of the insurance: before all others. */
const FIRST_RANK = -1;

/** Column names by the headers that are asked for: of a file of JSON they are the same for every record. */
const asked = new WeakMap<ColumnNames, ReadonlyMap<string, string>>();

/** What columns are said to be, by their headers in the form of `normalizedHeader`. */
export function namesAsked(renamed: ColumnNames): ReadonlyMap<string, string> {
  const known =
    asked.get(renamed) ??
    new Map(Object.entries(renamed).map(([header, to]) => [normalizedHeader(header), to] as const));
  asked.set(renamed, known);
  return known;
}

/** 逐列解读: finds what each column of a header is, or each key of a record. */
export class HeaderReader {
  readonly #headers: readonly string[];
  readonly #table: TableColumns;
  readonly #names: ReadonlyMap<string, Named>;
  readonly #renamed: ReadonlyMap<string, string>;
  readonly #keys: readonly HeaderKey[];
  /** lists of which one name stands over several columns, so that a program has numbered all but the first: 诊断编码, 诊断编码.1 */
  readonly #repeated: ReadonlySet<string>;
  /** fields whose first entry has a column of its own, so that numbered columns are the others */
  readonly #withFirst: ReadonlySet<string>;
  /** those in whose edition of the insurance it has one */
  readonly #withInsuranceFirst: ReadonlySet<string>;
  /** fields whose numbered columns start at 0 */
  readonly #fromZero: ReadonlySet<string>;

  constructor(
    headers: readonly string[],
    table: TableColumns,
    names: ReadonlyMap<string, Named>,
    renamed: ColumnNames,
    order: "ordered" | "unordered" = "ordered",
  ) {
    this.#headers = headers;
    this.#table = table;
    this.#names = names;
    this.#renamed = namesAsked(renamed);
    const keys = headers.map((_, index) => this.#keyOf(normalizedHeader(this.#said(index))));
    // Of several of one name the first is the first where they stand from left to right.
    this.#keys = order === "ordered" ? this.#numberedApart(keys) : keys;
    const columns = headers.map((_, index) => this.#named(index)?.column);
    const numbers = this.#keys.map(({ key }) => this.#numberIn(key));
    const wholes = new Set(columns.filter((column) => (column?.part ?? "whole") === "whole"));
    this.#repeated = new Set(
      numbers.flatMap((found) =>
        found?.isRepeat && wholes.has(found.named.column) ? [found.named.column.field] : [],
      ),
    );
    const isFirst = (column: Column | undefined): column is Column => column?.part === "first";
    const ofInsurance = columns.filter((_, index) => this.#keys[index]?.edition === "insurance");
    const fieldsOf = (found: typeof columns) => found.filter(isFirst).map(({ field }) => field);
    this.#withFirst = new Set([...fieldsOf(columns), ...this.#repeated]);
    this.#withInsuranceFirst = new Set([...fieldsOf(ofInsurance), ...this.#repeated]);
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
    const { key = "", edition } = this.#keys[index] ?? {};
    const found = this.#wholeOf(index) ?? this.#numbered(key, edition);
    if (found !== undefined) {
      const rank = edition === "insurance" ? FIRST_RANK : found.rank;
      return { index, header, ...found, column: hoursUnder(header, found.column), rank, edition };
    }
    if (said !== header && said !== NOT_READ) {
      throw rowErrors.error("HEADER_MAP_UNKNOWN", { header, to: said }, { path: "header" });
    }
    return undefined;
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
    return this.#names.get(this.#keys[index]?.key ?? "");
  }

  /** A name that is not known as it is may be one of codes that says their edition. */
  #keyOf(key: string): HeaderKey {
    if (key.length > RECORD_LIMITS.text || this.#names.has(key)) return { key };
    const edited = editedHeader(key);
    if (edited === undefined) return { key };
    const named = this.#names.get(edited.key) ?? this.#numberIn(edited.key)?.named;
    return named !== undefined && isSpread(named.column.field, this.#table) ? edited : { key };
  }

  /** Columns of one name that may be several entries of a list, numbered as programs do: 其他诊断, 其他诊断.1, 其他诊断.2. */
  #numberedApart(keys: readonly HeaderKey[]): readonly HeaderKey[] {
    const taken = new Set(keys.map(({ key }) => key));
    // Columns of codes of one name beside columns of the list under other names may be codes beside their names: 主要诊断, 诊断编码, 其他诊断, 诊断编码.
    const inParts = new Set(
      keys.flatMap(({ key }) => {
        const { field, part = "whole" } = this.#names.get(key)?.column ?? { field: "" };
        return part === "whole" ? [] : [field];
      }),
    );
    const listOf = ({ key }: HeaderKey): string | undefined => {
      const { field, part = "whole" } = this.#names.get(key)?.column ?? { field: "" };
      const isOneOfAll = part === "other" || (part === "whole" && !inParts.has(field));
      return isOneOfAll && isSpread(field, this.#table) ? `${field} ${part}` : undefined;
    };
    const nameOf = ({ key, edition }: HeaderKey): string => `${edition ?? ""} ${key}`;
    const times = new Map<string, number>();
    const uneven = unevenLists(keys, listOf, nameOf);
    return keys.map((one) => {
      const list = listOf(one);
      if (list === undefined || uneven.has(list)) return one;
      const before = times.get(nameOf(one)) ?? 0;
      times.set(nameOf(one), before + 1);
      const key = `${one.key}.${before}`;
      return before === 0 || taken.has(key) ? one : { ...one, key, repeats: one.key };
    });
  }

  /** The columns of one name that were numbered apart. */
  repeated(columns: readonly PlannedColumn[]): readonly RepeatedColumn[] {
    const numbered = columns.filter(({ index }) => this.#keys[index]?.repeats !== undefined);
    const names = new Set(numbered.map(({ index }) => this.#keys[index]?.repeats));
    return Array.from(names, (name) => {
      const all = columns.filter(({ index }) => {
        const { key, repeats = key } = this.#keys[index] ?? { key: "" };
        return repeats === name;
      });
      const [{ header, column } = { header: "", column: { field: "" } }] = all;
      return { header, field: column.field, places: all.map(({ index }) => index + 1) };
    });
  }

  #wholeOf(index: number): Omit<Candidate, "index" | "header"> | undefined {
    const named = this.#named(index);
    if (named === undefined) return undefined;
    const column = this.#firstOf(named.column);
    return { rank: named.rank, column, slot: slotOf(column), number: orderOf(column) };
  }

  /** What a column that holds a whole list is: the first of several of its name. */
  #firstOf(column: Column): Column {
    const { field, part = "whole" } = column;
    if (part !== "whole" || !this.#repeated.has(field)) return column;
    return columnOfPart(field, "first", this.#table) ?? column;
  }

  /** The name of a column with a number, and the number. */
  #numberIn(key: string): NumberedName | undefined {
    const found = sequenceOf(key);
    const named = this.#names.get(found?.name ?? "");
    return found === undefined || named === undefined ? undefined : { ...found, named };
  }

  /**
   * A column with a number: one of the others (其他诊断1), or one of all (诊断编码1), of which the first (the number 0, where there is one) is the
   * principal one unless that has a column of its own: of the edition of the insurance, where they are of that.
   */
  #numbered(key: string, edition?: HeaderEdition): Omit<Candidate, "index" | "header"> | undefined {
    const found = this.#numberIn(key);
    if (found === undefined) return undefined;
    const { named, number } = found;
    const { field, part = "whole" } = named.column;
    if (!isSpread(field, this.#table) || part === "first") return undefined;
    const first = this.#fromZero.has(field) ? 0 : 1;
    const withFirst = edition === "insurance" ? this.#withInsuranceFirst : this.#withFirst;
    const isPrincipal = part === "whole" && number === first && !withFirst.has(field);
    const column = columnOfPart(field, isPrincipal ? "first" : "other", this.#table);
    if (column === undefined) return undefined;
    const slot = isPrincipal ? slotOf(column) : `${slotOf(column)}.${number}`;
    return { column, rank: named.rank, slot, number: isPrincipal ? 0 : 1 + number };
  }
}

/** Lists of which one name stands more often than another: which belong together is not known. */
function unevenLists(
  keys: readonly HeaderKey[],
  listOf: (key: HeaderKey) => string | undefined,
  nameOf: (key: HeaderKey) => string,
): ReadonlySet<string> {
  const times = new Map<string, Map<string, number>>();
  for (const key of keys) {
    const list = listOf(key);
    if (list === undefined) continue;
    const names = times.get(list) ?? new Map<string, number>();
    times.set(list, names.set(nameOf(key), (names.get(nameOf(key)) ?? 0) + 1));
  }
  return new Set([...times].flatMap(([list, names]) => (new Set(names.values()).size > 1 ? [list] : [])));
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

export function slotOf(column: Column): string {
  return [column.field, column.part ?? "whole", column.key ?? ""].join(".");
}

/** The first entry of a list stands before all others. */
function orderOf(column: Column): number {
  return column.part === "other" ? 1 : 0;
}
