import { cliErrors } from "../cli-errors.js";

/** 文件格式: how rows stand in a file. */
export type RowFormat = "jsonl" | "json" | "csv";

/** What a file's name says of its content. */
export interface FileFormat {
  readonly rows: RowFormat;
  readonly gzip: boolean;
}

/** The name that stands for standard input or output. */
export const PIPE = "-";

/**
 * 由文件名定格式: by the ending, `.gz` may follow; `-` is a pipe of JSONL.
 *
 * @throws `INPUT_FORMAT_UNKNOWN`
 * @example
 * ```ts
 * fileFormat("cases.csv.gz"); // { rows: "csv", gzip: true }
 * ```
 */
export function fileFormat(file: string): FileFormat {
  const format = namedFormat(file);
  if (format === undefined) throw cliErrors.error("INPUT_FORMAT_UNKNOWN", { file });
  return format;
}

/** The same; undefined where the name says nothing. */
export function namedFormat(file: string): FileFormat | undefined {
  if (file === PIPE) return { rows: "jsonl", gzip: false };
  const match = /\.(jsonl|ndjson|json|csv)(\.gz)?$/i.exec(file);
  if (match === null) return undefined;
  const ending = match[1]?.toLowerCase();
  return {
    rows: ending === "csv" ? "csv" : ending === "json" ? "json" : "jsonl",
    gzip: match[2] !== undefined,
  };
}
