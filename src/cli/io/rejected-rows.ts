import { counted, type Locale } from "../../primitives/index.js";
import { cliErrors } from "../cli-errors.js";
import type { Told } from "../terminal.js";
import { jsonLines } from "./json-text.js";
import type { Notices } from "./notices.js";
import { type Rejection, rejectionJson } from "./rejection.js";
import { REJECTED, type ResultFile } from "./result-files.js";
import type { ResultFolder } from "./result-folder.js";
import type { TextOutput } from "./text-output.js";

/** Rejected rows that are told on stderr, in all and of one cause; the file has all of them. */
const MOST_TOLD = 20;
const MOST_OF_A_CAUSE = 3;
/** Rejected rows that the file holds; beyond them a file is no file of cases, and its last line says how many more there are. */
export const MOST_KEPT = 100_000;

/** 读取中的遗漏: rows that were rejected, ids that were not used in rows that were read, and merged cells that only their first row has. */
export interface RowsLeftOut {
  readonly rows: number;
  readonly ids: number;
  readonly merged: number;
}

/** 退回清单: every rejected row goes to a file, the first of them also to stderr. */
export class RejectedRows {
  readonly #told: Told;
  readonly #output: TextOutput | undefined;
  readonly #list: Rejection[] | undefined;
  #count = 0;
  #kept = 0;
  #most = MOST_TOLD;
  #shown = 0;
  /** rows of each cause (field and code of the first problem) */
  readonly #causes = new Map<string, number>();
  #ids = 0;
  #merged = 0;

  /**
   * @param output `rejected.jsonl`; without it all rows are told on stderr
   * @param list gets every row that the file gets
   */
  constructor(told: Told, output: TextOutput | undefined, list?: Rejection[]) {
    this.#told = told;
    this.#output = output;
    this.#list = list;
  }

  /** Those of a result, which has their file. */
  static async of(
    out: ResultFolder<ResultFile | typeof REJECTED>,
    told: Told,
    list?: Rejection[],
  ): Promise<RejectedRows> {
    return new RejectedRows(told, await out.open(REJECTED), list);
  }

  /** For files that are read a second time: the rows are counted and told nowhere. */
  static untold(told: Told): RejectedRows {
    const nowhere: TextOutput = { write: async () => {}, close: async () => {}, abandon: async () => {} };
    const rows = new RejectedRows(told, nowhere);
    rows.#most = 0;
    return rows;
  }

  get count(): number {
    return this.#count;
  }

  /** What of the files was left out. */
  get leftOut(): RowsLeftOut {
    return { rows: this.#count, ids: this.#ids, merged: this.#merged };
  }

  /** Takes in what was noticed in the rows that were read, and how many cells were merged over several of them. */
  note(notices: Notices, merged: number): void {
    this.#merged += merged;
    this.#ids += notices.idsLeftOut;
  }

  /** Takes in what an earlier run left out. @param beyond rejected rows that its list does not hold */
  noteBefore({ ids, merged }: Omit<RowsLeftOut, "rows">, beyond: number): void {
    this.#ids += ids;
    this.#merged += merged;
    this.#count += beyond;
  }

  async add(rejected: readonly Rejection[]): Promise<void> {
    for (const row of rejected) {
      this.#count += 1;
      this.#tell(row);
    }
    const kept = rejected.slice(0, Math.max(0, MOST_KEPT - this.#kept));
    this.#kept += kept.length;
    this.#list?.push(...kept);
    if (kept.length > 0) await this.#output?.write(jsonLines(kept.map(rejectionJson)));
  }

  async close(): Promise<void> {
    const beyond = this.#count - this.#kept;
    if (beyond > 0) await this.#output?.write(jsonLines([moreRejected(beyond)]));
    await this.#output?.close();
    const untold = this.#output === undefined ? 0 : this.#count - this.#shown;
    if (untold > 0) {
      const causes = [...this.#causes].filter(([, rows]) => rows > MOST_OF_A_CAUSE);
      const told = causes.map(([cause, rows]) => `${cause} ${rows}`);
      const { terminal, locale } = this.#told;
      terminal.stderr.write(
        locale === "zh"
          ? `……另有 ${untold} 行，见 rejected.jsonl${told.length > 0 ? `（各因共计：${told.join("，")}）` : ""}\n`
          : `… and ${counted(untold, "more row")}; see rejected.jsonl${told.length > 0 ? ` (in all: ${told.join(", ")})` : ""}\n`,
      );
    }
  }

  #tell(row: Rejection): void {
    const [first] = row.problems;
    const cause = [first?.path ?? "", first?.code ?? ""].filter((part) => part !== "").join(" ");
    const rows = (this.#causes.get(cause) ?? 0) + 1;
    this.#causes.set(cause, rows);
    if (this.#output !== undefined && (rows > MOST_OF_A_CAUSE || this.#shown >= this.#most)) return;
    this.#shown += 1;
    this.#told.terminal.stderr.write(rejectionLines(row, this.#told.locale));
  }
}

/** The last line of a file that does not hold all rejected rows. */
function moreRejected(count: number): object {
  const { code, message } = cliErrors.diagnostic("error", "ROWS_REJECTED_MORE", "", { count });
  return { code, reason: message, count };
}

/** Problems of a row that are told; a row that has shifted has one in nearly every cell. */
const MOST_OF_A_ROW = 5;

/** A rejected row, a line a problem: `cases.csv:12: totalCost: CELL_UNREADABLE: …`. */
export function rejectionLines(
  { file, line, problems }: Pick<Rejection, "file" | "line" | "problems">,
  locale: Locale,
): string {
  const told = problems.slice(0, MOST_OF_A_ROW).map(({ path, code, message }) => {
    const place = path === "" ? "" : `${path}: `;
    return `${file}:${line}: ${place}${code}: ${message[locale]}\n`;
  });
  const more = problems.length - told.length;
  if (more > 0)
    told.push(
      `${file}:${line}: ${locale === "zh" ? `本行另有 ${more} 处问题` : `${counted(more, "more problem")} in this row`}\n`,
    );
  return told.join("");
}
