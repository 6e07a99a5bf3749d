import { createHash } from "node:crypto";
import { join } from "node:path";
import type { TextOutput } from "../io/text-output.js";
import type { Workspace } from "../io/workspace.js";

/** 输出文件夹: the files of a result, with the digest of each, so that the summary can name them. */
export class OutputFolder {
  readonly #files: Workspace;
  readonly #folder: string;
  readonly #digests = new Map<string, string>();

  constructor(files: Workspace, folder: string) {
    this.#files = files;
    this.#folder = folder;
  }

  /** SHA-256 of every file that is finished, by name */
  get digests(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#digests].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Opens a file that is written piece by piece. */
  async open(name: string): Promise<TextOutput> {
    const output = await this.#files.output(join(this.#folder, name));
    const hash = createHash("sha256");
    return {
      write: (text) => {
        hash.update(text);
        return output.write(text);
      },
      close: async () => {
        await output.close();
        this.#digests.set(name, hash.digest("hex"));
      },
      abandon: () => output.abandon(),
    };
  }

  /** Writes a whole file. */
  async save(name: string, text: string): Promise<void> {
    const output = await this.open(name);
    await output.write(text);
    await output.close();
  }
}
