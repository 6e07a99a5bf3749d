import type { Hospital, PublishedGroup } from "../../cases/index.js";
import type { AreaWeights, Engine, KeptHistory, TakenHistory } from "../../engine/index.js";
import type { CodeFindings } from "../../grouping/index.js";
import {
  type CivilDate,
  calendarYear,
  type Diagnostic,
  dateOfDayNumber,
  yearOf,
} from "../../primitives/index.js";
import { dayOfLife } from "../../rulesets/index.js";
import { asksAboutPeople, faultyHistory, MISSING_DAY } from "../../weights/index.js";
import type { TextInput } from "../input/text-input.js";
import type { KnownOfCases } from "../jobs/supervision.js";
import { type EngineSpec, engineOf } from "../shipped/engine-of.js";
import { readGroups } from "./area-inputs.js";
import { type TakenBefore, type TakenFile, type Taking, takeHistory } from "./take-cases.js";

/** Where the worth of groups is taken from; neither is needed where the edition has a table of its own. */
interface WeightInputs {
  readonly history: TextInput | TakenBefore<TakenHistory> | undefined;
  readonly groups: TextInput | undefined;
}

/** 计点依据: the tables an area is weighed with, and the history they come from. */
export interface ReadWeights {
  readonly weights: AreaWeights;
  readonly history: TakenFile<TakenHistory> | undefined;
  /** the engine that weighed: that of the day asked for, or else of the year after the history */
  readonly engine: Engine;
}

/**
 * 读取计点依据: group values from history cases or a published table, coefficients from history, under the engine of {@link engineOfYear}.
 *
 * @throws `ENGINE_NO_GROUP_VALUES`, `INPUT_ROWS_BROKEN` and what weighing throws
 */
export async function readWeights(
  engine: Engine,
  inputs: WeightInputs,
  hospitals: readonly Hospital[],
  taking: Taking,
): Promise<ReadWeights> {
  const groups = inputs.groups && (await readGroups(inputs.groups, taking));
  const people = asksAboutPeople(engine.ruleset.weights);
  const history = inputs.history && (await takeHistory(inputs.history, taking, people));
  const dated = history === undefined ? engine : engineOfYear(engine, taking.engine, history.taken);
  return { weights: weightsOf(dated, hospitals, { history, groups }), history, engine: dated };
}

/** The tables of an area from what has been read already. @throws `ENGINE_NO_GROUP_VALUES` and what weighing throws */
export function weightsOf(
  engine: Engine,
  hospitals: readonly Hospital[],
  past: {
    readonly history?: TakenFile<TakenHistory> | undefined;
    readonly kept?: KeptHistory | undefined;
    readonly groups: readonly PublishedGroup[] | undefined;
  },
): AreaWeights {
  const { history, kept, groups } = past;
  return engine.weigh({
    hospitals,
    ...(history && { history: history.taken }),
    ...(kept && { kept }),
    ...(groups && { groups }),
  });
}

/**
 * 测算年度的引擎: the one of the day that was asked for; where none was, of the last day of the year after the latest discharge in the history, as when that year is
 * settled, within the life of the edition. The years before its day are those that averages look back on.
 */
export function engineOfYear(engine: Engine, spec: EngineSpec, history: TakenHistory): Engine {
  return spec.on !== undefined ? engine : engineOf({ ...spec, on: dayWeighedFor(engine, history) });
}

function dayWeighedFor({ ruleset }: Engine, { columns }: TakenHistory): CivilDate {
  const latest = columns.dischargeDay.reduce((day, one) => Math.max(day, one), MISSING_DAY);
  if (latest === MISSING_DAY) return ruleset.effective.from;
  return dayOfLife(ruleset, calendarYear(yearOf(dateOfDayNumber(latest)) + 1).to);
}

/** 病组所值: what supervision knows of groups, and what was said in finding it out, and of the codes of the history. */
export interface WorthOfGroups {
  readonly known: KnownOfCases;
  readonly diagnostics: readonly Diagnostic[];
  readonly codes: readonly CodeFindings[];
  /** stays of the history that no average rests on for their faults; absent where no history was used */
  readonly faulty?: number | undefined;
}

/** 已知情况: what supervision may know of the worth of groups; nothing where history and table are not given and the edition has no table. */
export async function knownOf(
  engine: Engine,
  inputs: WeightInputs,
  hospitals: readonly Hospital[],
  taking: Taking,
): Promise<WorthOfGroups> {
  const hasOwnTable = engine.ruleset.groupTable !== undefined;
  if (inputs.history === undefined && inputs.groups === undefined && !hasOwnTable) {
    return { known: {}, diagnostics: [], codes: [] };
  }
  const { weights, history } = await readWeights(engine, inputs, hospitals, taking);
  const worth = new Map(
    [...weights.groups.rows].map(([drg, { relativeWeight, averageCost }]) => [
      drg,
      { relativeWeight, averageCost },
    ]),
  );
  return {
    known: { worth },
    diagnostics: weights.diagnostics,
    codes: history ? [history.taken.codes] : [],
    faulty: weights.statistics && faultyHistory(weights.statistics),
  };
}
