import type { Engine, TakenArea } from "../../engine/index.js";
import { takenCounts } from "../area/run-summary.js";
import { type Taking, takeCases, takeHistory } from "../area/take-cases.js";
import type { TextInput } from "../input/text-input.js";
import type { RowCounts } from "../rows/read-rows.js";
import type { EngineSpec } from "../shipped/engine-of.js";

/** 比较的一方: its engine, what other threads make the same one from, and the cases as it takes them. */
export interface TakenSide {
  readonly engine: Engine;
  readonly spec: EngineSpec;
  readonly taken: TakenArea;
  readonly counts: RowCounts;
}

/** The files that a side takes. */
export interface SideFiles {
  readonly history: TextInput | undefined;
  readonly cases: TextInput;
}

/** 收取一方: history and cases as the engine of one side takes them. */
export async function takeSide(engine: Engine, files: SideFiles, taking: Taking): Promise<TakenSide> {
  const history = files.history && (await takeHistory(files.history, taking, true));
  const cases = await takeCases(files.cases, taking);
  const taken = { cases: cases.taken, ...(history && { history: history.taken }) };
  return { engine, spec: taking.engine, taken, counts: takenCounts(cases) };
}
