import type { ColumnNames } from "../../cases/index.js";
import { columnNames } from "../maps/column-names.js";
import type { Terminal } from "../terminal.js";
import type { ResultCommand, ResultFile } from "./result-files.js";
import { ResultFolder, type ResultOptions } from "./result-folder.js";
import type { ResultPlace } from "./result-place.js";
import { Workspace } from "./workspace.js";

/** A place, and what the columns of the tables that are read are said to be. */
interface FolderOptions extends ResultPlace, Pick<ResultOptions, "manifest"> {
  readonly columns?: ColumnNames;
}

/** Where the options of a command send its result. */
export function placeOf({
  out: folder,
  replace,
  map = [],
}: {
  readonly out: string;
  readonly replace: boolean;
  readonly map?: readonly string[];
}): ResultPlace & { readonly columns: ColumnNames } {
  return { folder, replace, columns: columnNames(map) };
}

/** 写入文件夹: runs a command that fills a folder; what it left half done is taken away. */
export async function intoFolder<Command extends ResultCommand, Result>(
  command: Command,
  { folder, columns, ...options }: FolderOptions,
  terminal: Terminal,
  work: (files: Workspace, out: ResultFolder<ResultFile<Command>>) => Promise<Result>,
): Promise<Result> {
  const files = new Workspace(terminal, columns);
  const out = new ResultFolder<ResultFile<Command>>(files, folder, { command, ...options });
  try {
    return await work(files, out);
  } finally {
    await files.abandon();
  }
}
