import { cliErrors } from "../cli-errors.js";

/** The arrays that are kept as bytes, by the name under which the head names them. */
const ARRAYS = { Int8Array, Uint8Array, Int16Array, Int32Array, Float64Array, BigInt64Array } as const;
type ArrayName = keyof typeof ARRAYS;

/** What stands first in the file: bumped whenever the form changes. */
const FORM = "chs-drg columns 1\n";
/** Every array starts where any of them may. */
const ALIGNED = 8;
const HEAD_LENGTH_DIGITS = 12;

/** A place in the bytes, in the head: an array, a list of texts or a map. */
type Kept =
  | { readonly $: ArrayName; readonly at: number; readonly length: number }
  | { readonly $: "texts"; readonly at: number; readonly bytes: number; readonly lengths: Kept }
  | { readonly $: "map"; readonly entries: readonly (readonly [unknown, unknown])[] };

/**
 * 列文件: plain data with typed arrays, lists of texts and maps as one file: a JSON head that says what lies where, then the bytes. The same data give the
 * same bytes.
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
  const keepArray = (array: InstanceType<(typeof ARRAYS)[ArrayName]>, name: ArrayName): Kept => {
    const at = keepBytes(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return { $: name, at, length: array.length };
  };
  const headOf = (part: unknown): unknown => {
    if (ArrayBuffer.isView(part)) {
      const name = part.constructor.name as ArrayName;
      return keepArray(part as InstanceType<(typeof ARRAYS)[ArrayName]>, name);
    }
    if (part instanceof Map) {
      return { $: "map", entries: [...part].map(([key, entry]) => [key, headOf(entry)] as const) };
    }
    if (Array.isArray(part)) {
      if (part.length === 0 || !part.every((one) => typeof one === "string")) return part.map(headOf);
      const texts = part.map((text: string) => Buffer.from(text, "utf8"));
      const lengths = keepArray(
        Int32Array.from(texts, ({ length }) => length),
        "Int32Array",
      );
      const bytes = Buffer.concat(texts);
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
 * The data of a file that {@link columnsFile} made.
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
  const arrayOf = ({ $, at, length }: { $: ArrayName; at: number; length: number }) => {
    const size = length * ARRAYS[$].BYTES_PER_ELEMENT;
    if (!(at >= 0 && at + size <= body.length)) throw new RangeError("cut short");
    const copy = body.buffer.slice(body.byteOffset + at, body.byteOffset + at + size);
    return new ARRAYS[$](copy as ArrayBuffer);
  };
  const restored = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(restored);
    if (typeof part !== "object" || part === null) return part;
    if (!Object.hasOwn(part, "$")) {
      return Object.fromEntries(Object.entries(part).map(([key, entry]) => [key, restored(entry)]));
    }
    const kept = part as Kept;
    if (kept.$ === "map") return new Map(kept.entries.map(([key, entry]) => [key, restored(entry)]));
    if (kept.$ !== "texts") return arrayOf(kept);
    const lengths = restored(kept.lengths) as Int32Array;
    let at = kept.at;
    return Array.from(lengths, (length) => {
      at += length;
      return body.toString("utf8", at - length, at);
    });
  };
  return restored(JSON.parse(bytes.toString("utf8", start, headEnd)));
}
