import { type Diagnostic, isDrgError } from "chs-drg";
import { caseRows } from "chs-drg/cases";
import Papa from "papaparse";
import { DELIMITERS, isJsonLines } from "./mapped-rows.js";
import { type TableShape, UNDECIDED } from "./operations.js";
import { Refusal } from "./refusal.js";

const HEAD_BYTES = 1 << 20;
const SHOWN_ROWS = 5;
/** As a list of records or a record begins. */
const JSON_BEGINS = /^\s*(?:\[\s*\{|\{\s*")/;

/** As one begins that no line of JSONL does. */
const ARRAY_BEGINS = /^\s*\[\s*\{/;

/** 表格形状: encoding, header, the first rows, and what each column is read as. */
export async function tableShape(file: File): Promise<TableShape> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  if (isJsonLines(file)) {
    if (ARRAY_BEGINS.test(new TextDecoder().decode(head))) throw new Refusal("jsonArray");
    return { encoding: "utf-8", header: [], rows: [], fields: [] };
  }
  const encoding = encodingOf(head, file.size <= HEAD_BYTES);
  const text = new TextDecoder(encoding).decode(head, { stream: true });
  if (JSON_BEGINS.test(text)) throw new Refusal("jsonArray");
  const { data } = Papa.parse<string[]>(text, {
    preview: SHOWN_ROWS + 1,
    skipEmptyLines: true,
    delimitersToGuess: DELIMITERS,
  });
  const [header = [], ...rows] = data;
  if (header.length < 2) throw new Refusal(header[0]?.includes("|") ? "bars" : "table");
  return { encoding, header, rows, fields: knownFields(header) };
}

/** UTF-8 where the bytes are; a mark in front names UTF-16; what is neither is GB18030, as Excel writes it in China. */
function encodingOf(bytes: Uint8Array, whole: boolean): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !whole });
    return "utf-8";
  } catch {
    return "gb18030";
  }
}

/**
 * Each column under its own name where the library knows it, else empty: left out until somebody says what it is; of one that is nearly a known one
 * that has to be said.
 */
function knownFields(header: readonly string[]): readonly string[] {
  const near = nearColumns(header);
  const rest = header.map((name) => (near.has(name) ? "" : name));
  const places = noticesOf(rest).flatMap(({ related = [] }) => related);
  const unused = new Set(places.map((place) => Number(place.replace("header.", ""))));
  return header.map((name, index) => (near.has(name) ? UNDECIDED : unused.has(index) ? "" : name));
}

/** Headers that look like data that is read, of which the library refuses to guess. */
function nearColumns(header: readonly string[]): ReadonlySet<string> {
  try {
    noticesOf(header);
    return new Set();
  } catch (error) {
    if (!isDrgError(error) || !Array.isArray(error.info.columns)) throw error;
    return new Set((error.info.columns as readonly { readonly header: string }[]).map((one) => one.header));
  }
}

/** A table without a column of ids is read all the same: which one they are in is then asked. */
function noticesOf(header: readonly string[]): readonly Diagnostic[] {
  try {
    return caseRows.notices(header);
  } catch {
    return caseRows.notices([...header, "caseId"]);
  }
}
