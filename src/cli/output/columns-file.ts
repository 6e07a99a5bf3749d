import { Decimal } from "../../primitives/index.js";
import { cliErrors } from "../cli-errors.js";

/** The arrays that are kept as bytes, by the name under which the head names them. */
const ARRAYS = { Int8Array, Uint8Array, Int16Array, Int32Array, Float64Array, BigInt64Array } as const;
type ArrayName = keyof typeof ARRAYS;

/** What stands first in the file: bumped whenever the form changes. */
const FORM = "chs-drg columns 3\n";
/** Every array starts where any of them may. */
const ALIGNED = 8;
const HEAD_LENGTH_DIGITS = 12;

/** An array in the bytes, in the head. */
type KeptArray = { readonly $: ArrayName; readonly at: number; readonly length: number };

/** What JSON has no form for, in the head: an array, a list of texts, a map, a map by number whose values come again and again, an exact number. */
type Kept =
  | KeptArray
  | { readonly $: "texts"; readonly at: number; readonly bytes: number; readonly lengths: KeptArray }
  | { readonly $: "map"; readonly entries: readonly (readonly [unknown, unknown])[] }
  | {
      readonly $: "numbered";
      readonly keys: KeptArray;
      readonly places: KeptArray;
      readonly values: readonly unknown[];
    }
  | { readonly $: "decimal" | "bigint"; readonly text: string };

/**
 * 列文件: plain data with typed arrays, lists of texts, maps and exact numbers as one file: a JSON head that says what lies where, then the bytes. The same
 * data give the same bytes.
 */
