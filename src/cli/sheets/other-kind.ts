/** 其他格式: kinds of files that people take for tables, and that are not read. */
export type OtherKind =
  | "open-document"
  | "old-spreadsheet"
  | "word"
  | "markup"
  | "pdf"
  | "archive"
  | "utf-32";

/** What they begin with; characters stand for bytes. */
const BEGINNINGS: readonly (readonly [OtherKind, RegExp])[] = [
  ["utf-32", /^(?:\xff\xfe\0\0|\0\0\xfe\xff|(?:[^\0].\0\0){3}|(?:\0\0.[^\0]){3})/s],
  // What many programs save under the name of .xls: a page with a table, or the XML of old spreadsheets.
  ["markup", /^[\s\0\xef\xbb\xbf\xff\xfe]*</],
  ["pdf", /^%PDF-/],
  // The first record of a workbook of Excel 2, 3 or 4, which is no container of sheets yet.
  ["old-spreadsheet", /^\t[^\t\n\r\x20-\xff][^\t\n\r\x20-\xff]\0/],
  ["archive", /^(?:Rar!|7z\xbc\xaf|[^\x20-\xff]\x8b)/],
];

/** The kind of a file that begins so, where it is one of them. */
export function otherKind(head: Uint8Array): OtherKind | undefined {
  const text = Buffer.from(head).toString("latin1");
  return BEGINNINGS.find(([, beginning]) => beginning.test(text))?.[0];
}

const OPEN_DOCUMENT = "application/vnd.oasis.opendocument";
const WORKBOOK = /(?:^|\/)workbook\d*\.(?:xml|bin)$/i;
const WORD = /^\/?word\//i;

/** The kind of a zip that is no workbook, by the files in it. */
export function otherZip(
  entries: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): OtherKind | undefined {
  if (entries.some(({ name }) => WORKBOOK.test(name))) return undefined;
  const mime = Buffer.from(entries.find(({ name }) => name === "mimetype")?.bytes ?? []);
  if (mime.toString("latin1").startsWith(OPEN_DOCUMENT)) return "open-document";
  return entries.some(({ name }) => WORD.test(name)) ? "word" : "archive";
}
