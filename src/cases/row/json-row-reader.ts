import { isDamagedId } from "../damaged-id.js";
import type { CaseMarks } from "../field-values.js";
import type { Shape } from "../fields/field.js";
import { isNobodysId, mayBeNobodysId } from "../nobodys-id.js";
import { mayBeRewritten, oneWriting } from "../person-writing.js";
import { isPlausible } from "../plausibility.js";
import { readMarks } from "../read-marks.js";
import { isForbiddenKey, RECORD_LIMITS } from "../record-limits.js";
import type { ValueReader } from "../value-reader.js";
import { type CaseRow, type CodeList, PLACE, PRESENT, ROW_FIELDS } from "./case-row.js";
import { EMPTY_HASH, hashOf } from "./hash-of.js";
import { BACKSLASH, JsonScanner, LETTER_N, QUOTE, SPACE } from "./json-scanner.js";
import { MarksReader } from "./marks-reader.js";
import { TextPool, textOfBytes } from "./text-pool.js";

const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const PLUS = 0x2b;
const POINT = 0x2e;
const ZERO = 0x30;
const LETTER_E = 0x65;
/** The bit that tells a small letter from a capital one. */
const LOWER_CASE = 0x20;

/** Texts that are no value of a choice, of which so many are remembered. */
const REMEMBERED_WORDS = 4096;

/** A field as the scanner needs it. */
interface ScannedField {
  readonly name: string;
  readonly key: Uint8Array;
  readonly shape: Shape;
  readonly pool: TextPool;
  /** of a choice of texts: its values by their number in `words` */
  readonly words: TextPool;
  readonly list: CodeList;
  readonly blankAllowed: boolean;
}

const encoder = new TextEncoder();

/**
 * 快速读取病例 JSON: reads a case from the bytes of its line into a {@link CaseRow}, without an object a field.
 *
 * It reads well-formed cases as programs write them, and leaves anything else (an escaped text, an unknown field, a value that is wrong, a
 * stay that contradicts its dates, an age of 0 without days) to `safeParseCase`, which alone says what is wrong. A property test holds both equal on any record.
 *
 * @example
 * ```ts
 * const row = new CaseRow();
 * const reader = new JsonRowReader(row);
 * const line = new TextEncoder().encode('{"caseId":"1","totalCost":"10.50"}\n');
 * reader.read(line, 0); // true
 * row.values[PLACE.totalCost]; // 1050
 * ```
 */
export class JsonRowReader extends JsonScanner {
  readonly #row: CaseRow;
  readonly #fields: readonly ScannedField[];
  /** the field that followed each field in the record before; records of a file have one order */
  readonly #next: Int32Array;
  /** the record in which a field, or a category, was seen last: one that comes twice is left to the plain path */
  readonly #seen: Int32Array;
  #seenCategory = new Int32Array(64);
  #usableCategory = new Int8Array(64);
  #record = 0;
  readonly #marks: MarksReader;

