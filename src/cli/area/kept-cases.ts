import { createHash } from "node:crypto";
import { join } from "node:path";
import {
  type CaseFigures,
  changeCases,
  type Engine,
  type KeptHistory,
  type TakenCases,
  type TakenChange,
  type TakenHistory,
} from "../../engine/index.js";
import type { HistoryColumns, HistoryStatistics } from "../../weights/index.js";
import { cliErrors } from "../cli-errors.js";
import { columnsFile, readColumnsFile } from "../output/columns-file.js";
import { packageVersion } from "../package-root.js";
import { KEPT, type ResultFile } from "../results/result-files.js";
import type { RowCounts } from "../rows/read-rows.js";
import { takenCounts } from "./run-summary.js";
import type { TakenFile } from "./take-cases.js";

/** 留存病例: what a settled folder keeps, so that a later step of the year need not read, group and weigh its files again. */
export interface KeptYear {
  readonly cases: TakenFile;
  readonly changes: readonly (readonly TakenChange[])[];
  readonly history: PastCases | undefined;
  readonly figures: KeptFigures | undefined;
}

/** 留存数值: the figures of the cases, which hold for this program and these values of the edition only. */
export interface KeptFigures {
  /** as {@link figuresBasis} has it */
  readonly basis: string;
  readonly figures: CaseFigures;
}

/**
 * What the figures of cases rest on beside the files that the summary names: the program and the edition with its values, as a digest. What its values are counts,
 * not what the files are called that they came from: these lie elsewhere on another machine.
 */
export function figuresBasis({ ruleset, on }: Engine): string {
  const { patches: _patches, origins: _origins, ...content } = ruleset;
  return createHash("sha256")
    .update(JSON.stringify([packageVersion(), on, content]))
    .digest("hex");
}

/** 历史病例 of a settled year: how many rows there were, and what was said of their codes. */
export interface PastCounts {
  readonly counts: RowCounts;
  readonly codes: TakenCases["codes"];
}

/** The same, and what they came to. */
export interface PastCases extends KeptHistory, PastCounts {}

/** What is known of a history that was just read once it is let go. */
export function pastCounts(history: TakenFile<TakenHistory>): PastCounts {
  return { counts: takenCounts(history), codes: history.taken.codes };
}

/** The history of a settlement that has just read it. */
export function pastCases(
  history: TakenFile<TakenHistory>,
  statistics: HistoryStatistics | undefined,
): PastCases {
  return {
    ...pastCounts(history),
    cases: history.taken.columns.count,
    ...(statistics && { statistics }),
    columns: () => history.taken.columns,
  };
}

/** The bytes of {@link KEPT.cases}. */
export function keptCases(cases: TakenFile): Uint8Array[] {
  return columnsFile(cases);
}

/** The bytes of {@link KEPT.changes}. */
export function keptChanges(changes: KeptYear["changes"]): Uint8Array[] {
  return columnsFile({ changes });
}

/** The bytes of {@link KEPT.history} and {@link KEPT.statistics}. */
export function keptHistory({ columns, ...past }: PastCases): {
  readonly history: Uint8Array[];
  readonly statistics: Uint8Array[];
} {
  return { history: columnsFile(columns()), statistics: columnsFile(past) };
}

/** The bytes of {@link KEPT.figures}. */
export function keptFigures(engine: Engine, figures: CaseFigures): Uint8Array[] {
  return columnsFile({ basis: figuresBasis(engine), figures } satisfies KeptFigures);
}

/**
 * The kept files of a folder, read back.
 *
 * @param bytesOf the bytes of a file by its name; undefined where the result has none
 * @throws `INPUT_NOT_COLUMNS`, and what reading the files throws
 */
export function readKept(
  folder: string,
  bytesOf: (name: ResultFile<"settle">) => Uint8Array | undefined,
): KeptYear {
  const read = <Kept>(name: ResultFile<"settle">): Kept | undefined => {
    const bytes = bytesOf(name);
    return bytes && (readColumnsFile(bytes, join(folder, name)) as Kept);
  };
  const first = read<TakenFile>(KEPT.cases);
  if (first === undefined) throw cliErrors.error("INPUT_NOT_FOUND", { file: join(folder, KEPT.cases) });
  const changes = read<Pick<KeptYear, "changes">>(KEPT.changes)?.changes ?? [];
  const past = read<Omit<PastCases, "columns">>(KEPT.statistics);
  const columns = () => read<HistoryColumns>(KEPT.history) as HistoryColumns;
  return {
    cases: { ...first, taken: changes.reduce(changeCases, first.taken) },
    changes,
    history: past && { ...past, columns },
    figures: read<KeptFigures>(KEPT.figures),
  };
}
