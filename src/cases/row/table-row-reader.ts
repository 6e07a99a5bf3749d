import { groupedBy } from "../../primitives/grouped-by.js";
import { widened } from "../../primitives/widened.js";
import { CASE_TABLE } from "../fields/case-fields.js";
import type { CellReader } from "../fields/cell-reader.js";
import { amountCell, listCell, textCell } from "../fields/cell-reader.js";
import { codeListCell } from "../fields/code-list-cell.js";
import { readMarksTold } from "../near-mark.js";
import { columnsOf } from "../rows/columns-of.js";
import { namesOf, normalizedHeader } from "../rows/header-names.js";
import { type HeaderPlan, planHeader } from "../rows/header-plan.js";
import type { ColumnNames, PlannedColumn } from "../rows/header-reader.js";
import { mayBeNoRecord } from "../rows/no-record.js";
import { type CellFindings, recordOfCells } from "../rows/read-row.js";
import type { CaseRow } from "./case-row.js";
import { EMPTY_HASH, hashOf } from "./hash-of.js";
import { JsonRowReader } from "./json-row-reader.js";
import { TextPool, textOfBytes } from "./text-pool.js";

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;
const COMMA = 0x2c;
const BAR = 0x7c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;

/** Classes of bytes, as bits: what a cell is made of. */
const DIGIT = 1;
const POINT = 2;
const LETTER = 4;
const BETWEEN = 8;
const OTHER = 16;
const CLASS_OF = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (/[0-9]/.test(character)) return DIGIT;
  if (character === ".") return POINT;
  if (/[A-Za-z_+*-]/.test(character)) return LETTER;
  return byte === BAR ? BETWEEN : OTHER;
});

/** Bytes of a line beyond which it is left. */
const LONGEST_LINE = 1 << 16;
/** Different cells of a column that are remembered. */
const REMEMBERED = 1 << 16;
/** Plain cells that a row of a case has at least: a note, or a row of blanks, has fewer. */
const FEWEST_PLAIN = 2;

const NO_VALUE = new Uint8Array();
const CASE_COLUMNS = columnsOf(CASE_TABLE);
const encoder = new TextEncoder();

/** How a cell of digits, letters and a few signs, with a digit among them, becomes JSON: as its text, as its codes, or as what its reader says. */
type CellForm = "text" | "amount" | "codes" | "word";

const FORMS = new Map<CellReader, CellForm>([
  [textCell, "text"],
  [amountCell, "amount"],
  [codeListCell, "codes"],
  [listCell, "codes"],
]);

/** A column of the table with what was read of its cells. */
class TableCell {
  readonly index: number;
  readonly form: CellForm;
  /** `"drug":` of an entry of a map */
  readonly key: Uint8Array;
  /** whether it is the first entry of a list: several in it are to be remarked on */
  readonly isFirst: boolean;
  readonly #planned: PlannedColumn;
  readonly #pool = new TextPool();
  /** by number in the pool: the JSON of a cell; {@link NO_VALUE} of one that holds nothing, undefined of one that is left */
  readonly #json: (Uint8Array | undefined)[] = [];

  constructor(planned: PlannedColumn) {
    const { column, index } = planned;
    this.index = index;
    this.form = FORMS.get(column.cell) ?? "word";
    this.isFirst = column.part === "first";
    this.key = encoder.encode(`${JSON.stringify(column.key ?? "")}:`);
    // Further entries of a list are read as a list is.
    const part = column.part === "other" ? { part: "whole" as const } : {};
    this.#planned = { ...planned, index: 0, column: { ...column, ...part } };
  }

  /** What the reader of the cell makes of it, remembered. */
  read(bytes: Uint8Array, start: number, end: number): Uint8Array | undefined {
    let hash = EMPTY_HASH;
    for (let at = start; at < end; at += 1) hash = hashOf(hash, bytes[at] as number);
    if (this.#pool.size >= REMEMBERED) {
      this.#pool.clear();
      this.#json.length = 0;
    }
    const known = this.#pool.size;
    const number = this.#pool.numberOfBytes(bytes, start, end, hash);
    if (number === known) this.#json[number] = this.#jsonOf(textOfBytes(bytes, start, end));
    return this.#json[number];
  }

