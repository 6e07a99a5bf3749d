import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** A row of a CSV table, by column name. */
export type Row = Readonly<Record<string, string>>;

/** The tables of one transcribed scheme; a file that equals another scheme's is read there. */
export interface FactsTables {
  readonly folder: string;
  json<T>(file: string): T;
  rows(file: string): readonly Row[];
  /** whether there is a table of that name */
  has(file: string): boolean;
}

/** Opens the transcription of one scheme below `root`. */
export function factsTables(root: string, folder: string): FactsTables {
  const meta = JSON.parse(readFileSync(join(root, folder, "scheme.json"), "utf8")) as {
    shared_files?: Record<string, string>;
  };
  const pathOf = (file: string) => join(root, meta.shared_files?.[file] ?? join(folder, file));
  const text = (file: string): string => {
    const path = pathOf(file);
    if (existsSync(path)) {
      const bytes = readFileSync(path);
      return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
    }
    return gunzipSync(readFileSync(`${path}.gz`)).toString("utf8");
  };
  return {
    folder,
    json: (file) => JSON.parse(text(file)),
    rows: (file) => parseCsv(text(file)),
    has: (file) => existsSync(pathOf(file)) || existsSync(`${pathOf(file)}.gz`),
  };
}

/** Reads RFC 4180 CSV with a header row. */
export function parseCsv(text: string): readonly Row[] {
  const [header = [], ...lines] = cells(text);
  return lines.map((line) => Object.fromEntries(header.map((column, at) => [column, line[at] ?? ""])));
}

function cells(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  const cell = /("(?:[^"]|"")*"|[^,\n]*)(,|\n|$)/y;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (match === null) break;
    const [, raw = "", end] = match;
    line.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end !== ",") {
      lines.push(line);
      line = [];
    }
  }
  return lines;
}