export function columnsFile(value: unknown): Uint8Array[] {
  const bodies: Uint8Array[] = [];
  let size = 0;
  const keepBytes = (bytes: Uint8Array): number => {
    const at = size;
    const padding = (ALIGNED - (bytes.length % ALIGNED)) % ALIGNED;
    bodies.push(bytes, new Uint8Array(padding));
    size += bytes.length + padding;
    return at;
  };
  const keepArray = (array: InstanceType<(typeof ARRAYS)[ArrayName]>, name: ArrayName): KeptArray => {
    const at = keepBytes(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return { $: name, at, length: array.length };
  };
  const keepNumbered = (map: ReadonlyMap<number, unknown>): Kept => {
    const values: unknown[] = [];
    const placeOf = new Map<string, number>();
    const keys = new Int32Array(map.size);
    const places = new Int32Array(map.size);
    let entry = 0;
    for (const [key, value] of map) {
      const head = headOf(value);
      const text = JSON.stringify(head);
      const place = placeOf.get(text) ?? values.push(head) - 1;
      placeOf.set(text, place);
      keys[entry] = key;
      places[entry] = place;
      entry += 1;
    }
    return {
      $: "numbered",
      keys: keepArray(keys, "Int32Array"),
      places: keepArray(places, "Int32Array"),
      values,
    };
  };
  const headOf = (part: unknown): unknown => {
    if (ArrayBuffer.isView(part)) {
      const name = part.constructor.name as ArrayName;
      return keepArray(part as InstanceType<(typeof ARRAYS)[ArrayName]>, name);
    }
    if (part instanceof Decimal) return { $: "decimal", text: part.toFixed() };
    if (typeof part === "bigint") return { $: "bigint", text: String(part) };
    if (part instanceof Map && part.size > 0 && [...part.keys()].every(Number.isInteger)) {
      return keepNumbered(part as ReadonlyMap<number, unknown>);
    }
    if (part instanceof Map) {
      return { $: "map", entries: [...part].map(([key, entry]) => [key, headOf(entry)] as const) };
    }
    if (Array.isArray(part)) {
      if (part.length === 0 || !part.every((one) => typeof one === "string")) return part.map(headOf);
      const { bytes, sizes } = bytesOfTexts(part);
      const lengths = keepArray(sizes, "Int32Array");
      return { $: "texts", at: keepBytes(bytes), bytes: bytes.length, lengths };
    }
    if (typeof part !== "object" || part === null) return part;
    const entries = Object.entries(part).filter(([, entry]) => entry !== undefined);
    return Object.fromEntries(entries.map(([key, entry]) => [key, headOf(entry)]));
  };
  const head = Buffer.from(JSON.stringify(headOf(value)), "utf8");
  const start = Buffer.from(`${FORM}${String(head.length).padStart(HEAD_LENGTH_DIGITS, "0")}\n`, "utf8");
  const padding = new Uint8Array((ALIGNED - ((start.length + head.length) % ALIGNED)) % ALIGNED);
  return [start, head, padding, ...bodies];
}

/**
 * Texts one after the other, and the size of each. A batch whose characters are bytes is written in one go; others text by text, for half a character at the
 * end of one is none with the half at the beginning of the next. A buffer for each text would take more room than all columns of a case.
 */
function bytesOfTexts(texts: readonly string[]): {
  readonly bytes: Uint8Array;
  readonly sizes: Int32Array<ArrayBuffer>;
} {
  const sizes = new Int32Array(texts.length);
  const pieces: Uint8Array[] = [];
  for (let from = 0; from < texts.length; from += BATCH) {
    const batch = texts.slice(from, from + BATCH);
    const whole = batch.join("");
    const bytes = Buffer.from(whole, "utf8");
    const apart = bytes.length === whole.length ? undefined : batch.map((text) => Buffer.from(text, "utf8"));
    pieces.push(apart ? Buffer.concat(apart) : bytes);
    for (const [at, { length }] of (apart ?? batch).entries()) sizes[from + at] = length;
  }
  return { bytes: Buffer.concat(pieces), sizes };
}

/** Texts that are written in one go. */
const BATCH = 4096;

/**
 * The data of a file that {@link columnsFile} made. Arrays lie in the bytes that were read, and equal values of a map by number are one: nothing of it may be
 * written to.
 *
 * @throws `INPUT_NOT_COLUMNS`
 */
export function readColumnsFile(bytes: Uint8Array, file: string): unknown {
  try {
    return parsed(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch {
    throw cliErrors.error("INPUT_NOT_COLUMNS", { file });
  }
}

function parsed(bytes: Buffer): unknown {
  const start = FORM.length + HEAD_LENGTH_DIGITS + 1;
  if (bytes.toString("utf8", 0, FORM.length) !== FORM) throw new RangeError("another form");
  const headEnd = start + Number(bytes.toString("utf8", FORM.length, start - 1));
  const body = bytes.subarray(Math.ceil(headEnd / ALIGNED) * ALIGNED);
  const arrayOf = ({ $, at, length }: KeptArray) => {
    const { BYTES_PER_ELEMENT: size } = ARRAYS[$];
    if (!(at >= 0 && at + length * size <= body.length)) throw new RangeError("cut short");
    const from = body.byteOffset + at;
    if (from % size === 0) return new ARRAYS[$](body.buffer as ArrayBuffer, from, length);
    return new ARRAYS[$](body.buffer.slice(from, from + length * size) as ArrayBuffer);
  };
  const restored = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(restored);
    if (typeof part !== "object" || part === null) return part;
    if (!Object.hasOwn(part, "$")) {
      return Object.fromEntries(Object.entries(part).map(([key, entry]) => [key, restored(entry)]));
    }
    const kept = part as Kept;
    switch (kept.$) {
      case "map":
        return new Map(kept.entries.map(([key, entry]) => [key, restored(entry)]));
      case "numbered": {
        const values = kept.values.map(restored);
        const places = arrayOf(kept.places);
        const map = new Map<number, unknown>();
        arrayOf(kept.keys).forEach((key: number | bigint, entry: number) => {
          map.set(Number(key), values[Number(places[entry])]);
        });
        return map;
      }
      case "decimal":
        return new Decimal(kept.text);
      case "bigint":
        return BigInt(kept.text);
      case "texts":
        return textsOf(body, kept.at, kept.bytes, arrayOf(kept.lengths) as Int32Array);
      default:
        return arrayOf(kept);
    }
  };
  return restored(JSON.parse(bytes.toString("utf8", start, headEnd)));
}

/** The texts that lie one after the other; where a byte is a character, they are cut from one text. */
function textsOf(body: Buffer, at: number, bytes: number, lengths: Int32Array): string[] {
  const whole = body.toString("utf8", at, at + bytes);
  const isAscii = whole.length === bytes;
  const texts = new Array<string>(lengths.length);
  let from = isAscii ? 0 : at;
  for (let place = 0; place < lengths.length; place += 1) {
    const to = from + (lengths[place] as number);
    texts[place] = isAscii ? whole.slice(from, to) : body.toString("utf8", from, to);
    from = to;
  }
  return texts;
}
