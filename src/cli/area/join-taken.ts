import { joinDetails, type TakenCases, type TakenHistory } from "../../engine/index.js";
import { CodeTally, GROUPING_STATUSES, statusCounts } from "../../grouping/index.js";
import { CaseColumnsBuilder, HistoryColumnsBuilder, TextPacker, tellsOfPeople } from "../../weights/index.js";

/** 连续病例: cases that follow each other in the file and were taken by one thread. */
interface Run {
  readonly thread: number;
  cases: number;
}

/** 合并已收病例: which thread took which cases, and at the end all of them in the order of the file. */
export class TakenJoiner {
  readonly #runs: Run[] = [];
  #count = 0;

  /** cases so far */
  get count(): number {
    return this.#count;
  }

  /** Notes that a thread took the next cases. */
  add(thread: number, cases: number): void {
    const last = this.#runs.at(-1);
    if (last?.thread === thread) last.cases += cases;
    else this.#runs.push({ thread, cases });
    this.#count += cases;
  }

  /** The cases of all threads, as if one had taken them; all threads have kept the same of them. */
  join<Taken extends TakenHistory>(all: readonly (Taken | undefined)[]): Taken {
    const parts = all.filter((part) => part !== undefined);
    const used = all.filter((part, thread) => part && this.#runs.some((run) => run.thread === thread));
    const [only] = used.length === 0 ? parts : used;
    if (only !== undefined && used.length <= 1) return only;
    const next = all.map(() => 0);
    const runs = this.#runs.flatMap(({ thread, cases }) => {
      const part = all[thread];
      if (part === undefined) return [];
      const from = next[thread] ?? 0;
      const to = from + cases;
      next[thread] = to;
      return [{ part, from, to }];
    });
    const byStatus = statusCounts();
    for (const part of parts) {
      for (const status of GROUPING_STATUSES) byStatus[status] += part.byStatus[status];
    }
    // In the order in which one thread gives them: they are kept as they stand.
    const counts = {
      byStatus,
      stated: sum(parts, ({ stated }) => stated),
      codes: CodeTally.of(parts.map(({ codes }) => codes)),
      areaOfHospital: sum(parts, ({ areaOfHospital }) => areaOfHospital),
    };
    return {
      ...(parts.every(isOfCases) ? joinedCases(runs as unknown as Runs<TakenCases>) : joinedHistory(runs)),
      ...counts,
    } as unknown as Taken;
  }
}

/** Runs of cases, each within a part. */
type Runs<Taken> = readonly { readonly part: Taken; readonly from: number; readonly to: number }[];

function isOfCases(part: TakenHistory): part is TakenCases {
  return "details" in part;
}

function joinedCases(runs: Runs<TakenCases>): Pick<TakenCases, "columns" | "details"> {
  const columns = new CaseColumnsBuilder();
  for (const { part, from, to } of runs) columns.append(part.columns, from, to);
  const details = joinDetails(runs.map(({ part, from, to }) => ({ details: part.details, from, to })));
  return { columns: columns.finish(), details };
}

/** Of people only where every part tells of them. */
function joinedHistory(runs: Runs<TakenHistory>): Pick<TakenHistory, "columns"> {
  const columns = new HistoryColumnsBuilder(
    new TextPacker(),
    runs.every(({ part }) => tellsOfPeople(part.columns)),
  );
  for (const { part, from, to } of runs) columns.append(part.columns, from, to);
  return { columns: columns.finish() };
}

function sum(parts: readonly TakenHistory[], countOf: (part: TakenHistory) => number): number {
  return parts.reduce((total, part) => total + countOf(part), 0);
}
