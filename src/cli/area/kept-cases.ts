import { readFileSync } from "node:fs";
import { join } from "node:path";
import { columnsFile, readColumnsFile } from "../io/columns-file.js";
import type { TakenFile } from "./take-cases.js";

/** The file of a settled folder that holds its cases as they were taken in: grouped, as columns. */
export const KEPT_CASES = "taken.bin";

/** 留存病例: what a settled folder keeps of its cases, so that a later step of the year need not read and group them again. */
export interface KeptCases {
  readonly cases: TakenFile;
  readonly history: TakenFile | undefined;
}

/** The bytes of {@link KEPT_CASES}. */
export function keptBytes({ cases, history }: KeptCases): Uint8Array[] {
  return columnsFile({ cases, history });
}

/** @throws `INPUT_NOT_COLUMNS`, and what reading the file throws */
export function readKept(folder: string): KeptCases {
  const file = join(folder, KEPT_CASES);
  const { cases, history } = readColumnsFile(readFileSync(file), file) as KeptCases;
  return { cases, history };
}