  #jsonOf(cell: string): Uint8Array | undefined {
    const found: CellFindings = { problems: [], warnings: [] };
    const record = recordOfCells([cell], [this.#planned], found);
    const { field, part, key = "" } = this.#planned.column;
    // A line that names columns has such a name in place of its id.
    const isName = field === "caseId" && namesOf(CASE_COLUMNS).has(normalizedHeader(cell));
    const isHeader = isName || cell === this.#planned.header;
    if (isHeader || mayBeNoRecord(cell) || found.problems.length > 0 || found.warnings.length > 0)
      return undefined;
    const read =
      part === "entry" ? (record[field] as Record<string, unknown> | undefined)?.[key] : record[field];
    return read === undefined ? NO_VALUE : encoder.encode(JSON.stringify(read));
  }
}

/** A field with the cells that it is read from. */
interface TableField {
  /** `"sex":` */
  readonly key: Uint8Array;
  readonly kind: "value" | "list" | "map";
  readonly cells: readonly TableCell[];
}

/**
 * 快速读取病例表: reads a case from the bytes of a row of a table into a {@link CaseRow}, by way of the bytes of its JSON.
 *
 * It reads rows without quotes, of as many cells as the header has; what a cell says that is not plainly a text, a code or an amount is asked of the reader of the column, once. Anything that is to be
 * said of a row is left to the plain path; a property test holds both equal on any row.
 */
export class TableRowReader {
  readonly #json: JsonRowReader;
  readonly #fields: readonly TableField[];
  /** the columns that are read, by their place */
  readonly #isRead: Uint8Array;
  /** the columns without a name that are to be empty */
  readonly #nameless: readonly number[];
  readonly #delimiter: number;
  /** of each cell where it ends, and the classes of its bytes */
  readonly #ends: Int32Array;
  readonly #classes: Uint8Array;
  #out = new Uint8Array(LONGEST_LINE);
  #length = 0;
  #end = 0;

  private constructor(
    row: CaseRow,
    fields: readonly TableField[],
    { width, nameless }: Pick<HeaderPlan, "width" | "nameless">,
    delimiter: string,
  ) {
    this.#json = new JsonRowReader(row, readMarksTold);
    this.#fields = fields;
    this.#nameless = nameless.map(({ index }) => index);
    this.#isRead = new Uint8Array(width);
    for (const { cells } of fields) for (const { index } of cells) this.#isRead[index] = 1;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#ends = new Int32Array(width);
    this.#classes = new Uint8Array(width);
  }

  /** The reader of the rows under a header; undefined where its columns make up a field in a way that is left to the plain path. */
  static under(
    header: readonly string[],
    row: CaseRow,
    {
      delimiter = ",",
      columns: names,
    }: { readonly delimiter?: string | undefined; readonly columns?: ColumnNames | undefined },
  ): TableRowReader | undefined {
    if (![",", ";", "\t"].includes(delimiter)) return undefined;
    const plan = planHeader(header, CASE_COLUMNS, names);
    const { columns } = plan;
    const byField = groupedBy(columns, ({ column }) => column.field);
    // A row that repeats the header is told by this cell.
    if (columns.some(({ column, header: name }) => column.field === "caseId" && /\d/.test(name)))
      return undefined;
    const fields = Array.from(byField, ([field, planned]) => fieldOf(field, planned));
    const known = fields.filter((field) => field !== undefined);
    return known.length < fields.length ? undefined : new TableRowReader(row, known, plan, delimiter);
  }

  /** Where the line feed stands behind the row that was read last, where it was read. */
  get end(): number {
    return this.#end;
  }

