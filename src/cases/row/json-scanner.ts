import { civilDay } from "../../primitives/index.js";

export const QUOTE = 0x22;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
export const BACKSLASH = 0x5c;
export const SPACE = 0x20;
export const LETTER_N = 0x6e;
const LETTER_T = 0x74;
const LETTER_F = 0x66;

/** Digits of a number that is read here; what has more is left to the plain path. */
const WHOLE_DIGITS = 9;
const FRACTION_DIGITS = 7;
const YUAN_DIGITS = 12;
const AMOUNT_ZEROS = 20;
const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7] as const;

/**
 * JSON 扫描: passes over the values of a record in UTF-8 bytes and tells them as numbers; NaN, or false, for what it leaves to the plain path.
 *
 * A control character ends every text, so that the line feed behind a record bounds the scan.
 */
export class JsonScanner {
  protected bytes: Uint8Array = new Uint8Array(0);
  protected at = 0;

  /** Passes a text without escapes; where it ends, -1 where there is none. */
  protected textEnd(): number {
    const bytes = this.bytes;
    let at = this.at;
    if (bytes[at] !== QUOTE) return -1;
    for (;;) {
      at += 1;
      const byte = bytes[at] as number;
      if (byte === QUOTE) break;
      if (byte < SPACE || byte === BACKSLASH) return -1;
    }
    this.at = at + 1;
    return at;
  }

  protected flag(): number {
    const first = this.bytes[this.at];
    if (first === LETTER_T && this.word("true")) return 1;
    return first === LETTER_F && this.word("false") ? 0 : Number.NaN;
  }

  protected upTo(max: number, fractionAllowed: boolean): number {
    let value = this.whole();
    if (this.bytes[this.at] === POINT) {
      if (!fractionAllowed) return Number.NaN;
      this.at += 1;
      const start = this.at;
      const fraction = this.digits(FRACTION_DIGITS);
      const decimals = this.at - start;
      if (decimals === 0) return Number.NaN;
      // Both are whole and exact, so that the quotient is the number nearest to the text, as JSON.parse has it.
      const power = POWERS[decimals as 1];
      value = (value * power + fraction) / power;
    }
    return value <= max ? value : Number.NaN;
  }

  /** A whole number as JSON writes it: no zero in front, no sign. */
  protected whole(): number {
    const start = this.at;
    const value = this.digits(WHOLE_DIGITS);
    const length = this.at - start;
    return length === 0 || (length > 1 && this.bytes[start] === ZERO) ? Number.NaN : value;
  }

  /** The number in the next digits, at most `most` of them. */
  protected digits(most: number): number {
    const bytes = this.bytes;
    const end = this.at + most;
    let value = 0;
    let at = this.at;
    while (at < end) {
      const byte = bytes[at] as number;
      if (byte < ZERO || byte > NINE) break;
      value = value * 10 + byte - ZERO;
      at += 1;
    }
    this.at = at;
    return value;
  }

  protected date(): number {
    const start = this.at;
    const bytes = this.bytes;
    if (bytes[start] !== QUOTE || bytes[start + 5] !== MINUS || bytes[start + 8] !== MINUS) return Number.NaN;
    this.at = start + 1;
    const year = this.digits(4);
    if (this.at !== start + 5) return Number.NaN;
    this.at += 1;
    const month = this.digits(2);
    if (this.at !== start + 8) return Number.NaN;
    this.at += 1;
    const day = this.digits(2);
    if (this.at !== start + 11 || !this.here(QUOTE)) return Number.NaN;
    return civilDay(year, month, day);
  }

  /** Fen of an amount as `AMOUNT_PATTERN` has it. */
  protected amount(): number {
    if (!this.here(QUOTE)) return Number.NaN;
    const start = this.at;
    let fen = this.digits(YUAN_DIGITS) * 100;
    if (this.at === start) return Number.NaN;
    if (this.here(POINT)) {
      const fraction = this.at;
      const digits = this.digits(2);
      const decimals = this.at - fraction;
      if (decimals === 0) return Number.NaN;
      fen += decimals === 1 ? digits * 10 : digits;
      const zeros = this.at;
      while (this.bytes[this.at] === ZERO) this.at += 1;
      if (this.at - zeros > AMOUNT_ZEROS) return Number.NaN;
    }
    return this.here(QUOTE) ? fen : Number.NaN;
  }

  protected word(word: string): boolean {
    for (let at = 0; at < word.length; at += 1) {
      if (this.bytes[this.at + at] !== word.charCodeAt(at)) return false;
    }
    this.at += word.length;
    return true;
  }

  /** Passes a byte that must stand here. */
  protected here(byte: number): boolean {
    if (this.bytes[this.at] !== byte) return false;
    this.at += 1;
    return true;
  }

  /** Passes a byte, blanks before it aside. */
  protected take(byte: number): boolean {
    this.skipSpaces();
    return this.here(byte);
  }

  protected skipSpaces(): void {
    while (this.bytes[this.at] === SPACE) this.at += 1;
  }
}
