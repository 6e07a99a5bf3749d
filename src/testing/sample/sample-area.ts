import {
  type Budget,
  type Hospital,
  INSURANCE_TYPES,
  type InpatientCase,
  type JsonRecord,
  type PublishedGroup,
  parseBudget,
  parseCase,
} from "../../cases/index.js";
import { addDays, scaledText } from "../../primitives/index.js";
import { categoryOf, PLANTED_WINDOWS, type SampleTreatmentModule, treatmentModule } from "./planted-truth.js";
import { publishedGroups } from "./published-groups.js";
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
  readonly supervision: SampleSupervision;
  /** the stays of the settlement period, with truths and events */
  stays(): Generator<SampleStay>;
  /** the stays of the years before, oldest first */
  history(): Generator<JsonRecord>;
  /** the budget of every fund; walks through the stays once */
  budget(): Budget;
}

const YEARLY_GROWTH = 0.04;
/** The budget over what it is a share of. */
const BUDGET_PERCENT = 97n;
const PRIOR_YEAR_PERCENT = 95n;

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
  const settings = sampleSettings(options);
  const model = sampleModel(scheme, weights, settings);
  const hospitals = sampleHospitals(settings).map(({ hospital }) => hospital);
  const stays = () => sampleStays(model, settlementYear(settings));
  return {
    synthetic: true,
    settings,
    scheme: scheme.reference,
    hospitals,
    groups: publishedGroups(model),
    groupsWithoutWeight: model.groups
      .filter(({ weightOrigin }) => weightOrigin !== "table")
      .map(({ drg }) => drg),
    supervision: supervisionOf(scheme),
    stays,
    history: () => historyOf(model),
    budget: () => budgetOf(settings, stays()),
  };
}

/** 样本病例: the cases of a sample, parsed. */
export function* sampleCases(records: Iterable<JsonRecord>): Generator<InpatientCase> {
  for (const record of records) yield parseCase(record);
}

function settlementYear({ period, cases }: SampleSettings): StayYear {
  return { kind: "settlement", stream: period.from.slice(0, 4), ...period, cases, priceLevel: 1 };
}

function* historyOf(model: SampleModel): Generator<JsonRecord> {
  const { period, cases, historyYears, historyShare } = model.settings;
  for (let back = historyYears; back >= 1; back -= 1) {
    const year: StayYear = {
      kind: "history",
      stream: `${yearsBefore(period.from, back).slice(0, 4)}H`,
      from: yearsBefore(period.from, back),
      to: addDays(yearsBefore(period.from, back - 1), -1),
      cases: Math.round(cases * historyShare),
      priceLevel: (1 - YEARLY_GROWTH) ** back,
    };
    for (const { record } of sampleStays(model, year)) yield record;
  }
}

/** The same day some years before; 29 February becomes the 28th. */
function yearsBefore(date: string, years: number): string {
  const moved = `${String(Number(date.slice(0, 4)) - years).padStart(4, "0")}${date.slice(4)}`;
  return moved.endsWith("-02-29") ? `${moved.slice(0, 4)}-02-28` : moved;
}

function budgetOf(settings: SampleSettings, stays: Iterable<SampleStay>): Budget {
  const field = settings.budgetBase === "fund" ? "fundPayment" : "totalCost";
  const fen = new Map<string, bigint>();
  for (const { record } of stays) {
    const amount = record[field];
    const key = `${String(record.poolingArea)} ${String(record.insuranceType)}`;
    if (typeof amount === "string") fen.set(key, (fen.get(key) ?? 0n) + BigInt(amount.replace(".", "")));
  }
  const funds = Array.from({ length: settings.poolingAreas }, (_, index) => `SYN-A${index + 1}`).flatMap(
    (poolingArea) =>
      INSURANCE_TYPES.map((insuranceType) => {
        const amount = ((fen.get(`${poolingArea} ${insuranceType}`) ?? 0n) * BUDGET_PERCENT) / 100n;
        const prior = (amount * PRIOR_YEAR_PERCENT) / 100n;
        return {
          poolingArea,
          insuranceType,
          amount: scaledText(amount, 2),
          priorYearFinal: scaledText(prior, 2),
          growthRate: "0.05",
        };
      }),
  );
  return parseBudget({ period: settings.period, funds });
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
