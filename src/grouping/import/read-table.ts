import { counted, repeatedKey } from "../../primitives/index.js";
import type { ProblemLog } from "./import-problems.js";

/** 表格行: the cells of a row by column, and its number in the file. */
export interface TableRow {
  readonly cells: Readonly<Record<string, string>>;
  /** path of the row in problems */
  readonly path: string;
}

/** Chinese column names and the English ones they stand for. */
const COLUMNS: Readonly<Record<string, string>> = {
  编码: "code",
  名称: "name",
  大类: "mdc",
  核心组: "adrg",
  性质: "kind",
  条件: "condition",
  所属: "owner",
  列表: "list",
  排除表: "table",
  部位: "site",
};

/** Reads a table: CSV with a header row, or a JSON array of objects, by the file's ending. */
export function readTable(file: string, text: string, log: ProblemLog): readonly TableRow[] {
  const rows = file.endsWith(".json") ? jsonRows(file, text, log) : csvRows(file, text, log);
  return rows.map(({ cells, path }) => ({ path, cells: renamed(cells) }));
}

function renamed(cells: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(cells).map(([name, value]) => [COLUMNS[name] ?? name, value]));
}

function jsonRows(file: string, text: string, log: ProblemLog): TableRow[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    log.add(file, "error", "IMPORT_ROW_UNREADABLE", {
      reason: { zh: "不是 JSON", en: "not JSON" },
    });
    return [];
  }
  const repeated = repeatedKey(text, parsed);
  if (repeated !== undefined) {
    log.add(file, "error", "IMPORT_ROW_UNREADABLE", {
      reason: { zh: `键 ${repeated} 出现两次`, en: `the key ${repeated} stands twice` },
    });
    return [];
  }
  if (!Array.isArray(parsed)) {
    log.add(file, "error", "IMPORT_ROW_UNREADABLE", {
      reason: { zh: "不是由行组成的列表", en: "not an array of rows" },
    });
    return [];
  }
  return parsed.flatMap((row: unknown, index) => {
    const path = `${file} row ${index + 1}`;
    if (typeof row !== "object" || row === null || Array.isArray(row)) {
      log.add(path, "error", "IMPORT_ROW_UNREADABLE", {
        reason: { zh: "不是对象", en: "not an object" },
      });
      return [];
    }
    const cells = Object.entries(row).map(([name, value]) => [name, cellText(value)] as const);
    return [{ cells: Object.fromEntries(cells), path }];
  });
}

/** A condition may stand in JSON as it is. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function csvRows(file: string, text: string, log: ProblemLog): TableRow[] {
  const [header, ...records] = csvRecords(text.replace(/^\ufeff/, ""));
  if (header === undefined) return [];
  return records.flatMap(({ cells, line }) => {
    const path = `${file} line ${line}`;
    if (cells.length === 1 && cells[0] === "") return [];
    if (cells.length !== header.cells.length) {
      const [found, expected] = [cells.length, header.cells.length];
      const reason = {
        zh: `有 ${found} 格，应有 ${expected} 格`,
        en: `${counted(found, "cell")} instead of ${expected}`,
      };
      log.add(path, "error", "IMPORT_ROW_UNREADABLE", { reason });
      return [];
    }
    const named = header.cells.map((name, at) => [name.trim(), (cells[at] ?? "").trim()] as const);
    return [{ cells: Object.fromEntries(named), path }];
  });
}

interface CsvRecord {
  readonly cells: string[];
  readonly line: number;
}

/** Records of RFC 4180: cells in quotes may hold commas, quotes and line breaks. */
function csvRecords(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  const cell = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\n|\r|$)/y;
  let line = 1;
  let record: CsvRecord = { cells: [], line };
  let end: string | undefined;
  // Behind the last comma stands an empty cell.
  while (cell.lastIndex < text.length || end === ",") {
    const found = cell.exec(text);
    if (found === null) break;
    const raw = found[1] ?? "";
    end = found[2];
    record.cells.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    line += raw.split("\n").length - 1;
    if (end === ",") continue;
    line++;
    records.push(record);
    record = { cells: [], line };
  }
  if (record.cells.length > 0) records.push(record);
  return records;
}
