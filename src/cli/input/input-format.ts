import { constants, gunzipSync } from "node:zlib";
import { cliErrors } from "../cli-errors.js";
import { otherKind } from "../sheets/other-kind.js";
import { isSpreadsheet } from "../sheets/spreadsheet.js";
import { type FileFormat, namedFormat } from "./file-format.js";
import { encodingOf } from "./text-encoding.js";
import { headOf, inputError } from "./text-input.js";

/** Bytes of a file by which its form is told. */
const HEAD_BYTES = 4096;
const GZIP = [0x1f, 0x8b] as const;
const TABLE: FileFormat = { rows: "csv", gzip: false };

/**
 * 输入格式: by the ending of the name, as `fileFormat`; where that says nothing (`.txt`, none at all) by how the file begins. A spreadsheet is read as its rows.
 *
 * @throws `INPUT_FORMAT_UNKNOWN` where it begins as no text does, and what reading it throws
 */
export function inputFormat(file: string): FileFormat {
  const named = /\.xlsx?$/i.test(file) ? TABLE : namedFormat(file);
  if (named !== undefined) return named;
  const packed = headOf(file, HEAD_BYTES);
  const gzip = GZIP.every((byte, at) => packed[at] === byte);
  const head = gzip ? unpackedHead(packed, file) : packed;
  if (!gzip && (isSpreadsheet(head) || otherKind(head) !== undefined)) return TABLE;
  const text = new TextDecoder(encodingOf(head) ?? "utf-8").decode(head);
  if (text === "" || text.includes("\0")) throw cliErrors.error("INPUT_FORMAT_UNKNOWN", { file });
  const first = text.trimStart()[0];
  return { rows: first === "{" ? "jsonl" : first === "[" ? "json" : "csv", gzip };
}

/** What the beginning of a packed file unpacks to. */
function unpackedHead(packed: Uint8Array, file: string): Uint8Array {
  try {
    return gunzipSync(packed, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    throw inputError(file, error);
  }
}
