import { type Diagnostic, isDrgError, type LocalizedText } from "../primitives/index.js";
import { faultWords, type JsonFault, rulesetErrors, type TextPlace } from "./rulesets-errors.js";
import { throwProblems } from "./throw-problems.js";

/** A JSON value as it is read: nothing but data. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Characters of the largest ruleset text that is read; the shipped ones are below a hundredth of it. */
export const MAX_CHARACTERS = 10_000_000;

/** Levels of nesting that a ruleset may have. */
export const MAX_DEPTH = 64;

/** Keys that would reach into the objects of the host. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Problems of keys that are told of one text. */
const MOST_PROBLEMS = 100;

/** How a text is read. */
export interface ReadJsonOptions {
  /** how messages call the text; default `ruleset` */
  readonly file?: string;
  /** is told the dotted path and the offset of every value, in the order of the text; a member stands where its key does */
  readonly onValue?: (path: string, offset: number) => void;
}

/**
 * 读取 JSON: like `JSON.parse`, but a key that occurs twice, a key that reaches into the host's objects, nesting without end
 * and a text beyond {@link MAX_CHARACTERS} are errors that name line, column and path; all that are found before the text cannot be
 * read on are in `info.problems`.
 *
 * @throws `RULESET_JSON_INVALID`, `RULESET_DUPLICATE_KEY`, `RULESET_FORBIDDEN_KEY`, `RULESET_TOO_LARGE`, `RULESET_TOO_DEEP`
 * @example
 * ```ts
 * readJson('{"a": [1, "2"]}'); // { a: [1, "2"] }
 * ```
 */
export function readJson(text: string, options: ReadJsonOptions = {}): JsonValue {
  const file = options.file ?? "ruleset";
  if (text.length > MAX_CHARACTERS) {
    throw rulesetErrors.error(
      "RULESET_TOO_LARGE",
      { file, characters: text.length, limit: MAX_CHARACTERS },
      { path: file },
    );
  }
  return new JsonReader(text, file, options.onValue).read();
}

/** 不合 JSON 之处: where a text that is no JSON goes wrong, and how; the line only where it has several. */
export function jsonFault(text: string): LocalizedText {
  try {
    readJson(text);
  } catch (error) {
    if (!isDrgError(error)) throw error;
    if (error.code !== "RULESET_JSON_INVALID") return error.text;
    const fault = error.info as unknown as JsonFault;
    const { line, column } = fault;
    const words = faultWords(fault);
    const [zh, en] = text.includes("\n") ? [`第 ${line} 行`, `line ${line}, `] : ["", ""];
    return {
      zh: `${zh}第 ${column} 列${words.zh}`,
      en: `${en}column ${column}: ${words.en}`,
    };
  }
  return { zh: "写法不对", en: "it is not well formed" };
}

