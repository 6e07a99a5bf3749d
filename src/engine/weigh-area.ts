import type { Hospital, PublishedGroup } from "../cases/index.js";
import type { CompiledScheme } from "../grouping/index.js";
import {
  type CivilDate,
  calendarYear,
  type Decimal,
  type Diagnostic,
  dateOfDayNumber,
  dayNumber,
  yearOf,
} from "../primitives/index.js";
import { publishedGroups, type Ruleset, tableEdition } from "../rulesets/index.js";
import {
  type CoefficientTable,
  coefficientTable,
  type GroupTable,
  givenBeyondLimits,
  groupStatistics,
  groupTable,
  type HistoryColumns,
  type HistoryStatistics,
  historyDiagnostics,
  hospitalsById,
  MISSING_DAY,
  publishedGroupTable,
  type WeighTables,
  type WeightParameters,
} from "../weights/index.js";
import type { TakenHistory } from "./case-intake.js";
import { unknownCoefficientGroups } from "./coefficient-groups.js";
import { engineErrors, type GroupsFrom } from "./engine-errors.js";
import { givenValues, lackingHospitalInputs, unusedHospitalInputs } from "./hospital-inputs.js";
import { type KnownGroups, knownGroups } from "./known-groups.js";
import { lackingYears } from "./lacking-years.js";
import { unknownNamedGroups } from "./named-groups.js";
import { strangeHistory } from "./strange-history.js";
import { unlistedHistory } from "./unlisted-history.js";

/** 计点数据: what an area is weighed from: its hospitals, and history or a published group table (the edition's own table by default). */
export interface WeighingSource {
  readonly hospitals: readonly Hospital[];
  /** 历史病例 of the prior years */
  readonly history?: TakenHistory;
  /** 留存的历史 instead: what an earlier weighing under the same edition made of them */
  readonly kept?: KeptHistory;
  /** 已公布的病组表; takes precedence over averages from history */
  readonly groups?: Iterable<PublishedGroup>;
  /** the last history year; default: the latest year of discharge in the history before the year settled */
  readonly newestYear?: number;
  /** hospital -> component or incentive of the coefficient -> value supplied by the area; default: the further figures of the hospitals */
  readonly given?: Readonly<Record<string, Readonly<Record<string, Decimal>>>>;
}

/** 留存的历史: the statistics of history cases, so that the cases themselves are read only where an index of whole hospitals asks for them. */
export interface KeptHistory {
  readonly cases: number;
  /** absent where the edition made none of them, or its values are others now */
  readonly statistics?: HistoryStatistics | undefined;
  readonly columns: () => HistoryColumns;
}

