import { createHash } from "node:crypto";
import { join } from "node:path";
import type { RunSummary } from "../area/run-summary.js";
import { cliErrors } from "../cli-errors.js";
import { parsedJson } from "../input/read-json-file.js";
import { isReadableFile, readTextFile } from "../input/read-text-file.js";
import type { RecordRole } from "../results/record-roles.js";
import { MANIFEST } from "../results/result-files.js";
import { settleCommitted } from "../results/result-folder.js";

/** The commands that count a part. */
const PARTIAL_COMMANDS = ["weigh", "settle", "screen", "monitor"] as const;
export type PartialCommand = (typeof PARTIAL_COMMANDS)[number];

/** 部分结果摘要: the `summary.json` of a partial result: what was counted of what, and under what. */
export interface PartSummary extends Pick<RunSummary, "engine" | "ruleset" | "inputs" | "outputs"> {
  readonly command: `${PartialCommand} --partial`;
  /** the ruleset as it was asked for: a reference, or a file */
  readonly asked: string;
  readonly scheme: string;
  /** the program and the edition with all values, as a digest */
  readonly basis: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** rows by the file of records that they came from */
  readonly counts: Readonly<Partial<Record<RecordRole, { readonly rows: number }>>>;
  /** the parts that hold any row, by digest: itself, or those it was merged from */
  readonly parts: readonly string[];
}

/** 部分结果: a folder of a partial result, and what its summary says. */
export interface Part extends PartSummary {
  readonly folder: string;
}

/** 摘要: a digest of plain data, as its JSON has it. */
export function digestOf(data: unknown): string {
  return createHash("sha256").update(JSON.stringify(data)).digest("hex");
}

/**
 * 读取部分结果: the summary of a partial result, whole as it was written; its other files are looked at when they are read.
 *
 * @throws `FOLDER_NOT_A_RESULT`, `INPUT_NOT_JSON`, `INPUT_NOT_AS_RECORDED`
 */
export function readPart(folder: string): Part {
  settleCommitted(folder);
  const file = join(folder, MANIFEST);
  const commands = PARTIAL_COMMANDS.map((command) => `${command} --partial`);
  const summary = isReadableFile(file)
    ? (parsedJson(readTextFile(file), file) as Partial<PartSummary> & { readonly digest?: string })
    : undefined;
  if (!commands.includes(summary?.command ?? "") || !Array.isArray(summary?.parts)) {
    throw cliErrors.error("FOLDER_NOT_A_RESULT", { folder, commands: commands.join(", ") });
  }
  const { digest, ...part } = summary as PartSummary & { readonly digest?: string };
  if (digest !== digestOf(part)) throw cliErrors.error("INPUT_NOT_AS_RECORDED", { file, folder });
  return { ...part, folder };
}
