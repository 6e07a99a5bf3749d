import { ROW_NAMES_UNIT } from "../../cases/rows/no-record.js";
import { cliErrors } from "../cli-errors.js";
import { jsonLines } from "../output/json-text.js";
import type { TextOutput } from "../output/text-output.js";
import { REJECTED, type ResultFile } from "../results/result-files.js";
import type { ResultFolder } from "../results/result-folder.js";
import type { Told } from "../terminal.js";
import type { Notices } from "./notices.js";
import { type Rejection, rejectionJson } from "./rejection.js";
import { type RowsTold, ToldRows } from "./told-rows.js";

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
  readonly #told: ToldRows;
  readonly #output: TextOutput | undefined;
  readonly #list: Rejection[] | undefined;
  #kept = 0;
  /** rows that earlier runs rejected and their list does not hold */
  #before = 0;
  #ids = 0;
  #merged = 0;

  /**
   * @param output `rejected.jsonl`; without it all rows are told on stderr
   * @param list gets every row that the file gets
   * @param rows how many are told
   */
  constructor(
    told: Told,
    output: TextOutput | undefined,
    list?: Rejection[],
    rows: RowsTold = output === undefined ? "all" : "first",
  ) {
    this.#told = new ToldRows(told, rows);
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
    return new RejectedRows(told, nowhere, undefined, "none");
  }

  get count(): number {
    return this.#told.count + this.#before;
  }

  /** What of the files was left out. */
  get leftOut(): RowsLeftOut {
    return { rows: this.count, ids: this.#ids, merged: this.#merged };
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
    this.#before += beyond;
  }

  /** @throws `INPUT_UNIT_STATED` where one of them says that no amount of its file is in yuan */
  async add(rejected: readonly Rejection[]): Promise<void> {
    for (const row of rejected) this.#told.tell(row);
    const unit = rejected.find(({ problems }) => problems.some(({ code }) => code === ROW_NAMES_UNIT));
    if (unit !== undefined) throw cliErrors.error("INPUT_UNIT_STATED", { file: unit.file, line: unit.line });
    const kept = rejected.slice(0, Math.max(0, MOST_KEPT - this.#kept));
    this.#kept += kept.length;
    this.#list?.push(...kept);
    if (kept.length > 0) await this.#output?.write(jsonLines(kept.map(rejectionJson)));
  }

  async close(): Promise<void> {
    const beyond = this.count - this.#kept;
    if (beyond > 0) await this.#output?.write(jsonLines([moreRejected(beyond)]));
    await this.#output?.close();
    if (this.#output !== undefined) this.#told.finish(REJECTED, this.#before);
  }
}

/** The last line of a file that does not hold all rejected rows. */
function moreRejected(count: number): object {
  const { code, message } = cliErrors.diagnostic("error", "ROWS_REJECTED_MORE", "", { count });
  return { code, reason: message, count };
}
