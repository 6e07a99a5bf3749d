import { repeatedKey } from "chs-drg";
import { serverError } from "../messages/server-errors.js";

/** Most levels of a body: a case has three, an edition's values a few more. */
const MOST_LEVELS = 32;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * 解析请求正文: JSON from bytes, with what `JSON.parse` lets pass: a depth that no request has, and keys that stand twice in one object.
 *
 * @throws `REQUEST_TOO_DEEP`, `REQUEST_NOT_JSON`, `REQUEST_KEY_TWICE`
 */
export function parseJson(bytes: Uint8Array): unknown {
  if (depthOf(bytes) > MOST_LEVELS) throw serverError("REQUEST_TOO_DEEP", { limit: MOST_LEVELS }, "");
  const text = textOf(bytes);
  const value = parsedText(text);
  const twice = repeatedKey(text, value);
  if (twice !== undefined) throw serverError("REQUEST_KEY_TWICE", { key: twice }, twice);
  return value;
}

function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw serverError("REQUEST_NOT_JSON", { place: "UTF-8" }, "");
  }
}

function parsedText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw serverError("REQUEST_NOT_JSON", { place: placeIn(error, text) }, "");
  }
}

/** Where JSON breaks off, as line and column: the engine's own message repeats the text, which may be a patient's. */
function placeIn(error: unknown, text: string): string {
  const at = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
  const before = text.slice(0, at === undefined ? text.length : Number(at)).split("\n");
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

/** The deepest nesting of lists and objects, texts left out. */
function depthOf(bytes: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      for (at += 1; at < bytes.length && bytes[at] !== QUOTE; at += 1) if (bytes[at] === BACKSLASH) at += 1;
    } else if (byte === OPEN_LIST || byte === OPEN_MAP) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (byte === CLOSE_LIST || byte === CLOSE_MAP) depth -= 1;
  }
  return deepest;
}
