import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { cliErrors } from "../cli-errors.js";
import { existingFile } from "../input/existing-file.js";
import { parsedJson } from "../input/read-json-file.js";
import { isReadableFile, readTextFile } from "../input/read-text-file.js";
import type { CsvForm } from "../output/csv-table.js";
import { fileDigest } from "./file-digest.js";
import { recordedDigest } from "./recorded-digest.js";
import { MANIFEST, type ResultFile } from "./result-files.js";
import { settleCommitted } from "./result-folder.js";
import type { InputDigest } from "./workspace.js";

/** 来源: a result that another one starts from, by the digest of its `summary.json`, which names every file of it. */
export interface Source {
  /** what it was taken for: `settled`, or the option whose file lies in it */
  readonly role: string;
  readonly command: string;
  /** as seen from the folder that names it, so that a tree of folders can be moved */
  readonly folder: string;
  readonly sha256: string;
}

/** 已记结果: as much of a `summary.json` as the steps of a year read. */
export interface RecordedResult {
  readonly command: string;
  readonly engine: { readonly version: string };
  readonly ruleset: {
    readonly reference: string;
    /** the day whose values were taken */
    readonly on?: string;
  };
  /** of a settlement */
  readonly period?: { readonly from: string; readonly to: string };
  readonly options: Readonly<Record<string, unknown>> & Partial<CsvForm>;
  readonly inputs: readonly InputDigest[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly from: readonly Source[];
}

/**
 * 打开结果文件夹: what its summary says; a result whose files were just taking their names is finished first.
 *
 * @param commands the commands whose result it may be
 * @throws `FOLDER_NOT_FOUND`, `FOLDER_NOT_A_RESULT`, `INPUT_NOT_JSON`
 */
export function readResult(folder: string, commands: readonly string[]): RecordedResult {
  if (!existsSync(folder)) throw cliErrors.error("FOLDER_NOT_FOUND", { folder });
  settleCommitted(folder);
  const file = join(folder, MANIFEST);
  if (isReadableFile(file)) {
    const summary = parsedJson(readTextFile(file), file) as Partial<RecordedResult> | null;
    if (summary?.inputs && summary.outputs && summary.ruleset && commands.includes(summary.command ?? "")) {
      return { options: {}, from: [], ...summary } as RecordedResult;
    }
  }
  throw cliErrors.error("FOLDER_NOT_A_RESULT", { folder, commands: commands.join(", ") });
}

/** Where a source lies, seen from the folder of the result that names it. */
export function sourceFolder(folder: string, source: Source): string {
  return resolve(folder, source.folder);
}

/**
 * 来源清单: the results that one which is being written starts from: the folder it goes on from, and those that its other files lie in.
 *
 * @param out the folder that is being written
 */
export function sourcesOf(settled: string, inputs: readonly InputDigest[], out: string): Source[] {
  const others = inputs.flatMap(({ role, file }) => {
    const folder = dirname(file);
    const names = recordedDigest(folder, basename(file)) !== undefined;
    return names && resolve(folder) !== resolve(settled) ? [sourceOf(role, folder, out)] : [];
  });
  return [sourceOf("settled", settled, out), ...others];
}

/** Names a result folder as the source of one that is being written. */
function sourceOf(role: string, folder: string, out: string): Source {
  const { command } = JSON.parse(readTextFile(join(folder, MANIFEST))) as { readonly command: string };
  const seen = relative(resolve(out), resolve(folder)).split(sep).join("/");
  return { role, command, folder: seen, sha256: resultDigest(folder) };
}

/** The digest by which a result is named: that of its summary. */
export function resultDigest(folder: string): string {
  return fileDigest(join(folder, MANIFEST));
}

/** Refuses a file of a result that is not the one its summary names. @throws what {@link existingFile} throws, `INPUT_NOT_AS_RECORDED` */
export function requireRecorded(folder: string, name: ResultFile, recorded: RecordedResult): string {
  const file = existingFile(join(folder, name));
  refuseOther(folder, name, recorded, fileDigest(file));
  return file;
}

/** The bytes of a file of a result, which must be those that its summary names. @throws what {@link existingFile} throws, `INPUT_NOT_AS_RECORDED` */
export function recordedBytes(
  folder: string,
  name: ResultFile,
  recorded: Pick<RecordedResult, "outputs">,
): Buffer {
  const bytes = readFileSync(existingFile(join(folder, name)));
  refuseOther(folder, name, recorded, createHash("sha256").update(bytes).digest("hex"));
  return bytes;
}

/** Refuses a file of another digest than the summary names. @throws `INPUT_NOT_AS_RECORDED` */
export function refuseOther(
  folder: string,
  name: ResultFile,
  { outputs }: Pick<RecordedResult, "outputs">,
  digest: string,
): void {
  if (digest !== outputs[name])
    throw cliErrors.error("INPUT_NOT_AS_RECORDED", { file: join(folder, name), folder });
}