/** The line and column of an offset, counted from 1. */
export function placeOf(text: string, offset: number, file: string): TextPlace {
  const before = text.slice(0, offset).split("\n");
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const PLAIN_TEXT = /[^"\\]*/y;
const FIRST_PRINTABLE = 0x20;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

class JsonReader {
  readonly #text: string;
  readonly #file: string;
  readonly #onValue: ReadJsonOptions["onValue"];
  readonly #problems: Diagnostic[] = [];
  #firstPlace: TextPlace | undefined;
  #offset = 0;

  constructor(text: string, file: string, onValue: ReadJsonOptions["onValue"]) {
    this.#text = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    this.#file = file;
    this.#onValue = onValue;
  }

  read(): JsonValue {
    try {
      const value = this.#value("", 0);
      this.#skipBlanks();
      if (this.#offset < this.#text.length) throw this.#unexpected("the end of the text", "");
      throwProblems(this.#problems, undefined, this.#firstPlace);
      return value;
    } catch (error) {
      if (!isDrgError(error) || this.#problems.length === 0 || "problems" in error.info) throw error;
      const { code, text: message, path = "" } = error;
      throwProblems(
        [...this.#problems, { code, severity: "error", path, message }],
        undefined,
        this.#firstPlace,
      );
      throw error;
    }
  }

  #value(path: string, depth: number, start?: number): JsonValue {
    this.#skipBlanks();
    if (depth > MAX_DEPTH) {
      throw rulesetErrors.error("RULESET_TOO_DEEP", { file: this.#file, limit: MAX_DEPTH }, { path });
    }
    this.#onValue?.(path, start ?? this.#offset);
    const char = this.#text[this.#offset];
    if (char === "{") return this.#object(path, depth);
    if (char === "[") return this.#array(path, depth);
    if (char === '"') return this.#string(path);
    if (this.#takeWord("true")) return true;
    if (this.#takeWord("false")) return false;
    if (this.#takeWord("null")) return null;
    return this.#number(path);
  }

  #object(path: string, depth: number): JsonObject {
    const object: Record<string, JsonValue> = {};
    this.#offset++;
    this.#skipBlanks();
    if (this.#take("}")) return object;
    do {
      this.#skipBlanks();
      const start = this.#offset;
      if (this.#text[start] !== '"') throw this.#unexpected("a key in double quotes", path);
      const key = this.#string(path);
      const keyPath = joinPath(path, key);
      const forbidden = FORBIDDEN_KEYS.has(key);
      if (forbidden || Object.hasOwn(object, key)) {
        const place = placeOf(this.#text, start, this.#file);
        this.#firstPlace ??= place;
        const code = forbidden ? "RULESET_FORBIDDEN_KEY" : "RULESET_DUPLICATE_KEY";
        const info = { file: `${this.#file}:${place.line}:${place.column}`, key };
        this.#note(rulesetErrors.diagnostic("error", code, keyPath, info));
      }
      this.#skipBlanks();
      if (!this.#take(":")) throw this.#unexpected("a colon", keyPath);
      const value = this.#value(keyPath, depth + 1, start);
      if (!forbidden) object[key] = value;
      this.#skipBlanks();
    } while (this.#take(","));
    if (!this.#take("}")) throw this.#unexpected("a comma or the end of the object", path);
    return object;
  }

  #array(path: string, depth: number): JsonValue[] {
    const array: JsonValue[] = [];
    this.#offset++;
    this.#skipBlanks();
    if (this.#take("]")) return array;
    do {
      array.push(this.#value(joinPath(path, String(array.length)), depth + 1));
      this.#skipBlanks();
    } while (this.#take(","));
    if (!this.#take("]")) throw this.#unexpected("a comma or the end of the array", path);
    return array;
  }

  #string(path: string): string {
    this.#offset++;
    let result = "";
    for (;;) {
      PLAIN_TEXT.lastIndex = this.#offset;
      const plain = PLAIN_TEXT.exec(this.#text)?.[0] ?? "";
      this.#offset += indexOfControl(plain);
      if (this.#offset < PLAIN_TEXT.lastIndex) throw this.#unexpected("the end of the string", path);
      result += plain;
      if (this.#take('"')) return result;
      if (!this.#take("\\")) throw this.#unexpected("the end of the string", path);
      result += this.#escape(path);
    }
  }

  #escape(path: string): string {
    const char = this.#text[this.#offset] ?? "";
    const simple = ESCAPES[char];
    if (simple !== undefined) {
      this.#offset++;
      return simple;
    }
    const hex = this.#text.slice(this.#offset + 1, this.#offset + 5);
    if (char !== "u" || !/^[0-9a-fA-F]{4}$/.test(hex)) throw this.#unexpected("a valid escape", path);
    this.#offset += 5;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  #number(path: string): number {
    NUMBER.lastIndex = this.#offset;
    const token = NUMBER.exec(this.#text)?.[0];
    if (token === undefined) throw this.#unexpected("a value", path);
    const value = Number(token);
    if (!Number.isFinite(value)) throw this.#unexpected("a valid number", path);
    this.#offset = NUMBER.lastIndex;
    return value;
  }

  #skipBlanks(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#offset);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#offset++;
    }
  }

  #take(char: string): boolean {
    if (this.#text[this.#offset] !== char) return false;
    this.#offset++;
    return true;
  }

  #takeWord(word: string): boolean {
    if (!this.#text.startsWith(word, this.#offset)) return false;
    this.#offset += word.length;
    return true;
  }

  /** Keeps a problem after which the text can still be read on; only the first are told of a text that is nothing but problems. */
  #note(problem: Diagnostic): void {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(problem);
  }

  #unexpected(expected: string, path: string) {
    const place = placeOf(this.#text, this.#offset, this.#file);
    const found = this.#text.slice(this.#offset, this.#offset + 20);
    return rulesetErrors.error("RULESET_JSON_INVALID", { ...place, found, expected }, { path });
  }
}

/** Where the first raw control character stands in a text; its length when there is none. */
function indexOfControl(text: string): number {
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) < FIRST_PRINTABLE) return index;
  }
  return text.length;
}

/** A dotted path one step further down. */
export function joinPath(path: string, step: string): string {
  return path === "" ? step : `${path}.${step}`;
}
