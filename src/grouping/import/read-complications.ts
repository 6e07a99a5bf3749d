import { counted } from "../../primitives/index.js";
import { codeAt } from "./code-grammar.js";
import type { ProblemLog } from "./import-problems.js";
import { type LineGrammar, NATIONAL_GRAMMAR } from "./line-grammar.js";
import { halfWidth } from "./plain-text.js";
import { scanCodes } from "./scan-codes.js";
import type { DocumentComplication } from "./scheme-document.js";
import type { SourceLine, TextPlace } from "./text-part.js";

interface Token {
  /** a code, or the exclusion table that a code refers to (null: 无) */
  readonly code?: string;
  readonly table?: string | null;
  readonly place: TextPlace;
}

/**
 * 合并症表: reads `code name 表 7-n` rows. A PDF reader gives them row by row, column by column, a whole page as one line, or a
 * reference broken over four lines; so the page is read as a stream of codes and references, and the first code that waits
 * takes the first reference. Where a page does not come out even, the run that does not match is reported and left out.
 */
export function readComplications(
  lines: readonly SourceLine[],
  log: ProblemLog,
  grammar: LineGrammar = NATIONAL_GRAMMAR,
): DocumentComplication[] {
  const rows: DocumentComplication[] = [];
  const references = referencesOf(lines, grammar);
  const blank = blankRows(lines, references);
  const [empty] = blank;
  if (empty !== undefined)
    log.at(empty.place, "info", "IMPORT_CONVENTION_USED", {
      what: {
        zh: `${blank.size} 行的排除表一栏为空，读作无排除表`,
        en: `the column of exclusion tables is empty in ${counted(blank.size, "row")}, which is read as none`,
      },
    });
  for (const page of pagesOf(lines)) rows.push(...matchTokens(tokensOf(page, references, blank, log), log));
  return rows;
}

/** Pages, cut where no row can hang over: before a line that begins with a code. */
function pagesOf(lines: readonly SourceLine[]): SourceLine[][] {
  const pages: SourceLine[][] = [];
  let label: string | null | undefined;
  for (const line of lines) {
    if (pages.length === 0 || (line.place.page !== label && codeAt(line.text, 0) !== undefined)) {
      pages.push([]);
      label = line.place.page;
    }
    pages.at(-1)?.push(line);
  }
  return pages;
}

/** A row whose last column is the number of the table alone: `A01.100 副伤寒甲 12`, `… 7-12`. */
const NUMBER_AT_END = /(?<=\s)(\d{1,3}(?:-\d+)*|无)[ \t]*$/gm;

/** How the rows of this document name their tables: as the layout says, or, where none does so, by a number at their end. */
function referencesOf(lines: readonly SourceLine[], { references }: LineGrammar): RegExp {
  const said = lines.some(({ text }) => /表/.test(text) && halfWidth(text).search(references) >= 0);
  const rows = lines.filter(({ text }) => scanCodes(text).codes.length > 0);
  const atEnd = rows.filter(({ text }) => text.search(NUMBER_AT_END) >= 0);
  return !said && atEnd.length > 0 && atEnd.length * 2 > rows.length ? NUMBER_AT_END : references;
}

/** Of a document that leaves the column empty where there is no table: the share of rows that name one. */
const NAMED_ROWS = 0.9;

/** Rows whose column of tables is empty, where no row says 无 and nearly all stand on a line of their own with their table. */
function blankRows(lines: readonly SourceLine[], references: RegExp): ReadonlySet<SourceLine> {
  const read = lines.map((line) => {
    const text = halfWidth(line.text);
    return { line, coded: scanCodes(text).codes.length === 1, tables: [...text.matchAll(references)] };
  });
  const rows = read.filter(({ coded }) => coded);
  const isBlank = ({ coded, tables }: (typeof read)[number]) => coded && tables.length === 0;
  const saysNone = rows.some(({ tables }) =>
    tables.some((found) => found.slice(1).every((name) => name === undefined)),
  );
  const named = rows.filter(({ tables }) => tables.length > 0).length;
  if (saysNone || named < NAMED_ROWS * rows.length) return new Set();
  // A row that the next line goes on may have its table there.
  const whole = read.filter((row, at) => isBlank(row) && (read[at + 1]?.coded ?? true));
  return new Set(whole.map(({ line }) => line));
}

function tokensOf(
  page: readonly SourceLine[],
  references: RegExp,
  blank: ReadonlySet<SourceLine>,
  log: ProblemLog,
): Token[] {
  // Offsets into the joined text lead back to the line that a token began on.
  let text = "";
  const begins: { readonly at: number; readonly line: SourceLine }[] = [];
  for (const line of page) {
    begins.push({ at: text.length, line });
    text += `${halfWidth(line.text)}\n`;
    for (const malformed of scanCodes(line.text).malformed)
      log.at(line.place, "error", "IMPORT_CODE_UNREADABLE", { text: malformed });
  }
  const tokens: { readonly at: number; readonly token: Omit<Token, "place"> }[] = [];
  for (const { code, begin } of scanCodes(text).codes) tokens.push({ at: begin, token: { code } });
  for (const reference of text.matchAll(references)) {
    const name = reference.slice(1).find((group) => group !== undefined && group !== "无");
    const table = name === undefined ? null : name.replace(/\s/g, "");
    tokens.push({ at: reference.index, token: { table } });
  }
  for (const [index, { line }] of begins.entries())
    if (blank.has(line))
      tokens.push({ at: (begins[index + 1]?.at ?? text.length) - 1, token: { table: null } });
  tokens.sort((a, b) => a.at - b.at);
  let line = 0;
  return tokens.map(({ at, token }) => {
    while ((begins[line + 1]?.at ?? Number.POSITIVE_INFINITY) <= at) line++;
    const place = begins[line]?.line.place ?? { part: "", page: null, line: 0 };
    return { ...token, place };
  });
}

function matchTokens(tokens: readonly Token[], log: ProblemLog): DocumentComplication[] {
  const rows: DocumentComplication[] = [];
  let codes: Token[] = [];
  let references: Token[] = [];
  const closeRun = () => {
    const [first] = [...codes, ...references];
    if (first !== undefined && codes.length !== references.length) {
      const info = { codes: codes.length, references: references.length };
      log.at(first.place, "error", "IMPORT_EXCLUSION_UNREADABLE", info);
    } else {
      for (const [index, { code = "", place }] of codes.entries())
        rows.push({ code, table: references[index]?.table ?? null, place });
    }
    codes = [];
    references = [];
  };
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    const rowBegins = token.code !== undefined && next?.code === undefined && next?.place === token.place;
    // A run is over when all that waited is matched, or when a row that stands on one line shows that nothing more will come.
    if (token.code !== undefined && (rowBegins || codes.length === references.length)) closeRun();
    (token.code === undefined ? references : codes).push(token);
  }
  closeRun();
  return rows;
}
