import { existsSync, type Stats, statSync } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { ColumnNames } from "../../cases/index.js";
import { cliErrors } from "../cli-errors.js";
import { PIPE } from "../input/file-format.js";
import { inputFormat } from "../input/input-format.js";
import { readTextFile } from "../input/read-text-file.js";
import type { TextEncoding } from "../input/text-encoding.js";
import { inputError, TextInput } from "../input/text-input.js";
import { NamesMet } from "../maps/names-met.js";
import { outputErrors } from "../output/output-errors.js";
import { fileOutput, outputError, pipeOutput, type TextOutput } from "../output/text-output.js";
import type { Terminal } from "../terminal.js";
import { recordedDigest } from "./recorded-digest.js";

/** 输入摘要: what a result rests on, so that another can tell whether they hold the same file. */
export interface InputDigest {
  /** the option that named it, `cases`, `budget` */
  readonly role: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** 工作文件: the files of one run: every input with its digest, every output kept apart from the inputs. */
export class Workspace {
  readonly #terminal: Terminal;
  readonly #columns: ColumnNames;
  readonly #met: NamesMet;
  readonly #inputs: { readonly role: string; readonly text: TextInput; readonly stats: Stats | undefined }[] =
    [];
  /** folders of results that the run goes on from */
  readonly #sources: Stats[] = [];
  /** inputs that earlier runs read */
  readonly #before: InputDigest[] = [];
  readonly #open = new Set<TextOutput>();
  readonly #owners: Pick<TextOutput, "abandon">[] = [];

  /** @param columns what the columns of the tables that are read are said to be */
  constructor(terminal: Terminal, columns: ColumnNames = {}) {
    this.#terminal = terminal;
    this.#columns = columns;
    this.#met = new NamesMet(columns);
  }

  /**
   * Declares an input, where one is given; it is read later. Declare all of them before the first output.
   *
   * @param columns what the columns of its table are said to be; default: what those of the run are
   * @throws `INPUT_NOT_FOUND`, `INPUT_IS_DIRECTORY`, `INPUT_TWICE`, `INPUT_FORMAT_UNKNOWN`
   */
  async input(role: string, file: string, encoding?: TextEncoding, columns?: ColumnNames): Promise<TextInput>;
  async input(
    role: string,
    file: string | undefined,
    encoding?: TextEncoding,
    columns?: ColumnNames,
  ): Promise<TextInput | undefined>;
  async input(
    role: string,
    file: string | undefined,
    encoding?: TextEncoding,
    columns: ColumnNames = this.#columns,
  ) {
    if (file === undefined) return undefined;
    const stats = file === PIPE ? undefined : await inputStats(file);
    if (file === PIPE && this.#inputs.some(({ text }) => text.file === PIPE)) {
      throw cliErrors.error("INPUT_TWICE", { file });
    }
    const text = new TextInput(file, {
      ...inputFormat(file),
      terminal: this.#terminal,
      columns,
      met: this.#met,
      ...(stats && { size: stats.size }),
      ...(encoding && { encoding }),
    });
    this.#inputs.push({ role, text, stats });
    return text;
  }

  /** Declares the folder of a result that the run goes on from: whatever stands in it is its input. */
  noteSource(folder: string): void {
    const stats = statsOf(folder);
    if (stats !== undefined) this.#sources.push(stats);
  }

  /** Declares inputs that earlier runs have read. */
  noteBefore(inputs: readonly InputDigest[]): void {
    this.#before.push(...inputs);
  }

  /** @throws `OUTPUT_IS_INPUT`, `OUTPUT_UNWRITABLE` */
  async output(file: string): Promise<TextOutput> {
    if (file === PIPE) return pipeOutput(this.#terminal.data);
    this.refuseInput(file);
    return this.track(await fileOutput(file));
  }

  /**
   * 写出供人填改的文件: the texts of files that people fill in or change by hand, by path. All are looked at before one is written.
   *
   * @throws `OUTPUT_IS_INPUT`, `OUTPUT_UNWRITABLE`, and `OUTPUT_HOLDS_OTHER` where a file is there, says something else, and may not be replaced
   */
  async writeDrafts(texts: Readonly<Record<string, string>>, { replace }: { readonly replace: boolean }) {
    for (const file of Object.keys(texts)) {
      if (!replace && file !== PIPE && existsSync(file) && readTextFile(file) !== texts[file])
        throw outputErrors.error("OUTPUT_HOLDS_OTHER", { file });
    }
    for (const [file, text] of Object.entries(texts)) {
      const output = await this.output(file);
      await output.write(text);
      await output.close();
    }
  }

  /** Keeps an output in view, so that it is taken back if the work fails. */
  track(output: TextOutput): TextOutput {
    this.#open.add(output);
    return {
      write: (text) => output.write(text),
      close: async () => {
        await output.close();
        this.#open.delete(output);
      },
      abandon: async () => {
        this.#open.delete(output);
        await output.abandon();
      },
    };
  }

  /** What else is to be taken back if the work fails; after the files that were opened in it. */
  abandonWith(owner: Pick<TextOutput, "abandon">): void {
    this.#owners.push(owner);
  }

  /**
   * The digests of all inputs, those of earlier runs first, in the order they were declared; call it when they have been read.
   *
   * @throws `HEADER_MAP_UNMET`, and `INPUT_CHANGED` where an input lies in a result folder whose summary names another digest
   */
  digests(): InputDigest[] {
    // What earlier runs read may have the columns that no table of this one has.
    if (this.#before.length === 0) this.refuseUnmetNames();
    for (const { text } of this.#inputs) refuseChanged(text);
    const read = this.#inputs.map(({ role, text }) => ({
      role,
      file: text.file,
      bytes: text.bytes,
      sha256: text.digest,
    }));
    return [...this.#before, ...read];
  }

  /**
   * Call it when every table has been opened and every record with keys read: a column or key that is said to be something and that none of them has was mistyped.
   *
   * @throws `HEADER_MAP_UNMET`
   */
  refuseUnmetNames(): void {
    this.#met.refuseUnmet();
  }

  /** Takes back what was not finished, after a failure. */
  async abandon(): Promise<void> {
    for (const output of [...this.#open, ...this.#owners]) await output.abandon();
    this.#open.clear();
  }

  /** @throws `OUTPUT_IS_INPUT`, `OUTPUT_UNWRITABLE` */
  refuseInput(file: string): void {
    const [stats, folder] = [statsOf(file), statsOf(dirname(file))];
    const isInput = this.#inputs.some((input) => isSame(input.stats, stats));
    if (isInput || this.#sources.some((source) => isSame(source, folder)))
      throw outputErrors.error("OUTPUT_IS_INPUT", { file });
  }
}

function isSame(one: Stats | undefined, other: Stats | undefined): boolean {
  return one !== undefined && one.ino === other?.ino && one.dev === other.dev;
}

async function inputStats(file: string): Promise<Stats> {
  const stats = await stat(file).catch((error: unknown) => {
    throw inputError(file, error);
  });
  if (stats.isDirectory()) throw cliErrors.error("INPUT_IS_DIRECTORY", { file });
  return stats;
}

/** A file of a result folder must be the one that its summary names: a mixed result is none. */
function refuseChanged({ file, digest }: TextInput): void {
  if (file === PIPE) return;
  const folder = dirname(file);
  const recorded = recordedDigest(folder, basename(file));
  if (recorded !== undefined && recorded !== digest) throw cliErrors.error("INPUT_CHANGED", { file, folder });
}

function statsOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    throw outputError(file, error);
  }
}
