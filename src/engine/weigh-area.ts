import type { Hospital, PublishedGroup } from "../cases/index.js";
import type { Decimal } from "../primitives/index.js";
import { publishedGroups, type Ruleset } from "../rulesets/index.js";
import {
  type CoefficientTable,
  coefficientTable,
  type GroupTable,
  groupStatistics,
  groupTable,
  type HistoryStatistics,
  hospitalsById,
  publishedGroupTable,
  type WeighTables,
  type WeightParameters,
} from "../weights/index.js";
import type { TakenCases } from "./case-intake.js";
import { engineErrors } from "./engine-errors.js";

/** What an area is weighed from: its hospitals, and history or a published group table (the edition's own table by default). */
export interface WeighingSource {
  readonly hospitals: readonly Hospital[];
  /** 历史病例 of the prior years */
  readonly history?: TakenCases;
  /** 已公布的病组表; takes precedence over averages from history */
  readonly groups?: Iterable<PublishedGroup>;
  /** the last history year; default: the latest year of discharge in the history */
  readonly newestYear?: number;
  /** hospital -> component or incentive of the coefficient -> value supplied by the area */
  readonly given?: Readonly<Record<string, Readonly<Record<string, Decimal>>>>;
}

/** 统筹区计点依据: the tables that cases are weighed with, and the statistics behind them where there was history. */
export interface AreaWeights extends WeighTables {
  readonly statistics?: HistoryStatistics;
}

/**
 * 计算病组参数与差异系数 of an area under an edition.
 *
 * @throws `ENGINE_NO_GROUP_VALUES`, `ENGINE_WEIGHT_PART_UNKNOWN` and the codes of the `weights` room
 */
export function weighArea(
  source: WeighingSource,
  ruleset: Ruleset,
  parameters: WeightParameters,
): AreaWeights {
  const { hospitals, history } = source;
  const statistics = history && historyStatistics(history, source.newestYear, ruleset, parameters);
  const groups = groupsOf(source, statistics, ruleset, parameters);
  const coefficients = coefficientsOf(source, statistics, groups, parameters);
  return { groups, coefficients, hospitals: hospitalsById(hospitals), ...(statistics && { statistics }) };
}

function historyStatistics(
  history: TakenCases,
  newestYear: number | undefined,
  ruleset: Ruleset,
  parameters: WeightParameters,
): HistoryStatistics {
  const method = needed(parameters.history, "weights.history", ruleset);
  return groupStatistics(history.columns, method, { stability: parameters.stability, newestYear });
}

function groupsOf(
  source: WeighingSource,
  statistics: HistoryStatistics | undefined,
  ruleset: Ruleset,
  parameters: WeightParameters,
): GroupTable {
  const weight = needed(parameters.groupWeight, "weights.groupWeight", ruleset);
  if (source.groups !== undefined) return publishedGroupTable(source.groups, weight);
  if (statistics !== undefined) {
    return groupTable(statistics, needed(parameters.history, "weights.history", ruleset), weight);
  }
  if (ruleset.groupTable !== undefined)
    return publishedGroupTable(publishedGroups(ruleset.groupTable), weight);
  const reference = ruleset.reference;
  throw engineErrors.error("ENGINE_NO_GROUP_VALUES", { ruleset: reference }, { rulesetId: reference });
}

function coefficientsOf(
  { hospitals, history, given }: WeighingSource,
  statistics: HistoryStatistics | undefined,
  groups: GroupTable,
  parameters: WeightParameters,
): CoefficientTable {
  const years = parameters.history?.years;
  const inputs = {
    hospitals,
    groups,
    ...(statistics && { statistics }),
    ...(years && { years }),
    ...(history && { history: history.columns }),
    ...(given && { given }),
  };
  return coefficientTable(inputs, parameters.coefficient);
}

/** A part of the section that the work cannot do without; it is absent where the edition lacks it or a value of it. */
function needed<Part>(part: Part | undefined, path: string, ruleset: Ruleset): Part {
  if (part !== undefined) return part;
  const reference = ruleset.reference;
  const info = { part: path, ruleset: reference, missing: path };
  throw engineErrors.error("ENGINE_WEIGHT_PART_UNKNOWN", info, { path, rulesetId: reference });
}
