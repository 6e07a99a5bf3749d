import { type Stats, statSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { cliErrors } from "../cli-errors.js";
import type { Terminal } from "../terminal.js";
import { fileFormat, PIPE } from "./file-format.js";
import { type TextEncoding, TextInput } from "./text-input.js";
import { fileOutput, pipeOutput, type TextOutput } from "./text-output.js";

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
  readonly #inputs: { readonly role: string; readonly text: TextInput; readonly stats: Stats | undefined }[] =
    [];
  readonly #open = new Set<TextOutput>();

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /**
   * Declares an input; it is read later. Declare all of them before the first output.
   *
   * @throws `INPUT_NOT_FOUND`, `INPUT_IS_DIRECTORY`, `INPUT_TWICE`, `INPUT_FORMAT_UNKNOWN`
   */
  async input(role: string, file: string, encoding?: TextEncoding): Promise<TextInput> {
    const stats = file === PIPE ? undefined : await inputStats(file);
    if (file === PIPE && this.#inputs.some(({ text }) => text.file === PIPE)) {
      throw cliErrors.error("INPUT_TWICE", { file });
    }
    const text = new TextInput(file, {
      gzip: fileFormat(file).gzip,
      terminal: this.#terminal,
      ...(stats && { size: stats.size }),
      ...(encoding && { encoding }),
    });
    this.#inputs.push({ role, text, stats });
    return text;
  }

  /** @throws `OUTPUT_IS_INPUT`, `OUTPUT_UNWRITABLE` */
  async output(file: string): Promise<TextOutput> {
    if (file === PIPE) return pipeOutput(this.#terminal.stdout);
    this.#refuseInput(file);
    const output = await fileOutput(file);
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

  /** Writes a whole file of an output folder. */
  async save(folder: string, name: string, text: string): Promise<void> {
    const output = await this.output(join(folder, name));
    await output.write(text);
    await output.close();
  }

  /** The digests of all inputs, in the order they were declared; call it when they have been read. */
  digests(): InputDigest[] {
    return this.#inputs.map(({ role, text }) => ({
      role,
      file: text.file,
      bytes: text.bytes,
      sha256: text.digest,
    }));
  }

  /** Takes back what was not finished, after a failure. */
  async abandon(): Promise<void> {
    for (const output of this.#open) await output.abandon();
    this.#open.clear();
  }

  #refuseInput(file: string): void {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined) return;
    const isInput = this.#inputs.some(
      (input) => input.stats?.ino === stats.ino && input.stats.dev === stats.dev,
    );
    if (isInput) throw cliErrors.error("OUTPUT_IS_INPUT", { file });
  }
}

async function inputStats(file: string): Promise<Stats> {
  const stats = await stat(file).catch(() => undefined);
  if (stats === undefined) throw cliErrors.error("INPUT_NOT_FOUND", { file });
  if (stats.isDirectory()) throw cliErrors.error("INPUT_IS_DIRECTORY", { file });
  return stats;
}
