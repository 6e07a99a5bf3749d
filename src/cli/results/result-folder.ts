import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync } from "node:fs";
import { constants, copyFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { compareText } from "../../primitives/index.js";
import { systemCode } from "../input/system-error.js";
import { jsonText } from "../output/json-text.js";
import { outputErrors } from "../output/output-errors.js";
import { outputError, streamOutput, type TextOutput } from "../output/text-output.js";
import { isRunning, noteUnfinished } from "../output/unfinished-paths.js";
import { fileDigest } from "./file-digest.js";
import { MANIFEST, type ResultFile } from "./result-files.js";
import type { Workspace } from "./workspace.js";

/** The folder in which a run prepares its files, and the one in which they wait to take their names. */
const PREPARED = ".chs-drg-part";
const COMMITTED = ".chs-drg-commit";
/** Says which process a prepared folder belongs to. */
const OWNER = "owner";
/** The report opens in the reader's language: another language is no other result. */
const BY_LANGUAGE: ResultFile = "report.html";

/** 结果文件夹的设定. */
export interface ResultOptions {
  /** the command, as the manifest names it */
  readonly command: string;
  /** whether another result that stands there may be replaced */
  readonly replace: boolean;
  /** the file that names the others with their digests; written last */
  readonly manifest?: typeof MANIFEST | "sample.json";
}

/**
 * 结果文件夹: the files of a result become one at once: they are prepared out of sight and take their names when all of them are
 * whole. A run that is stopped leaves what was there; two runs into one folder: the second is refused; another result is never
 * written over unless that is asked for.
 *
 * A folder that does not exist yet appears by one rename. In one that exists the prepared folder is renamed to a committed one, and its files then
 * moved; whoever comes after a run that was killed in between finishes the move.
 */
export class ResultFolder<Name extends string = ResultFile> {
  readonly #files: Workspace;
  readonly #folder: string;
  readonly #options: ResultOptions;
  readonly #digests = new Map<string, string>();
  /** files that are still being written, beside what else is done until the result is published */
  readonly #beside: Promise<void>[] = [];
  #place: { readonly path: string; readonly inside: boolean; readonly forget: () => void } | undefined;

  constructor(files: Workspace, folder: string, options: ResultOptions) {
    this.#files = files;
    this.#folder = folder;
    this.#options = options;
    files.abandonWith(this);
  }

  /** SHA-256 of every file that is finished, by name */
  get digests(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#digests].sort(([a], [b]) => compareText(a, b)));
  }

  /**
   * Opens a file that is written piece by piece.
   *
   * @throws `OUTPUT_IS_INPUT`, `OUTPUT_UNWRITABLE`, `OUTPUT_NOT_A_FOLDER`, `OUTPUT_IN_USE`, `OUTPUT_HOLDS_RESULT`
   */
  async open(name: Name): Promise<TextOutput> {
    const place = await this.#begin();
    this.#files.refuseInput(join(this.#folder, name));
    const output = this.#files.track(streamOutput(join(place.path, name), join(this.#folder, name)));
    const hash = createHash("sha256");
    return {
      write: (text) => {
        const written = output.write(text);
        hash.update(text);
        return written;
      },
      close: async () => {
        await output.close();
        this.#digests.set(name, hash.digest("hex"));
      },
      abandon: () => output.abandon(),
    };
  }

  /** Writes a whole file. */
  async save(name: Name, text: string): Promise<void> {
    const output = await this.open(name);
    await output.write(text);
    await output.close();
  }

  /** Writes a whole file of bytes, which must stay as they are until the result is published. */
  async saveBytes(name: Name, parts: readonly Uint8Array[]): Promise<void> {
    await this.#writeBeside(name, (path) => writeFile(path, parts));
    const hash = createHash("sha256");
    for (const part of parts) hash.update(part);
    this.#digests.set(name, hash.digest("hex"));
  }

  /**
   * Takes over a file of another result as it is; its digest is the one that its summary names.
   *
   * @throws `OUTPUT_IS_INPUT`, and the codes of `open`
   */
  async copy(name: Name, from: string, digest: string): Promise<void> {
    await this.#writeBeside(name, (path) => copyFile(from, path, constants.COPYFILE_FICLONE));
    this.#digests.set(name, digest);
  }

  async #writeBeside(name: Name, write: (path: string) => Promise<void>): Promise<void> {
    const place = await this.#begin();
    const file = join(this.#folder, name);
    this.#files.refuseInput(file);
    const written = write(join(place.path, name)).catch((error: unknown) => {
      throw outputError(file, error);
    });
    // Told when the result is published; if it never is, something else went wrong before.
    written.catch(() => {});
    this.#beside.push(written);
  }

  /**
   * The result is whole: its files take their names.
   *
   * @param summary what the manifest says
   * @throws `OUTPUT_HOLDS_RESULT`, `OUTPUT_UNWRITABLE`
   */
  async publish(summary: object): Promise<void> {
    await this.save(this.#manifest as Name, jsonText(summary));
    const place = await this.#begin();
    await Promise.all(this.#beside);
    this.#refuseOther();
    try {
      if (place.inside) {
        await rename(place.path, join(this.#folder, COMMITTED));
        place.forget();
        finishMove(this.#folder, this.#manifest);
      } else {
        await rm(join(place.path, OWNER));
        await rename(place.path, this.#folder);
        place.forget();
      }
      this.#place = undefined;
    } catch (error) {
      throw outputError(this.#folder, error);
    }
  }

  async abandon(): Promise<void> {
    if (this.#place === undefined) return;
    await Promise.allSettled(this.#beside);
    await rm(this.#place.path, { recursive: true, force: true });
    this.#place.forget();
    this.#place = undefined;
  }

  get #manifest(): string {
    return this.#options.manifest ?? MANIFEST;
  }

  async #begin() {
    this.#place ??= await this.#prepare();
    return this.#place;
  }

  async #prepare() {
    const folder = resolve(this.#folder);
    try {
      const stats = statSync(folder, { throwIfNoEntry: false });
      if (stats !== undefined && !stats.isDirectory()) {
        throw outputErrors.error("OUTPUT_NOT_A_FOLDER", { file: this.#folder });
      }
      const inside = stats !== undefined;
      if (!inside) await mkdir(dirname(folder), { recursive: true });
      const path = inside ? join(folder, PREPARED) : join(dirname(folder), `.${basename(folder)}${PREPARED}`);
      await occupy(path, this.#folder);
      const place = { path, inside, forget: noteUnfinished(path) };
      this.#place = place;
      if (inside) {
        settleCommitted(folder, this.#folder, this.#manifest);
        this.#refuseOtherCommand();
      }
      return place;
    } catch (error) {
      throw outputError(this.#folder, error);
    }
  }

  #refuseOtherCommand(): void {
    const file = join(this.#folder, this.#manifest);
    if (this.#options.replace || !existsSync(file)) return;
    const command = commandOf(file);
    if (command !== this.#options.command) this.#refuse(this.#manifest);
  }

  /** Whatever stands there and would change is another result. */
  #refuseOther(): void {
    if (this.#options.replace) return;
    for (const [name, digest] of this.#digests) {
      if (name === this.#manifest || name === BY_LANGUAGE) continue;
      const file = join(this.#folder, name);
      if (existsSync(file) && fileDigest(file) !== digest) this.#refuse(name);
    }
  }

  #refuse(file: string): never {
    throw outputErrors.error("OUTPUT_HOLDS_RESULT", { folder: this.#folder, file });
  }
}

/**
 * Finishes what a run that was killed while its files took their names has left in a folder.
 *
 * @throws `OUTPUT_IN_USE` where that run is still at it
 */
export function settleCommitted(folder: string, shown = folder, manifest: string = MANIFEST): void {
  const committed = join(folder, COMMITTED);
  if (!existsSync(committed)) return;
  if (isAlive(committed)) throw outputErrors.error("OUTPUT_IN_USE", { folder: shown, file: committed });
  finishMove(folder, manifest);
}

/** Moves committed files to their names, the manifest last; a move that was begun is gone on with. */
function finishMove(folder: string, manifest: string): void {
  const committed = join(folder, COMMITTED);
  const names = readdirSync(committed).filter((name) => name !== OWNER);
  names.sort((a, b) => Number(a === manifest) - Number(b === manifest));
  for (const name of names) renameSync(join(committed, name), join(folder, name));
  rmSync(join(committed, OWNER), { force: true });
  rmdirSync(committed);
}

/**
 * Makes a folder that only one run can have: it is filled with its owner's name first and then takes its place, which fails where
 * another stands there. What a dead run left is taken away.
 *
 * @throws `OUTPUT_IN_USE`
 */
async function occupy(path: string, shown: string): Promise<void> {
  const own = `${path}-${process.pid}-${hostname()}-${randomUUID()}`;
  const forget = noteUnfinished(own);
  sweepDead(path);
  try {
    await mkdir(own);
    await writeFile(join(own, OWNER), JSON.stringify({ pid: process.pid, host: hostname() }));
    for (let attempt = 0; ; attempt += 1) {
      try {
        renameSync(own, path);
        return;
      } catch (error) {
        const taken = ["ENOTEMPTY", "EEXIST", "EPERM"].includes(systemCode(error) ?? "") && existsSync(path);
        if (!taken) throw error;
        if (attempt > 0 || isAlive(path))
          throw outputErrors.error("OUTPUT_IN_USE", { folder: shown, file: path });
        removeDead(path, `${own}-dead`);
      }
    }
  } finally {
    await rm(own, { recursive: true, force: true });
    forget();
  }
}

/** Takes away what runs of this machine left that were killed while they took a place or gave it up. */
function sweepDead(path: string): void {
  const folder = dirname(path);
  const [start, of] = [`${basename(path)}-`, `-${hostname()}-`];
  for (const name of readdirSync(folder)) {
    const pid = Number(name.startsWith(start) ? /^\d+/.exec(name.slice(start.length))?.[0] : undefined);
    const isOwn = name.startsWith(`${start}${pid}${of}`);
    if (isOwn && !isRunning(pid)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Takes a dead run's folder away; if another run has taken the place meanwhile, it gets it back. */
function removeDead(path: string, aside: string): void {
  renameSync(path, aside);
  if (isAlive(aside)) renameSync(aside, path);
  else rmSync(aside, { recursive: true, force: true });
}

/** Whether the run that a prepared folder belongs to may still be going on; of another machine that cannot be told. */
function isAlive(path: string): boolean {
  try {
    const owner = JSON.parse(readFileSync(join(path, OWNER), "utf8")) as { pid: number; host: string };
    return owner.host !== hostname() || isRunning(owner.pid);
  } catch {
    return false;
  }
}

function commandOf(manifest: string): unknown {
  try {
    return (JSON.parse(readFileSync(manifest, "utf8")) as { command?: unknown }).command;
  } catch {
    return undefined;
  }
}