/** 统筹区计点依据: the tables that cases are weighed with, and the statistics behind them where there was history. */
export interface AreaWeights extends WeighTables {
  /** the edition that they were made under, `id@version`; absent where somebody else put them together */
  readonly ruleset?: string;
  readonly statistics?: HistoryStatistics;
  /** 已知病组; absent where no scheme is at hand, and then no code can be told to be wrong */
  readonly known?: KnownGroups;
  /** what was noticed in the tables */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * 计算病组参数与差异系数 of an area under an edition.
 *
 * @param scheme what the cases are grouped by, where it is at hand
 * @param on a day of the year that is settled: a stay discharged in it, or later, is no history
 * @throws `ENGINE_NO_GROUP_VALUES`, `ENGINE_WEIGHT_PART_UNKNOWN` and the codes of the `weights` room
 */
export function weighArea(
  source: WeighingSource,
  ruleset: Ruleset,
  parameters: WeightParameters,
  on: CivilDate,
  scheme?: CompiledScheme,
): AreaWeights {
  const { hospitals, history, kept } = source;
  const cases = kept?.cases ?? history?.columns.count;
  const given = source.groups && publishedGroupTable(source.groups, groupWeightOf(parameters, ruleset));
  const knownBeside = (rows: GroupTable["rows"]) => knownGroups(scheme, ruleset, on, { rows });
  const isIdle = cases !== undefined && parameters.history === undefined && hasTable(source, ruleset);
  const columns = columnsOf(source);
  const knownOfHistory = knownBeside(given?.rows ?? new Map());
  const statistics = isIdle
    ? undefined
    : (kept?.statistics ??
      (columns && historyStatistics(columns(), on, source.newestYear, knownOfHistory, ruleset, parameters)));
  const groups = given ?? groupsOf(statistics, ruleset, parameters);
  const supplied = source.given ?? givenValues(hospitals);
  const coefficients = coefficientsOf({ ...source, given: supplied }, statistics, groups, parameters);
  const known = given ? knownOfHistory : knownBeside(groups.rows);
  const listed = hospitalsById(hospitals);
  return {
    ruleset: ruleset.reference,
    groups,
    coefficients,
    hospitals: listed,
    ...(statistics && { statistics }),
    ...(known && { known }),
    diagnostics: [
      ...tablesOfOthers(source, ruleset),
      ...(isIdle ? [idleHistory(cases, ruleset)] : []),
      ...strangerNotes(known, given ? "given" : statistics ? "history" : "edition"),
      ...(statistics && columns ? strangeHistory(columns, statistics, knownOfHistory) : []),
      ...unknownNamedGroups(ruleset, on, known),
      ...unknownCoefficientGroups(hospitals, known),
      ...(statistics ? historyDiagnostics(statistics) : []),
      ...(statistics ? unlistedHistory(statistics, listed, parameters.coefficient) : []),
      // Who asks for a window of his own has another year in mind: a simulation of past years says of each what it lacks.
      ...(statistics && source.newestYear === undefined ? lackingYears(statistics, on) : []),
      ...givenBeyondLimits(hospitals, parameters.coefficient),
      ...unusedHospitalInputs(hospitals, parameters.coefficient),
      ...(statistics ? lackingHospitalInputs(hospitals, supplied, parameters.coefficient) : []),
    ],
  };
}

/** 他版本的表: says so where a table was made under another edition than the one that calculates. */
function tablesOfOthers(
  { groups, hospitals }: Pick<WeighingSource, "groups" | "hospitals">,
  { reference }: Ruleset,
): Diagnostic[] {
  const given = [
    ["groups", groups && tableEdition(groups)] as const,
    ["coefficients", tableEdition(hospitals)] as const,
  ];
  return given.flatMap(([table, made]) => {
    if (made === undefined || made === reference) return [];
    const info = { table, given: made, ruleset: reference };
    return [engineErrors.diagnostic("warning", "ENGINE_TABLE_OF_OTHER_EDITION", "tables", info)];
  });
}

/** Whether there is a group table, given or of the edition, so that history can be done without. */
function hasTable({ groups }: WeighingSource, { groupTable }: Ruleset): boolean {
  return groups !== undefined || groupTable !== undefined;
}

function idleHistory(cases: number, { reference }: Ruleset): Diagnostic {
  return engineErrors.diagnostic("warning", "ENGINE_HISTORY_NOT_USED", "weights.history", {
    cases,
    ruleset: reference,
  });
}

/**
 * Names the groups with a value that the scheme does not have: one of the two is of another edition, or a code is misspelt. A row that was given with a code which is
 * plainly another one's is an error: its group is priced as if it had no row.
 */
function strangerNotes(known: KnownGroups | undefined, from: GroupsFrom): Diagnostic[] {
  if (known === undefined || known.strangers.length === 0) return [];
  const meant = (drg: string) => (from === "given" ? known.alike(drg) : undefined);
  const groups = known.strangers.map((drg) => ({ drg, meant: meant(drg) }));
  const miswritten = groups.filter((one) => one.meant !== undefined);
  const named = [...miswritten, ...groups.filter((one) => one.meant === undefined)].slice(0, MOST_NAMES);
  const info = { groups: named, count: groups.length, miswritten: miswritten.length, from };
  const severity = miswritten.length > 0 ? "error" : "warning";
  return [engineErrors.diagnostic(severity, "ENGINE_GROUPS_NOT_IN_SCHEME", PLACE_OF[from], info)];
}

const PLACE_OF: Readonly<Record<GroupsFrom, string>> = {
  history: "history.drg",
  given: "groups",
  edition: "groupTable",
};

const MOST_NAMES = 5;

/**
 * 历史末年: the latest year of discharge before the year of a day. A stay of the settled year in the history file then moves no window;
 * undefined where every dated stay is of that year or later, and the history's own latest year counts.
 */
export function latestYearBefore(dischargeDays: Int32Array, on: CivilDate): number | undefined {
  const newYear = dayNumber(calendarYear(yearOf(on)).from);
  const latest = dischargeDays.reduce((day, one) => (one < newYear && one > day ? one : day), MISSING_DAY);
  return latest === MISSING_DAY ? undefined : yearOf(dateOfDayNumber(latest));
}

/** The columns of the history, read when they are asked for. */
function columnsOf({ history, kept }: WeighingSource): (() => HistoryColumns) | undefined {
  return kept?.columns ?? (history && (() => history.columns));
}

function historyStatistics(
  columns: HistoryColumns,
  on: CivilDate,
  asked: number | undefined,
  known: KnownGroups | undefined,
  ruleset: Ruleset,
  parameters: WeightParameters,
): HistoryStatistics {
  const method = needed(parameters.history, "weights.history", ruleset);
  const newestYear = asked ?? latestYearBefore(columns.dischargeDay, on);
  return groupStatistics(columns, method, { stability: parameters.stability, newestYear, known });
}

function groupsOf(
  statistics: HistoryStatistics | undefined,
  ruleset: Ruleset,
  parameters: WeightParameters,
): GroupTable {
  const weight = groupWeightOf(parameters, ruleset);
  if (statistics !== undefined) {
    return groupTable(statistics, needed(parameters.history, "weights.history", ruleset), weight);
  }
  if (ruleset.groupTable !== undefined)
    return publishedGroupTable(publishedGroups(ruleset.groupTable), weight);
  const reference = ruleset.reference;
  throw engineErrors.error("ENGINE_NO_GROUP_VALUES", { ruleset: reference }, { rulesetId: reference });
}

function coefficientsOf(
  source: WeighingSource & Required<Pick<WeighingSource, "given">>,
  statistics: HistoryStatistics | undefined,
  groups: GroupTable,
  parameters: WeightParameters,
): CoefficientTable {
  const { hospitals, given } = source;
  const years = parameters.history?.years;
  const columns = columnsOf(source);
  const inputs = {
    hospitals,
    groups,
    ...(statistics && { statistics }),
    ...(years && { years }),
    ...(columns && { history: columns }),
    given,
  };
  return coefficientTable(inputs, parameters.coefficient);
}

function groupWeightOf({ groupWeight }: WeightParameters, ruleset: Ruleset) {
  return needed(groupWeight, "weights.groupWeight", ruleset);
}

/** A part of the section that the work cannot do without; it is absent where the edition lacks it or a value of it. */
function needed<Part>(part: Part | undefined, path: string, ruleset: Ruleset): Part {
  if (part !== undefined) return part;
  const reference = ruleset.reference;
  const info = { part: path, ruleset: reference, missing: path };
  throw engineErrors.error("ENGINE_WEIGHT_PART_UNKNOWN", info, { path, rulesetId: reference });
}