  /**
   * Reads the row that begins at `start`; a line feed must stand behind it.
   *
   * @returns false where the row is left to the plain path
   */
  read(bytes: Uint8Array, start: number): boolean {
    if (!this.#cut(bytes, start)) return false;
    for (const index of this.#nameless)
      if (this.#startOf(index) < (this.#ends[index] as number)) return false;
    this.#length = 0;
    this.#put(OPEN_MAP);
    for (const field of this.#fields) if (!this.#field(field, bytes, start)) return false;
    if (this.#length === 1) return false;
    this.#put(CLOSE_MAP);
    this.#put(LINE_FEED);
    return this.#json.read(this.#out, 0);
  }

  /** Finds the cells of a row; false where it may be no row of cases, or has quotes. */
  #cut(bytes: Uint8Array, start: number): boolean {
    const delimiter = this.#delimiter;
    const last = this.#ends.length - 1;
    const most = start + LONGEST_LINE;
    let cell = 0;
    let begin = start;
    let classes = 0;
    let plain = 0;
    for (let at = start; ; at += 1) {
      const byte = bytes[at] as number;
      if (byte !== delimiter && byte !== LINE_FEED) {
        if (byte === QUOTE || at > most) return false;
        classes |= CLASS_OF[byte] as number;
        continue;
      }
      let end = at;
      if (byte === LINE_FEED && end > begin && bytes[end - 1] === CARRIAGE_RETURN) {
        end -= 1;
        classes = 0;
        for (let each = begin; each < end; each += 1) classes |= CLASS_OF[bytes[each] as number] as number;
      }
      if (cell > last) return false;
      this.#ends[cell] = end;
      this.#classes[cell] = classes;
      if (isPlain(classes)) plain += 1;
      else if (this.#isRead[cell] === 0 && mayBeNoRecord(textOfBytes(bytes, begin, end))) return false;
      if (byte === LINE_FEED) {
        this.#end = at;
        return cell === last && plain >= FEWEST_PLAIN;
      }
      cell += 1;
      begin = at + 1;
      classes = 0;
    }
  }

  /** Writes a field where its cells hold anything; false where it is left. */
  #field({ key, kind, cells }: TableField, bytes: Uint8Array, start: number): boolean {
    const before = this.#length;
    if (before > 1) this.#put(COMMA);
    this.#write(key, 0, key.length);
    if (kind === "list") this.#put(OPEN_LIST);
    if (kind === "map") this.#put(OPEN_MAP);
    const from = this.#length;
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at] as TableCell;
      const cellStart = cell.index === 0 ? start : this.#startOf(cell.index);
      const cellEnd = this.#ends[cell.index] as number;
      if (cellEnd === cellStart) continue;
      const beforeCell = this.#length;
      if (kind !== "value" && beforeCell > from) this.#put(COMMA);
      if (kind === "map") this.#write(cell.key, 0, cell.key.length);
      const beforeValue = this.#length;
      if (!this.#cell(cell, kind, bytes, cellStart, cellEnd)) return false;
      if (this.#length === beforeValue) this.#length = beforeCell;
      // A list without its first entry is refused.
      else if (kind === "list" && beforeCell === from && at > 0) return false;
    }
    if (this.#length === from) this.#length = before;
    else if (kind === "list") this.#put(CLOSE_LIST);
    else if (kind === "map") this.#put(CLOSE_MAP);
    return true;
  }

  #startOf(index: number): number {
    const before = this.#ends[index - 1] as number;
    return before + 1;
  }

  /** Writes the JSON of a cell, of a list without its brackets; nothing for a cell that holds nothing. False where it is left. */
  #cell(cell: TableCell, kind: TableField["kind"], bytes: Uint8Array, start: number, end: number): boolean {
    const classes = this.#classes[cell.index] as number;
    const isAmount = cell.form === "amount" && (classes & ~(DIGIT | POINT)) === 0;
    if (isAmount || (cell.form === "text" && isPlain(classes) && (classes & BETWEEN) === 0)) {
      this.#text(bytes, start, end);
      return true;
    }
    if (cell.form === "codes" && kind === "list" && isPlain(classes))
      return this.#codes(cell, bytes, start, end);
    const json = cell.read(bytes, start, end);
    if (json === undefined) return false;
    const isBare = kind === "list" && json.length > 0;
    this.#write(json, isBare ? 1 : 0, isBare ? json.length - 1 : json.length);
    return true;
  }

  #codes(cell: TableCell, bytes: Uint8Array, start: number, end: number): boolean {
    let from = start;
    for (let at = start; at <= end; at += 1) {
      if (at < end && bytes[at] !== BAR) continue;
      // A code without a digit may be a word that says nothing.
      if (!hasDigit(bytes, from, at)) return false;
      if (from > start) {
        if (cell.isFirst) return false;
        this.#put(COMMA);
      }
      this.#text(bytes, from, at);
      from = at + 1;
    }
    return true;
  }

  #text(bytes: Uint8Array, start: number, end: number): void {
    this.#put(QUOTE);
    this.#write(bytes, start, end);
    this.#put(QUOTE);
  }

  #put(byte: number): void {
    if (this.#length === this.#out.length) this.#widen(1);
    this.#out[this.#length] = byte;
    this.#length += 1;
  }

  #write(bytes: Uint8Array, start: number, end: number): void {
    if (this.#length + end - start > this.#out.length) this.#widen(end - start);
    const out = this.#out;
    const shift = this.#length - start;
    for (let at = start; at < end; at += 1) out[at + shift] = bytes[at] as number;
    this.#length += end - start;
  }

  #widen(by: number): void {
    this.#out = widened(this.#out, 2 * (this.#length + by));
  }
}

/** Whether a cell is of digits, letters and a few signs, with a digit among them: no word that says nothing, no mark of a spreadsheet, no total. */
function isPlain(classes: number): boolean {
  return (classes & OTHER) === 0 && (classes & DIGIT) !== 0;
}

function hasDigit(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1)
    if (((CLASS_OF[bytes[at] as number] as number) & DIGIT) !== 0) return true;
  return false;
}

/** How a field is made of its columns, in their order; undefined where that is left to the plain path. */
function fieldOf(field: string, planned: readonly PlannedColumn[]): TableField | undefined {
  const key = encoder.encode(`${JSON.stringify(field)}:`);
  const cells = planned.map((each) => new TableCell(each));
  const [first = "whole", ...others] = planned.map(({ column }) => column.part ?? "whole");
  if (first === "entry")
    return others.every((part) => part === "entry") ? { key, kind: "map", cells } : undefined;
  if (first === "other" || others.some((part) => part !== "other")) return undefined;
  const isList = planned.every(({ column }) => FORMS.get(column.cell) === "codes");
  if (isList) return first === "first" || others.length === 0 ? { key, kind: "list", cells } : undefined;
  return first === "whole" && others.length === 0 ? { key, kind: "value", cells } : undefined;
}
