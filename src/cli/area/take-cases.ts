import type { Hospital } from "../../cases/index.js";
import type { TakenCases, TakenHistory } from "../../engine/index.js";
import { TextInput } from "../input/text-input.js";
import { intakeTaskSpec, type Kept } from "../jobs/intake-task.js";
import { hasThreads, prepareThreads, type Running, runInOrder } from "../jobs/run-in-order.js";
import { progressLine } from "../progress.js";
import { linePlacer } from "../rows/line-placer.js";
import { Notices } from "../rows/notices.js";
import { openCases } from "../rows/open-rows.js";
import type { RejectedRows } from "../rows/rejected-rows.js";
import type { EngineSpec } from "../shipped/engine-of.js";
import type { Told } from "../terminal.js";
import { TakenJoiner } from "./join-taken.js";

/** How cases are taken in. */
export interface Taking extends Told, Pick<Running, "jobs" | "first" | "ahead"> {
  readonly engine: EngineSpec;
  readonly hospitals: readonly Hospital[];
  readonly rejected: RejectedRows;
}

/** 已收文件: the cases of a file, and what became of its rows: `rows` = `columns.count` + `rejected`. */
export interface TakenFile<Taken extends TakenHistory = TakenCases> {
  readonly taken: Taken;
  readonly rows: number;
  readonly rejected: number;
  /** how often each warning was noticed, by code */
  readonly warnings: Readonly<Record<string, number>>;
}

/** 已收取的病例: the cases of files that earlier runs took in. */
export interface TakenBefore<Taken extends TakenHistory = TakenCases> {
  /** hands them over, and the rows that those runs rejected */
  handOver(rejected: RejectedRows): Promise<TakenFile<Taken>>;
}

/** 预备收取: the threads for files of cases that are yet to be taken start, and make the engine while this one makes its own. */
export function prepareTaking(
  engine: EngineSpec,
  jobs: number,
  inputs: readonly (TextInput | undefined)[],
): void {
  const pieces = Math.max(0, ...inputs.map((input) => input?.pieces ?? 0));
  prepareThreads(
    intakeTaskSpec({
      engine,
      source: { file: "", format: "jsonl" },
      ...{ hospitals: [], keeps: "cases", inPortions: true },
    }),
    jobs,
    pieces,
  );
}

/** 收取文件: reads and groups every case of a file, batch by batch; a row that cannot be read is rejected. */
export async function takeCases(input: TextInput, taking: Taking): Promise<TakenFile> {
  return await take(input, taking, "cases");
}

/** 收取历史文件: the same for cases that only weights rest on. @param people whether its people are kept, for indexes of whole hospitals */
export async function takeHistory(
  input: TextInput | TakenBefore<TakenHistory>,
  taking: Taking,
  people: boolean,
): Promise<TakenFile<TakenHistory>> {
  if (!(input instanceof TextInput)) return await input.handOver(taking.rejected);
  return await take(input, taking, people ? "history-with-people" : "history");
}

async function take<Taken extends TakenHistory>(
  input: TextInput,
  taking: Taking,
  keeps: Kept,
): Promise<TakenFile<Taken>> {
  const { terminal, locale, rejected, jobs, first, ahead } = taking;
  const { source, batches, merged } = await openCases(input, taking);
  const hospitals = taking.hospitals.map(({ hospitalId, grade, poolingArea }) => ({
    hospitalId,
    grade,
    ...(poolingArea !== undefined && { poolingArea }),
  }));
  const joiner = new TakenJoiner<Taken>(keeps);
  const notices = new Notices(input.file);
  const before = rejected.count;
  const progress = progressLine(terminal, input.file);
  try {
    const inPortions = hasThreads(jobs, input.pieces);
    const spec = intakeTaskSpec({ engine: taking.engine, source, hospitals, keeps, inPortions });
    const results = runInOrder(spec, batches, { jobs, expected: input.pieces, first, ahead });
    const placed = linePlacer();
    let step = await results.next();
    for (; !step.done; step = await results.next()) {
      const { thread } = step.value;
      const result = placed(step.value.result);
      joiner.add(thread, result.read, result.portion);
      await rejected.add(result.rejected);
      notices.add(result.warnings);
      progress.report(joiner.count, input.share);
    }
    progress.finish();
    notices.tell(terminal, locale);
    rejected.note(notices, merged);
    const refused = rejected.count - before;
    return {
      taken: joiner.join(step.value as readonly (Taken | undefined)[]),
      rows: joiner.count + refused,
      rejected: refused,
      warnings: notices.counts,
    };
  } finally {
    progress.finish();
  }
}
