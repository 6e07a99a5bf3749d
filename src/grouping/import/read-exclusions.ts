import { byTableName } from "./codes-and-conditions.js";
import type { ProblemLog } from "./import-problems.js";
import { halfWidth } from "./plain-text.js";
import { recogniseLine } from "./recognise-line.js";
import { scanCodes } from "./scan-codes.js";
import type { DocumentExclusionTable } from "./scheme-document.js";
import type { SourceLine, TextPlace } from "./text-part.js";

interface TableDraft {
  readonly table: string;
  readonly codes: string[];
  readonly place: TextPlace;
}

/** In this appendix `表 7-12` is always the head of a table: by itself, glued behind a name, or within a page that came as one line. */
/** `体表 20%` is a name; a name of one number is a head only by itself. */
const TABLE_HEAD =
  /(?<!体)表\s*(\d+(?:\s*[-.]\s*\d+)+)(?!\s*[%\d])|体表\s*(\d+(?:[-.]\d+)+)(?=\s|$)|^(?:排除)?表\s*(\d+)(?=[\s:]|$)/g;
/** 排除表: `表 7-n`, then the principal diagnoses that it holds. */
export function readExclusionTables(lines: readonly SourceLine[], log: ProblemLog): DocumentExclusionTable[] {
  const flat = flatTables(lines, log);
  if (flat !== undefined) return flat;
  const tables: TableDraft[] = [];
  const pages = pagesOf(lines).map((page) => ({ page, read: page.flatMap((line) => tokensOf(line, log)) }));
  const columnsByLine = pages.some(({ read }) => falls(read, false));
  for (const { page, read } of pages) {
    const heads = read.filter((token) => "table" in token);
    const mixed = heads.length > 0 && columnsByLine && falls(read, true);
    if (mixed && page[0] !== undefined)
      log.at(page[0].place, "error", "IMPORT_COLUMNS_MIXED", { codes: read.length - heads.length });
    // Of a page with mixed columns only the tables that begin on it are known: the last one goes on on the next page.
    const tokens = mixed ? heads.sort((a, b) => byTableName(a.table, b.table)) : read;
    let lost: SourceLine | undefined;
    for (const token of tokens) {
      if ("table" in token) tables.push({ table: token.table, codes: [], place: token.line.place });
      else if (tables.length === 0) lost ??= token.line;
      else tables.at(-1)?.codes.push(token.code);
    }
    if (lost !== undefined) log.at(lost.place, "error", "IMPORT_LIST_OUTSIDE_GROUP", { text: lost.text });
  }
  return tables;
}

/** `A00.000 霍乱 表 7-1`, `7-1 A00.000 霍乱`: one table of all, each row of which names its exclusion table. */
function flatTables(lines: readonly SourceLine[], log: ProblemLog): DocumentExclusionTable[] | undefined {
  const heads = lines.filter(
    ({ text }) => scanCodes(text).codes.length === 0 && halfWidth(text).search(TABLE_HEAD) >= 0,
  );
  if (heads.length > 1) return undefined;
  const rows = lines.flatMap((line) => {
    const text = halfWidth(line.text);
    const [code, second] = scanCodes(text).codes;
    if (code === undefined || second !== undefined) return [];
    const found = ROW_TABLE.exec(`${text.slice(0, code.begin)} ${text.slice(code.end)}`);
    const table = found === null ? undefined : (found[1] ?? found[2] ?? "").replace(/\s/g, "");
    return [{ line, code: code.code, table }];
  });
  const tables = new Map<string, TableDraft>();
  const unnamed: typeof rows = [];
  for (const row of rows) {
    const { line, code, table } = row;
    if (table === undefined) {
      unnamed.push(row);
      continue;
    }
    const known = tables.get(table) ?? { table, codes: [], place: line.place };
    known.codes.push(code);
    tables.set(table, known);
  }
  const named = rows.length - unnamed.length;
  // Numbers that all differ count the rows; heads above tables stand on few rows.
  if (named * 2 <= rows.length || tables.size * 2 > named) return undefined;
  for (const { line, code } of unnamed)
    log.at(line.place, "error", "IMPORT_LIST_OUTSIDE_GROUP", { text: `${code} ${line.text}` });
  return [...tables.values()];
}

/** The exclusion table of a row: before its code or at its end. */
const ROW_TABLE = /^\s*(?:排除)?表?\s*(\d+(?:[-.]\d+)*)\s|(?<!体)表\s*(\d+(?:\s*[-.]\s*\d+)*)\s*$/;

type Token =
  | { readonly begin: number; readonly line: SourceLine; readonly code: string }
  | { readonly begin: number; readonly line: SourceLine; readonly table: string };

function tokensOf(line: SourceLine, log: ProblemLog): Token[] {
  const text = halfWidth(line.text);
  const { codes, malformed } = scanCodes(text);
  for (const broken of malformed) log.at(line.place, "error", "IMPORT_CODE_UNREADABLE", { text: broken });
  const heads = [...text.matchAll(TABLE_HEAD)].map((head) => ({
    begin: head.index,
    line,
    table: (head[1] ?? head[2] ?? head[3] ?? "").replace(/\s/g, ""),
  }));
  const tokens = [...codes.map(({ begin, code }) => ({ begin, line, code })), ...heads];
  return tokens.sort((a, b) => a.begin - b.begin);
}

function pagesOf(lines: readonly SourceLine[]): SourceLine[][] {
  const pages: SourceLine[][] = [];
  for (const line of lines) {
    if (recogniseLine(line.text)?.line === "list") continue;
    const last = pages.at(-1);
    if (last?.[0]?.place.page === line.place.page && last?.[0]?.place.part === line.place.part)
      last.push(line);
    else pages.push([line]);
  }
  return pages;
}

/**
 * Whether a code is smaller than the one before it. Every table lists its codes in order; columns that are read line by line do
 * not keep it. From one table to the next the codes may fall, so that counts (`acrossHeads`) only where columns are mixed anyway.
 */
function falls(tokens: readonly Token[], acrossHeads: boolean): boolean {
  let before = "";
  for (const token of tokens) {
    if ("code" in token && token.code < before) return true;
    before = "code" in token ? token.code : acrossHeads ? before : "";
  }
  return false;
}
