import {
  type Budget,
  type Contract,
  type Hospital,
  type InpatientCase,
  type JsonRecord,
  type PublishedGroup,
  parseCase,
} from "../../cases/index.js";
import { addDays } from "../../primitives/index.js";
import { requireIterables, requireMade } from "../../primitives/require-made.js";
import { BudgetTally } from "./budget-tally.js";
import { categoryOf, PLANTED_WINDOWS, type SampleTreatmentModule, treatmentModule } from "./planted-truth.js";
import { publishedGroups } from "./published-groups.js";
import { sampleContracts } from "./sample-contracts.js";
import { type SampleDisease, sampleDiseases } from "./sample-diseases.js";
import { sampleHospitals } from "./sample-hospitals.js";
import { COURSE_PREFIXES, type SampleModel, sampleModel } from "./sample-model.js";
import { type SampleOptions, type SampleSettings, sampleSettings } from "./sample-options.js";
import type { SampleScheme } from "./sample-scheme.js";
import { type SampleStay, type StayYear, sampleStays } from "./sample-stays.js";

/** 监管样本参数: what the audit rules must be given so that planted truths and findings can be compared. Synthetic. */
export interface SampleSupervision {
  readonly windows: typeof PLANTED_WINDOWS;
  readonly modules: readonly SampleTreatmentModule[];
  /** principal diagnoses whose planned return is no readmission, by their first characters */
  readonly exemptDiagnosisPrefixes: readonly string[];
}

/**
 * 合成统筹区: a seeded synthetic pooling area. Nothing in it is about a real person or hospital; ids begin with `SYN-`, and
 * every case carries `marks.synthetic`.
 *
 * Cases come from generators, one at a time: an area of any size takes no more memory than its group tables.
 */
export interface SampleArea {
  readonly synthetic: true;
  readonly settings: SampleSettings;
  /** `id@version` of the grouping scheme */
  readonly scheme: string;
  readonly hospitals: readonly Hospital[];
  /** group table as an authority would publish it: average cost, base points, weight */
  readonly groups: readonly PublishedGroup[];
  /** groups that the weight table does not have, and whose cost level is therefore that of their neighbours */
  readonly groupsWithoutWeight: readonly string[];
  /** frequent groups of heavy hospitals as diseases with a standard, for editions that pay by disease */
  readonly diseases: readonly SampleDisease[];
  readonly supervision: SampleSupervision;
  /** the stays of the settlement period, with truths and events */
  stays(): Generator<SampleStay>;
  /** the stays of the years before, oldest first */
  history(): Generator<JsonRecord>;
  /** persons signed with primary units, for editions that pay by head */
  contracts(): Generator<Contract>;
  /** the budget of every fund; walks through the stays once (who walks anyway takes a `BudgetTally` along) */
  budget(): Budget;
}

const YEARLY_GROWTH = 0.04;

/**
 * 生成合成统筹区.
 *
 * @param scheme what `deriveSampleScheme` made of a grouping scheme
 * @param weights relative weights by DRG, decimal texts; `rulesets/reference/relative-weights.json` has them
 * @throws `SAMPLE_OPTION_INVALID`, `SAMPLE_SCHEME_EMPTY`, `DATE_INVALID`
 * @example
 * ```ts
 * const area = sampleArea(scheme, table.weights, { seed: 1, cases: 10_000 });
 * for (const { record, truths, events } of area.stays()) write(record, truths, events);
 * ```
 */
export function sampleArea(
  scheme: SampleScheme,
  weights: Readonly<Record<string, string>>,
  options: SampleOptions,
): SampleArea {
  requireMade({ scheme }, "deriveSampleScheme()", "groups");
  requireMade({ weights }, "{ [drg]: weight }");
  requireMade({ options }, "SampleOptions");
  const settings = sampleSettings(options);
  const model = sampleModel(scheme, weights, settings);
  const hospitals = sampleHospitals(settings).map(({ hospital }) => hospital);
  const settled = settings.demands.groupsOfHistory
    ? sampleModel(withGroups(scheme, groupsOfHistory(model)), weights, settings)
    : model;
  const stays = () => sampleStays(settled, settlementYear(settings));
  return {
    synthetic: true,
    settings,
    scheme: scheme.reference,
    hospitals,
    groups: publishedGroups(model),
    groupsWithoutWeight: model.groups
      .filter(({ weightOrigin }) => weightOrigin !== "table")
      .map(({ drg }) => drg),
    diseases: sampleDiseases(settled),
    supervision: supervisionOf(scheme),
    stays,
    history: () => historyOf(model),
    contracts: () => sampleContracts(settings),
    budget: () => {
      const tally = new BudgetTally(settings);
      for (const { record } of stays()) tally.add(record);
      return tally.budget();
    },
  };
}

/** 样本病例: the cases of a sample, parsed. */
export function* sampleCases(records: Iterable<JsonRecord>): Generator<InpatientCase> {
  requireIterables({ records });
  for (const record of records) yield parseCase(record);
}

function settlementYear({ period, cases }: SampleSettings): StayYear {
  return { kind: "settlement", stream: period.from.slice(0, 4), ...period, cases, priceLevel: 1 };
}

function withGroups({ groups, ...scheme }: SampleScheme, kept: ReadonlySet<string>): SampleScheme {
  return { ...scheme, groups: groups.filter(({ drg }) => kept.has(drg)) };
}

/** The groups that stays of the last two years of history are made for. */
function groupsOfHistory(model: SampleModel): ReadonlySet<string> {
  const groups = new Set<string>();
  for (const { drg } of historicStays(model, Math.min(2, model.settings.historyYears))) {
    if (drg !== undefined) groups.add(drg);
  }
  return groups;
}

function* historyOf(model: SampleModel): Generator<JsonRecord> {
  for (const { record } of historicStays(model, model.settings.historyYears)) yield record;
}

/** The stays of so many years before the period, oldest first. */
function* historicStays(model: SampleModel, years: number): Generator<SampleStay> {
  const { period, cases, historyShare } = model.settings;
  for (let back = years; back >= 1; back -= 1) {
    const year: StayYear = {
      kind: "history",
      stream: `${yearsBefore(period.from, back).slice(0, 4)}H`,
      from: yearsBefore(period.from, back),
      to: addDays(yearsBefore(period.from, back - 1), -1),
      cases: Math.round(cases * historyShare),
      priceLevel: (1 - YEARLY_GROWTH) ** back,
    };
    yield* sampleStays(model, year);
  }
}

/** The same day some years before; 29 February becomes the 28th. */
function yearsBefore(date: string, years: number): string {
  const moved = `${String(Number(date.slice(0, 4)) - years).padStart(4, "0")}${date.slice(4)}`;
  return moved.endsWith("-02-29") ? `${moved.slice(0, 4)}-02-28` : moved;
}

function supervisionOf(scheme: SampleScheme): SampleSupervision {
  const principals = scheme.groups.flatMap(({ recipes }) =>
    recipes.map(({ diagnoses }) => diagnoses[0] ?? ""),
  );
  const categories = [...new Set(principals.map(categoryOf))].sort();
  return {
    windows: PLANTED_WINDOWS,
    modules: categories.map(treatmentModule),
    exemptDiagnosisPrefixes: COURSE_PREFIXES,
  };
}
