import type { Locale } from "../../primitives/index.js";
import type { Terminal } from "../terminal.js";
import { type Rejection, rejectionJson } from "./rejection.js";
import type { TextOutput } from "./text-output.js";

/** Rejected rows that are told on stderr; the file has all of them. */
const MOST_TOLD = 20;

/** 退回清单: every rejected row goes to a file, the first of them also to stderr. */
export class RejectedRows {
  readonly #terminal: Terminal;
  readonly #locale: Locale;
  readonly #output: TextOutput | undefined;
  #count = 0;

  /** @param output `rejected.jsonl`; without it all rows are told on stderr */
  constructor(terminal: Terminal, locale: Locale, output: TextOutput | undefined) {
    this.#terminal = terminal;
    this.#locale = locale;
    this.#output = output;
  }

  get count(): number {
    return this.#count;
  }

  async add(rejected: readonly Rejection[]): Promise<void> {
    let text = "";
    for (const row of rejected) {
      this.#count += 1;
      text += `${JSON.stringify(rejectionJson(row))}\n`;
      if (this.#output === undefined || this.#count <= MOST_TOLD) this.#tell(row);
    }
    if (text !== "") await this.#output?.write(text);
  }

  async close(): Promise<void> {
    await this.#output?.close();
    const untold = this.#output === undefined ? 0 : this.#count - MOST_TOLD;
    if (untold > 0) {
      this.#terminal.stderr.write(
        this.#locale === "zh"
          ? `……另有 ${untold} 行，见 rejected.jsonl\n`
          : `… and ${untold} more rows; see rejected.jsonl\n`,
      );
    }
  }

  #tell({ file, line, problems }: Rejection): void {
    for (const { code, path, message } of problems.slice(0, 1)) {
      const place = path === "" ? "" : `${path}: `;
      this.#terminal.stderr.write(`${file}:${line}: ${place}${code}: ${message[this.#locale]}\n`);
    }
  }
}
