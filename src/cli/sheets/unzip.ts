import { deflateRawSync, gunzipSync } from "node:zlib";

/** 压缩包中的一个文件. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Signatures and sizes of what a zip is made of (APPNOTE 4.3). */
const END = Uint8Array.of(0x50, 0x4b, 0x05, 0x06);
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const LOCATOR_BYTES = 20;
const CENTRAL = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
/** A number that stands in the field of 64 bits instead, and the id of that field. */
const ELSEWHERE = 0xffffffff;
const EXTRA_64 = 1;
const IS_ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
/** Files of a zip beyond which it is no workbook. */
const MOST_ENTRIES = 10_000;

/** What a deflated text needs around it to be a gzip, whose reader checks length and CRC. */
const GZIP_HEAD = Uint8Array.of(0x1f, 0x8b, DEFLATED, 0, 0, 0, 0, 0, 0, 0xff);
const GZIP_TAIL_BYTES = 8;

/**
 * 解压 zip: the files of a zip, each unpacked to no more than it says it has, and checked by its CRC.
 *
 * @param most bytes of all of them together
 * @returns undefined where they have more
 * @throws an `Error` where it is no whole zip
 */
export function unzip(zip: Uint8Array, most: number): readonly ZipEntry[] | undefined {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.length);
  const parts = directory(bytes);
  if (parts.reduce((sum, { size }) => sum + size, 0) > most) return undefined;
  return parts.map((part) => ({ name: part.name, bytes: unpacked(bytes, part) }));
}

/** A file as the directory tells it. */
interface Part {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** where its own head stands */
  readonly at: number;
}

/** The files that the directory names; it stands at the end and counts before their own heads. */
function directory(bytes: Buffer): readonly Part[] {
  const from = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  const end = bytes.lastIndexOf(END, bytes.length - END_BYTES);
  if (end < from) throw new Error("no end of a zip");
  const locator = end - LOCATOR_BYTES;
  const isLong = locator >= 0 && bytes.readUInt32LE(locator) === LOCATOR_64;
  const end64 = isLong ? long(bytes, locator + 8) : 0;
  if (isLong && bytes.readUInt32LE(end64) !== END_64) throw new Error("no end of a long zip");
  const count = isLong ? long(bytes, end64 + 32) : bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new Error(`${count} files`);
  const parts: Part[] = [];
  let at = isLong ? long(bytes, end64 + 48) : bytes.readUInt32LE(end + 16);
  for (let each = 0; each < count; each += 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new Error("no directory");
    if ((bytes.readUInt16LE(at + 8) & IS_ENCRYPTED) !== 0) throw new Error("encrypted");
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const extraAt = at + CENTRAL_BYTES + Number(nameBytes);
    const next = extraAt + Number(extraBytes) + Number(commentBytes);
    const fields = [24, 20, 42].map((field) => bytes.readUInt32LE(at + field));
    const [size = 0, packed = 0, local = 0] = withLong(fields, bytes.subarray(extraAt, next));
    parts.push({
      name: bytes.toString("utf8", at + CENTRAL_BYTES, extraAt).replaceAll("\\", "/"),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed,
      size,
      at: local,
    });
    at = next;
  }
  return parts;
}

/** Numbers of which those beyond 32 bits stand, in their order, in an extra field. */
function withLong(numbers: readonly number[], extra: Buffer): readonly number[] {
  if (!numbers.includes(ELSEWHERE)) return numbers;
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== EXTRA_64) at += 4 + extra.readUInt16LE(at + 2);
  at += 4;
  return numbers.map((number) => {
    if (number !== ELSEWHERE) return number;
    at += 8;
    return long(extra, at - 8);
  });
}

function long(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}

function unpacked(bytes: Buffer, { name, method, crc, packed, size, at }: Part): Uint8Array {
  if (bytes.readUInt32LE(at) !== LOCAL) throw new Error(`${name}: no head`);
  const start = at + LOCAL_BYTES + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const data = bytes.subarray(start, start + packed);
  if (data.length < packed || (method !== STORED && method !== DEFLATED))
    throw new Error(`${name}: ${method}`);
  const tail = Buffer.alloc(GZIP_TAIL_BYTES);
  tail.writeUInt32LE(crc, 0);
  tail.writeUInt32LE(size, 4);
  const deflated = method === STORED ? deflateRawSync(data, { level: 0 }) : data;
  try {
    return gunzipSync(Buffer.concat([GZIP_HEAD, deflated, tail]), { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : ""}`);
  }
}
