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
const TABLE_HEAD = /表\s*(\d+\s*-\s*\d+)/g;
/** More of a page's codes than this share out of order: its columns are mixed. */
const MIXED_SHARE = 1 / 5;

/** 排除表: `表 7-n`, then the principal diagnoses that it holds. */
export function readExclusionTables(lines: readonly SourceLine[], log: ProblemLog): DocumentExclusionTable[] {
  const tables: TableDraft[] = [];
  for (const page of pagesOf(lines)) {
    const tokens = page.flatMap((line) => tokensOf(line, log));
    const codes = tokens.flatMap((token) => ("code" in token ? [token.code] : []));
    const mixed = codes.length < tokens.length && isMixed(codes);
    if (mixed && page[0] !== undefined)
      log.at(page[0].place, "error", "IMPORT_COLUMNS_MIXED", { codes: codes.length });
    let lost: SourceLine | undefined;
    for (const token of tokens) {
      if ("table" in token) tables.push({ table: token.table, codes: [], place: token.line.place });
      else if (mixed) continue;
      else if (tables.length === 0) lost ??= token.line;
      else tables.at(-1)?.codes.push(token.code);
    }
    if (lost !== undefined) log.at(lost.place, "error", "IMPORT_LIST_OUTSIDE_GROUP", { text: lost.text });
  }
  return tables;
}

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
    table: (head[1] ?? "").replace(/\s/g, ""),
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

/** The tables list their codes in order; two columns read line by line do not keep it. */
function isMixed(codes: readonly string[]): boolean {
  const falls = codes.filter((code, index) => index > 0 && code < (codes[index - 1] ?? "")).length;
  return falls > codes.length * MIXED_SHARE;
}
