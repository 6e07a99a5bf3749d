import { parseJson } from "../requests/parse-json.js";
import { joinBytes } from "./join-bytes.js";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;
const LINE_FEED = 0x0a;
const KEY = new TextEncoder().encode('"case"');
const NO_CASE = new TextEncoder().encode("{}");

/** A body of one case, taken apart. */
export interface OneCase {
  /** the fields beside the case */
  readonly asked: object;
  /** the case as it was sent, as a line of its own */
  readonly line: Uint8Array;
}

/**
 * 单病例正文: the case of a body `{"scheme": …, "case": {…}}` and what stands beside it, with the case left as bytes; undefined where the body is of
 * another form. The case itself is not looked into.
 *
 * @throws the codes of `parseJson` for what stands beside the case
 */
export function oneCaseOf(body: Uint8Array): OneCase | undefined {
  const span = spanOfCase(body);
  if (span === undefined) return undefined;
  const [start, end] = span;
  const beside = joinBytes([body.subarray(0, start), NO_CASE, body.subarray(end)]);
  const fields = parseJson(beside);
  if (typeof fields !== "object" || fields === null || !("case" in fields)) return undefined;
  const { case: _case, ...asked } = fields;
  return { asked, line: joinBytes([body.subarray(start, end), Uint8Array.of(LINE_FEED)]) };
}

/** Where the object under the outermost key `case` begins and ends. */
function spanOfCase(body: Uint8Array): readonly [start: number, end: number] | undefined {
  let depth = 0;
  let start = -1;
  let isCase = false;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (byte === QUOTE) {
      const from = at;
      for (at += 1; at < body.length && body[at] !== QUOTE; at += 1) if (body[at] === BACKSLASH) at += 1;
      if (depth === 1) isCase = startsWith(body, from, KEY);
    } else if (byte === OPEN_MAP || byte === OPEN_LIST) {
      if (depth === 1 && isCase && byte === OPEN_MAP && body[lastFilled(body, at)] === COLON) start = at;
      depth += 1;
    } else if (byte === CLOSE_MAP || byte === CLOSE_LIST) {
      depth -= 1;
      if (depth === 1 && start >= 0) return [start, at + 1];
    }
  }
  return undefined;
}

/** The place of the last byte before one that is no blank. */
function lastFilled(body: Uint8Array, at: number): number {
  let place = at - 1;
  while (place > 0 && (body[place] as number) <= BLANK) place -= 1;
  return place;
}

/** Blanks of JSON are none above the space. */
const BLANK = 0x20;

function startsWith(body: Uint8Array, at: number, part: Uint8Array): boolean {
  return part.every((byte, place) => body[at + place] === byte);
}