  /** @param marks how marks are read: told where a name is nearly known, or not, as who only groups reads them */
  constructor(row: CaseRow, marks: ValueReader<CaseMarks> = readMarks) {
    super();
    this.#marks = new MarksReader(marks);
    this.#row = row;
    this.#fields = ROW_FIELDS.map(([name, shape]) => ({
      name,
      key: encoder.encode(name),
      shape,
      pool: row.pools.of(name),
      words: wordsOf(shape),
      list: name === "diagnoses" || name === "procedures" ? row[name] : row.items,
      blankAllowed: shape.kind === "list" && shape.of.kind === "text" && shape.of.mayBeBlank === true,
    }));
    this.#next = Int32Array.from(this.#fields, (_, place) => (place + 1) % this.#fields.length);
    this.#seen = new Int32Array(this.#fields.length);
  }

  /**
   * Reads the record that begins at `start`; a line feed must stand behind the record.
   *
   * @returns false where the record is left to the plain path; the row then holds nothing of use
   */
  read(bytes: Uint8Array, start: number): boolean {
    this.bytes = bytes;
    this.at = start;
    this.#record += 1;
    this.#row.clear();
    return this.#object() && this.#isEnd() && this.#isWhole();
  }

  /** Where the line feed stands behind the record that was read last. */
  get end(): number {
    return this.at;
  }

  #object(): boolean {
    if (!this.take(OPEN_MAP)) return false;
    let field = this.#fields.length - 1;
    for (;;) {
      field = this.#key(field);
      if (field < 0 || this.#seen[field] === this.#record) return false;
      this.#seen[field] = this.#record;
      if (!this.take(COLON) || !this.#value(field)) return false;
      if (this.take(COMMA)) continue;
      return this.take(CLOSE_MAP);
    }
  }

  /** Nothing but blanks up to the end of the line. */
  #isEnd(): boolean {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === LINE_FEED) return true;
      if (byte !== SPACE && byte !== CARRIAGE_RETURN) return false;
      this.at += 1;
    }
  }

  /** What holds between fields; a stay that is not as its dates say, and a record that is hardly meant, are left to the plain path. */
  #isWhole(): boolean {
    const { values, caseId } = this.#row;
    if (caseId === "") return false;
    const admission = values[PLACE.admissionDate] as number;
    const discharge = values[PLACE.dischargeDate] as number;
    if (Number.isNaN(admission) || Number.isNaN(discharge)) return isPlausible(this.#row);
    if (discharge < admission) return false;
    const days = Math.max(1, discharge - admission);
    const given = values[PLACE.lengthOfStayDays] as number;
    if (days > RECORD_LIMITS.stayDays || (given !== days && !Number.isNaN(given))) return false;
    values[PLACE.lengthOfStayDays] = days;
    return isPlausible(this.#row);
  }

  /** The place of the field whose key stands here; -1 where there is none. */
  #key(before: number): number {
    if (!this.take(QUOTE)) return -1;
    const expected = this.#next[before] as number;
    if (this.#isKey(expected)) return expected;
    for (let place = 0; place < this.#fields.length; place += 1) {
      if (!this.#isKey(place)) continue;
      this.#next[before] = place;
      return place;
    }
    return -1;
  }

  #isKey(place: number): boolean {
    const { key } = this.#fields[place] as ScannedField;
    const bytes = this.bytes;
    const start = this.at;
    for (let at = 0; at < key.length; at += 1) if (bytes[start + at] !== key[at]) return false;
    if (bytes[start + key.length] !== QUOTE) return false;
    this.at = start + key.length + 1;
    return true;
  }

  #value(place: number): boolean {
    this.skipSpaces();
    if (this.bytes[this.at] === LETTER_N) return this.word("null");
    const field = this.#fields[place] as ScannedField;
    const number = this.#number(field);
    if (Number.isNaN(number)) return false;
    this.#row.values[place] = number;
    return true;
  }

  /** The value of a field as {@link CaseRow.values} holds it; NaN where it is left to the plain path. */
  #number(field: ScannedField): number {
    const { shape } = field;
    switch (shape.kind) {
      case "text":
        if (field.name === "caseId") return this.#caseId(shape.max);
        return shape.id
          ? this.#id(field.pool, shape.max, shape.id === "may")
          : this.#text(field.pool, shape.max);
      case "choice":
        return typeof shape.values[0] === "number" ? this.#digit(shape.values) : this.#choice(field);
      case "flag":
        return this.flag();
      case "whole":
      case "number":
        return this.upTo(shape.max, shape.kind === "number");
      case "date":
        return this.date();
      case "amount":
        return this.amount();
      case "list":
        return this.#list(field);
      case "map":
        return shape.of.kind === "amount" ? this.#costs() : this.#marksMap();
      default:
        return Number.NaN;
    }
  }

  #caseId(max: number): number {
    const start = this.at + 1;
    const end = this.textEnd();
    if (end < 0 || end === start || end - start > max) return Number.NaN;
    if (this.#isDamaged(start, end)) return Number.NaN;
    this.#row.caseId = textOfBytes(this.bytes, start, end);
    return PRESENT;
  }

  #id(pool: TextPool, max: number, mayBeLeftOut: boolean): number {
    const start = this.at + 1;
    const number = this.#text(pool, max);
    const end = this.at - 1;
    if (Number.isNaN(number) || this.#isDamaged(start, end)) return Number.NaN;
    if (!mayBeLeftOut) return number;
    return this.#isNobodys(start, end) || this.#isRewritten(start, end) ? Number.NaN : number;
  }

  #isNobodys(start: number, end: number): boolean {
    return mayBeNobodysId(this.bytes, start, end) && isNobodysId(textOfBytes(this.bytes, start, end));
  }

  #isRewritten(start: number, end: number): boolean {
    if (!mayBeRewritten(this.bytes, start, end)) return false;
    const id = textOfBytes(this.bytes, start, end);
    return oneWriting(id) !== id;
  }

  /** Whether an id is a number that a program has rewritten, which the plain path is to say; its last bytes tell nearly always that it is none. */
  #isDamaged(start: number, end: number): boolean {
    const bytes = this.bytes;
    const third = bytes[end - 3] as number;
    const isScientific = third === PLUS || (third | LOWER_CASE) === LETTER_E;
    const isRounded = third === ZERO && bytes[end - 2] === ZERO && bytes[end - 1] === ZERO;
    const isNumber = third === POINT || bytes[end - 2] === POINT || bytes[end - 4] === COMMA;
    return (isScientific || isRounded || isNumber) && isDamagedId(textOfBytes(bytes, start, end));
  }

  /** The number of a text of 1 to `max` bytes; a longer one may still be short enough in characters, so it is left. */
  #text(pool: TextPool, max: number, blankAllowed = false): number {
    const bytes = this.bytes;
    let at = this.at;
    if (bytes[at] !== QUOTE) return Number.NaN;
    const start = at + 1;
    let hash = EMPTY_HASH;
    for (;;) {
      at += 1;
      const byte = bytes[at] as number;
      if (byte === QUOTE) break;
      if (byte < SPACE || byte === BACKSLASH) return Number.NaN;
      hash = hashOf(hash, byte);
    }
    this.at = at + 1;
    if ((at === start && !blankAllowed) || at - start > max) return Number.NaN;
    return pool.numberOfBytes(bytes, start, at, hash);
  }

  #choice({ words, shape }: ScannedField): number {
    const count = shape.kind === "choice" ? shape.values.length : 0;
    if (words.size > REMEMBERED_WORDS) return Number.NaN;
    const number = this.#text(words, RECORD_LIMITS.text);
    return number < count ? number : Number.NaN;
  }

  #digit(values: readonly (string | number)[]): number {
    const value = this.whole();
    return values.includes(value) ? value : Number.NaN;
  }

  #list({ list, blankAllowed }: ScannedField): number {
    const { codes } = this.#row.pools;
    if (!this.take(OPEN_LIST)) return Number.NaN;
    if (this.take(CLOSE_LIST)) return PRESENT;
    for (;;) {
      this.skipSpaces();
      const number = this.#text(codes, RECORD_LIMITS.code, blankAllowed);
      if (Number.isNaN(number) || list.length === RECORD_LIMITS.codes) return Number.NaN;
      list.push(number);
      if (this.take(COMMA)) continue;
      return this.take(CLOSE_LIST) ? PRESENT : Number.NaN;
    }
  }

  #costs(): number {
    const row = this.#row;
    if (!this.take(OPEN_MAP)) return Number.NaN;
    if (this.take(CLOSE_MAP)) return PRESENT;
    for (;;) {
      this.skipSpaces();
      const category = this.#text(row.pools.categories, RECORD_LIMITS.text);
      if (Number.isNaN(category) || !this.#isNewCategory(category) || !this.take(COLON)) return Number.NaN;
      this.skipSpaces();
      if (this.bytes[this.at] === LETTER_N) {
        if (!this.word("null")) return Number.NaN;
      } else {
        const fen = this.amount();
        if (Number.isNaN(fen) || row.costCategories.length === RECORD_LIMITS.entries) return Number.NaN;
        row.addCost(category, fen);
      }
      if (this.take(COMMA)) continue;
      return this.take(CLOSE_MAP) ? PRESENT : Number.NaN;
    }
  }

  /** Whether a category may be a key and was not seen in this record. */
  #isNewCategory(category: number): boolean {
    if (category >= this.#seenCategory.length) {
      const size = category * 2;
      const [seen, usable] = [new Int32Array(size), new Int8Array(size)];
      seen.set(this.#seenCategory);
      usable.set(this.#usableCategory);
      [this.#seenCategory, this.#usableCategory] = [seen, usable];
    }
    if (this.#usableCategory[category] === 0) {
      this.#usableCategory[category] = isForbiddenKey(this.#row.pools.categories.text(category)) ? -1 : 1;
    }
    if (this.#usableCategory[category] === -1 || this.#seenCategory[category] === this.#record) return false;
    this.#seenCategory[category] = this.#record;
    return true;
  }

  #marksMap(): number {
    const start = this.at;
    if (!this.#passMap()) return Number.NaN;
    const marks = this.#marks.read(this.bytes, start, this.at);
    if (marks === undefined) return Number.NaN;
    this.#row.marks = marks;
    return PRESENT;
  }

  /** Passes a map to its closing bracket; whether it is JSON is for its parser to say. */
  #passMap(): boolean {
    if (this.bytes[this.at] !== OPEN_MAP) return false;
    let depth = 0;
    for (;;) {
      const byte = this.bytes[this.at] as number;
      if (byte === QUOTE) {
        if (this.textEnd() < 0) return false;
        continue;
      }
      if (byte < SPACE) return false;
      this.at += 1;
      if (byte === OPEN_MAP || byte === OPEN_LIST) depth += 1;
      else if (byte === CLOSE_MAP || byte === CLOSE_LIST) depth -= 1;
      if (depth === 0) return true;
    }
  }
}

/** The values of a choice of texts under the numbers of their places. */
function wordsOf(shape: Shape): TextPool {
  const words = new TextPool();
  if (shape.kind === "choice") for (const value of shape.values) words.number(String(value));
  return words;
}
