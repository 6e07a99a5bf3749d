import { join } from "node:path";
import type { TakenHistory } from "../../engine/index.js";
import type { CodeFindings } from "../../grouping/index.js";
import type { TakenFile } from "../area/take-cases.js";
import { columnsFile, readColumnsFile } from "../output/columns-file.js";
import type { RecordRole } from "../results/record-roles.js";
import { recordedBytes } from "../results/recorded-result.js";
import type { ResultFolder } from "../results/result-folder.js";
import type { RowCounts } from "../rows/read-rows.js";
import type { Rejection } from "../rows/rejection.js";
import type { Part } from "./part-summary.js";

/** 部分文件 (`cases.bin`, `history.bin`, …): what a part keeps of one file of records. */
export interface PartFile {
  readonly counts: RowCounts;
  /** the first of them, as many as `rejected.jsonl` holds */
  readonly rejections: readonly Rejection[];
  /** ids that were not used in rows that were read */
  readonly ids: number;
  /** merged cells that only their first row has */
  readonly merged: number;
  /** what was said of the codes of cases whose rows are kept with their groups */
  readonly codes?: CodeFindings;
  /** the cases as columns; absent where the rows themselves are kept */
  readonly taken?: TakenFile<TakenHistory>;
}

/** The file of a role in a part. */
function fileName(role: RecordRole) {
  return `${role}.bin` as const;
}

export async function savePartFile(out: ResultFolder, role: RecordRole, file: PartFile): Promise<void> {
  await out.saveBytes(fileName(role), columnsFile(file));
}

/**
 * What a part keeps of a role; undefined where it has no such file.
 *
 * @throws `INPUT_NOT_FOUND`, `INPUT_NOT_AS_RECORDED`, `INPUT_NOT_COLUMNS`
 */
export function readPartFile(part: Part, role: RecordRole): PartFile | undefined {
  const name = fileName(role);
  if (part.outputs[name] === undefined) return undefined;
  return readColumnsFile(recordedBytes(part.folder, name, part), join(part.folder, name)) as PartFile;
}
