import { caseKeeper, type HistoryKept, historyKeeper, type TakenHistory } from "../../engine/index.js";
import { CodeTally, GROUPING_STATUSES, statusCounts } from "../../grouping/index.js";
import type { CaseColumns } from "../../weights/index.js";
import type { Kept } from "../jobs/intake-task.js";

/** 连续病例: cases that follow each other in the file and were taken by one thread. */
interface Run {
  readonly thread: number;
  cases: number;
}

/** 合并已收病例: the cases that several threads took, in the order of the file, as if one had taken them; all have kept the same of them. */
export class TakenJoiner<Taken extends TakenHistory> {
  /** what was not joined yet */
  readonly #runs: Run[] = [];
  readonly #threads: ThreadPortions[] = [];
  readonly #keeps: Kept;
  #keeper: ReturnType<typeof keeperOf> | undefined;
  #count = 0;

  constructor(keeps: Kept) {
    this.#keeps = keeps;
  }

  /** cases so far */
  get count(): number {
    return this.#count;
  }

  /** Notes that a thread took the next cases, and joins what it has handed over with them. */
  add(thread: number, cases: number, portion?: HistoryKept): void {
    const last = this.#runs.at(-1);
    if (last?.thread === thread) last.cases += cases;
    else this.#runs.push({ thread, cases });
    this.#count += cases;
    if (portion !== undefined) this.#join(thread, portion);
  }

  /** The cases of all threads, from what each had left at its end. */
  join(all: readonly (Taken | undefined)[]): Taken {
    const parts = all.filter((part) => part !== undefined);
    if (this.#keeper === undefined) {
      const used = all.filter((part, thread) => part && this.#runs.some((run) => run.thread === thread));
      const [only] = used.length === 0 ? parts : used;
      if (only !== undefined && used.length <= 1) return only;
    }
    for (const [thread, part] of all.entries()) if (part) this.#join(thread, part);
    const byStatus = statusCounts();
    for (const part of parts) {
      for (const status of GROUPING_STATUSES) byStatus[status] += part.byStatus[status];
    }
    // In the order in which one thread gives them: they are kept as they stand.
    return {
      ...this.#keeper?.finish(),
      byStatus,
      stated: sum(parts, ({ stated }) => stated),
      codes: CodeTally.of(parts.map(({ codes }) => codes)),
      areaOfHospital: sum(parts, ({ areaOfHospital }) => areaOfHospital),
      ...underOf(parts),
    } as unknown as Taken;
  }

  #join(thread: number, portion: HistoryKept): void {
    this.#keeper ??= keeperOf(this.#keeps);
    const { append } = this.#keeper;
    this.#threads[thread] ??= new ThreadPortions();
    this.#threads[thread].add(portion);
    for (let [run] = this.#runs; run !== undefined; [run] = this.#runs) {
      const taken = this.#threads[run.thread]?.next(run.cases, append) ?? 0;
      run.cases -= taken;
      if (run.cases > 0) return;
      this.#runs.shift();
    }
  }
}

function keeperOf(keeps: Kept) {
  const keeper = keeps === "cases" ? caseKeeper() : historyKeeper(keeps === "history-with-people");
  return { append: keeper.append as Append, finish: keeper.finish };
}

/** Takes over cases of a portion. */
type Append = (portion: HistoryKept, from: number, to: number) => void;

/** The lists of columns. */
const LISTS = ["hospitalIds", "patientIds", "groups", "ledgers", "costCategories"] as const;

/** 线程所收: the portions that a thread hands over, one after the other. Its numbers count on, and a portion tells what is new in a list: the lists are put together. */
class ThreadPortions {
  readonly #lists: Partial<Record<(typeof LISTS)[number], unknown[]>> = {};
  readonly #waiting: HistoryKept[] = [];
  /** cases of the first that were handed on */
  #from = 0;

  add(portion: HistoryKept): void {
    const { columns } = portion;
    for (const name of LISTS) {
      const told = (columns as Partial<CaseColumns>)[name];
      if (told === undefined) continue;
      const list = this.#lists[name] ?? [];
      for (const value of told) list.push(value);
      this.#lists[name] = list;
    }
    if (columns.count === 0) return;
    this.#waiting.push({ ...portion, columns: { ...columns, ...(this.#lists as object) } });
  }

  /** Hands the next cases on, so many at most; returns how many they were. */
  next(most: number, append: Append): number {
    let cases = 0;
    for (let [first] = this.#waiting; first !== undefined && cases < most; [first] = this.#waiting) {
      const to = Math.min(first.columns.count, this.#from + most - cases);
      append(first, this.#from, to);
      cases += to - this.#from;
      this.#from = to;
      if (to < first.columns.count) break;
      this.#waiting.shift();
      this.#from = 0;
    }
    return cases;
  }
}

function sum(parts: readonly TakenHistory[], countOf: (part: TakenHistory) => number): number {
  return parts.reduce((total, part) => total + countOf(part), 0);
}

/** What all were taken in under: runs of one file have one engine. */
function underOf([first]: readonly TakenHistory[]): Pick<TakenHistory, "ruleset" | "scheme"> {
  const { ruleset, scheme } = first ?? {};
  return { ...(ruleset !== undefined && { ruleset }), ...(scheme !== undefined && { scheme }) };
}
