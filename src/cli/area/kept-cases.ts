import { readFileSync } from "node:fs";
import { join } from "node:path";
import { changeCases, type KeptHistory, type TakenCases, type TakenChange } from "../../engine/index.js";
import type { HistoryStatistics } from "../../weights/index.js";
import { columnsFile, readColumnsFile } from "../io/columns-file.js";
import type { RowCounts } from "../io/read-rows.js";
import { takenCounts } from "./run-summary.js";
import type { TakenFile } from "./take-cases.js";

/** The cases of a settled year as `settle` took them in: grouped, as columns. The steps that come after keep the file as it is. */
export const KEPT_CASES = "taken.bin";
/** The changes to those cases since, one list a step. */
export const KEPT_CHANGES = "changes.bin";
/** The history cases, as columns. */
export const KEPT_HISTORY = "history.bin";
/** What weighing made of the history. */
export const KEPT_STATISTICS = "statistics.bin";

/** 留存病例: what a settled folder keeps, so that a later step of the year need not read, group and weigh its files again. */
export interface KeptYear {
  readonly cases: TakenFile;
  readonly changes: readonly (readonly TakenChange[])[];
  readonly history: PastCases | undefined;
}

/** 历史病例 of a settled year: how many rows there were, and what they came to. */
export interface PastCases extends KeptHistory {
  readonly counts: RowCounts;
  readonly codes: TakenCases["codes"];
}

/** The history of a settlement that has just read it. */
export function pastCases(history: TakenFile, statistics: HistoryStatistics | undefined): PastCases {
  return {
    counts: takenCounts(history),
    codes: history.taken.codes,
    cases: history.taken.columns.count,
    ...(statistics && { statistics }),
    columns: () => history.taken.columns,
  };
}

/** The bytes of {@link KEPT_CASES}. */
export function keptCases(cases: TakenFile): Uint8Array[] {
  return columnsFile(cases);
}

/** The bytes of {@link KEPT_CHANGES}. */
export function keptChanges(changes: KeptYear["changes"]): Uint8Array[] {
  return columnsFile({ changes });
}

/** The bytes of {@link KEPT_HISTORY} and {@link KEPT_STATISTICS}. */
export function keptHistory({ columns, ...past }: PastCases): {
  readonly history: Uint8Array[];
  readonly statistics: Uint8Array[];
} {
  return { history: columnsFile(columns()), statistics: columnsFile(past) };
}

/** @throws `INPUT_NOT_COLUMNS`, and what reading the files throws */
export function readKept(folder: string, has: (name: string) => boolean): KeptYear {
  const first = read<TakenFile>(folder, KEPT_CASES);
  const { changes } = has(KEPT_CHANGES)
    ? read<Pick<KeptYear, "changes">>(folder, KEPT_CHANGES)
    : { changes: [] };
  const taken = changes.reduce(changeCases, first.taken);
  const history = has(KEPT_STATISTICS)
    ? {
        ...read<Omit<PastCases, "columns">>(folder, KEPT_STATISTICS),
        columns: () => read<ReturnType<PastCases["columns"]>>(folder, KEPT_HISTORY),
      }
    : undefined;
  return { cases: { ...first, taken }, changes, history };
}

function read<Kept>(folder: string, name: string): Kept {
  const file = join(folder, name);
  return readColumnsFile(readFileSync(file), file) as Kept;
}
