import type { Hospital, PublishedGroup } from "../../cases/index.js";
import { isDrgError } from "../../primitives/index.js";
import { requireMade } from "../../primitives/require-made.js";
import type { HospitalYear, SettlementBudget, SettlementParameters } from "../../settlement/index.js";
import type { WeightParameters } from "../../weights/index.js";
import type { TakenCases, TakenHistory } from "../case-intake.js";
import { requireEngine } from "../check-given.js";
import type { Engine } from "../engine.js";
import { engineErrors } from "../engine-errors.js";
import { refuseUnapplied } from "../refuse-unapplied.js";
import {
  payWeighed,
  type SettledCases,
  type SettlingSource,
  settleWeighed,
  type WeighedTaken,
  weighTaken,
} from "../settle-cases.js";
import { type AreaWeights, type KeptHistory, weighArea } from "../weigh-area.js";
import { type ShapleyShares, ShapleyTally } from "./shapley.js";
import { unsettledApart } from "./unsettled-apart.js";

/** The same records, taken by one of the two engines. */
export interface TakenArea {
  readonly cases: TakenCases;
  readonly history?: TakenHistory;
}

/** What two editions are compared on. */
export interface ComparisonSource {
  /** taken by the baseline's engine and by the candidate's, in the same order; the same object where both take them alike */
  readonly baseline: TakenArea;
  readonly candidate: TakenArea;
  readonly hospitals: readonly Hospital[];
  readonly groups?: readonly PublishedGroup[];
  readonly budget?: SettlementBudget;
  /** of the same period; by default the baseline's */
  readonly candidateBudget?: SettlementBudget;
  readonly years?: readonly HospitalYear[];
}

/**
 * 差异原因: a part of the edition that is the candidate's. `method` is all that follows grouping, where the parts of one edition cannot do with those of the other;
 * `notSettled` is no part of an edition: the whole payment of cases that only one of the two settles.
 */
const COMPARISON_CAUSES = [
  "grouping",
  "groupValues",
  "coefficients",
  "caseRules",
  "units",
  "budget",
  "settlement",
  "method",
  "notSettled",
] as const;
export type ComparisonCause = (typeof COMPARISON_CAUSES)[number];

/** 比较: the area settled under both editions, and what each cause did to every case. */
export interface EditionComparison extends ShapleyShares {
  readonly hospitals: readonly Hospital[];
  readonly before: SettledCases;
  readonly after: SettledCases;
  /** in the order of `shares`: those in which the editions differ */
  readonly causes: readonly ComparisonCause[];
}

/** The causes that a comparison speaks of: all but those that `method` stands for. */
export function toldCauses({ causes }: Pick<EditionComparison, "causes">): readonly ComparisonCause[] {
  return causes.includes("method")
    ? ["grouping", "method", "notSettled"]
    : COMPARISON_CAUSES.filter((cause) => cause !== "method");
}

/** Parts of the weights by cause; the rest are rules of cases. */
const WEIGHT_PARTS = {
  groupValues: ["history", "stability", "groupWeight"],
  coefficients: ["coefficient"],
} as const satisfies Partial<Record<ComparisonCause, readonly (keyof WeightParameters)[]>>;

/** Parts of the settlement by cause; the rest is price, tiers and reviews. */
const SETTLEMENT_PARTS = {
  units: ["paymentUnits", "bedDay", "byDisease", "capitation", "completeness", "unsettled"],
  budget: ["budget", "budgetUnits", "adjustmentShare", "finalBudget", "sharing"],
} as const satisfies Partial<Record<ComparisonCause, readonly (keyof SettlementParameters)[]>>;

/** What is not in force, and so is no part that could differ. */
const LISTS = ["assumptions", "notEvaluated"];

/**
 * 比较两个政策版本 on the same cases: the area is settled with every set of the causes in which the editions differ, and each difference is divided
 * among the causes by their exact Shapley shares: no order is preferred, and the causes sum to the whole difference, case by case, to the fen.
 *
 * @throws `ENGINE_PERIODS_DIFFER`, `ENGINE_RULE_UNAPPLIED`; what weighing and settling throw
 */
export function compareEditions(
  baseline: Engine,
  candidate: Engine,
  source: ComparisonSource,
): EditionComparison {
  for (const engine of [baseline, candidate]) requireEngine(engine);
  requireMade({ source }, "ComparisonSource", "baseline", "candidate", "hospitals");
  const causes = causesBetween(baseline, candidate, source);
  const compare = (by: readonly ComparisonCause[]) => {
    const comparing = new Comparing(by, baseline, candidate, source);
    comparing.settle(comparing.sets);
    return comparing.finish();
  };
  try {
    return compare(causes);
  } catch (error) {
    if (!isDrgError(error) || causes.includes("method")) throw error;
    return compare(wholeMethod(causes));
  }
}

/** What two periods give for the same cases is a difference neither of rules nor of money. */
function refuseOtherPeriod({ budget, candidateBudget }: ComparisonSource): void {
  const [baseline, candidate] = [budget, candidateBudget].map(
    (one) => `${one?.period?.from ?? ""}/${one?.period?.to ?? ""}`,
  ) as [string, string];
  if (candidateBudget !== undefined && baseline !== candidate)
    throw engineErrors.error("ENGINE_PERIODS_DIFFER", { baseline, candidate });
}

/**
 * The causes in which two editions differ. A rate cannot price points, so where the methods differ all that follows grouping comes in together.
 *
 * @throws `ENGINE_PERIODS_DIFFER`, `ENGINE_RULE_UNAPPLIED`
 */
export function causesBetween(
  baseline: Engine,
  candidate: Engine,
  source: ComparisonSource,
): readonly ComparisonCause[] {
  for (const engine of [baseline, candidate]) refuseUnapplied(engine);
  refuseOtherPeriod(source);
  const taking = source.baseline === source.candidate ? undefined : takingCause(baseline, candidate);
  const differs: Readonly<Record<ComparisonCause, boolean>> = {
    grouping: taking === "grouping",
    groupValues:
      baseline.ruleset.groupTable !== candidate.ruleset.groupTable ||
      !same(weightParts(baseline, "groupValues"), weightParts(candidate, "groupValues")),
    coefficients: !same(weightParts(baseline, "coefficients"), weightParts(candidate, "coefficients")),
    caseRules:
      taking === "caseRules" ||
      !same(weightParts(baseline, "caseRules"), weightParts(candidate, "caseRules")),
    units: !same(settlementParts(baseline, "units"), settlementParts(candidate, "units")),
    budget:
      source.candidateBudget !== undefined ||
      !same(settlementParts(baseline, "budget"), settlementParts(candidate, "budget")),
    settlement: !same(settlementParts(baseline, "settlement"), settlementParts(candidate, "settlement")),
    method: false,
    notSettled: false,
  };
  const causes = COMPARISON_CAUSES.filter((cause) => differs[cause]);
  const methods = [baseline, candidate].map(({ parameters }) => parameters.settlement.unit);
  return methods[0] === methods[1] ? causes : wholeMethod(causes);
}

/** What cases that two engines take apart are taken apart by: their groups where the schemes are two, else the rules of cases that are looked up as they are taken. */
function takingCause(baseline: Engine, candidate: Engine): "grouping" | "caseRules" {
  return baseline.scheme?.reference === candidate.scheme?.reference ? "caseRules" : "grouping";
}

function wholeMethod(causes: readonly ComparisonCause[]): readonly ComparisonCause[] {
  return [...causes.filter((cause) => cause === "grouping"), "method"];
}

type Parts = Readonly<Record<string, unknown>>;

function weightParts(
  { parameters: { weights } }: Engine,
  cause: "groupValues" | "coefficients" | "caseRules",
): Parts {
  return partsOf(weights, WEIGHT_PARTS, cause);
}

function settlementParts(
  { parameters: { settlement } }: Engine,
  cause: "units" | "budget" | "settlement",
): Parts {
  return partsOf(settlement, SETTLEMENT_PARTS, cause);
}

/** The members of parameters that belong to a cause; those that no cause names belong to the one that has no list. */
function partsOf(
  parameters: object,
  lists: Readonly<Record<string, readonly string[]>>,
  cause: string,
): Parts {
  const listed = lists[cause];
  const others = [...Object.values(lists).flat(), ...LISTS];
  return Object.fromEntries(
    Object.entries(parameters).filter(([name]) =>
      listed === undefined ? !others.includes(name) : listed.includes(name),
    ),
  );
}

function same(one: unknown, other: unknown): boolean {
  return textOf(one) === textOf(other);
}

/** Parameters as text; what JSON has no form for is written out, so that no difference is overlooked. */
function textOf(parameters: unknown): string {
  return JSON.stringify(parameters, (_key, value: unknown) => {
    if (value instanceof Map || value instanceof Set) return [...value];
    return typeof value === "bigint" || typeof value === "function" ? String(value) : value;
  });
}

/** 比较的进行: settles an area with sets of causes, and adds up what each cause did. Several of them, each with some of the sets, make one comparison. */
export class Comparing {
  /** each set of causes as bits; those that weigh alike come one after the other, and are weighed once */
  readonly sets: readonly number[];
  readonly #causes: readonly ComparisonCause[];
  readonly #engines: readonly [Engine, Engine];
  readonly #source: ComparisonSource;
  readonly #weigher: Weigher;
  readonly #tally: ShapleyTally;
  readonly #outcomes = new Map<number, SettledCases>();

  constructor(
    causes: readonly ComparisonCause[],
    baseline: Engine,
    candidate: Engine,
    source: ComparisonSource,
  ) {
    this.#causes = causes;
    this.#engines = [baseline, candidate];
    this.#source = source;
    this.#weigher = new Weigher(source);
    this.#tally = new ShapleyTally(causes.length, source.baseline.cases.columns.count);
    const sets = Array.from({ length: 2 ** causes.length }, (_, set) => set);
    this.sets = sets.sort((a, b) => this.weighing(a) - this.weighing(b) || a - b);
  }

  /** The causes of a set that decide what cases weigh. */
  weighing(set: number): number {
    const weighs = (cause: ComparisonCause) =>
      cause !== "units" && cause !== "budget" && cause !== "settlement";
    return this.#causes.reduce((bits, cause, at) => bits + (weighs(cause) ? set & (1 << at) : 0), 0);
  }

  /** The area under both editions: with none and with all of the causes, once these were settled here. */
  get ends(): Pick<EditionComparison, "before" | "after"> {
    const before = this.#outcomes.get(0) as SettledCases;
    return { before, after: this.#outcomes.get(this.#all) as SettledCases };
  }

  /** What the causes did in the sets that were settled here. */
  get shares(): ShapleyShares {
    return { shares: this.#tally.shares, orders: this.#tally.orders };
  }

  /** Settles the area with each of some sets. */
  settle(sets: readonly number[]): void {
    for (const set of sets) {
      const isEnd = set === 0 || set === this.#all;
      // Of the sets between, only what the cases are paid is asked.
      const { payments } = isEnd ? this.#end(set) : this.#settled(set, payWeighed);
      this.#tally.add(set, payments.drgTotalFen);
    }
  }

  /** The comparison: the sets of none and of all causes were settled here, the others here or there. */
  finish(others: readonly ShapleyShares[] = []): EditionComparison {
    for (const { shares } of others) this.#tally.join(shares);
    const { ends, shares } = this;
    const apart = unsettledApart(ends.before.payments.drgTotalFen, ends.after.payments.drgTotalFen, shares);
    const compared = { hospitals: this.#source.hospitals, ...ends };
    if (apart === undefined) return { ...compared, causes: this.#causes, ...shares };
    const causes: readonly ComparisonCause[] = [...this.#causes, "notSettled"];
    return { ...compared, causes, ...shares, shares: [...shares.shares, apart] };
  }

  get #all(): number {
    return 2 ** this.#causes.length - 1;
  }

  #end(set: number): SettledCases {
    const outcome = this.#settled(set, settleWeighed);
    this.#outcomes.set(set, outcome);
    return outcome;
  }

  #settled<Outcome>(set: number, settle: SettleWeighed<Outcome>): Outcome {
    const [baseline, candidate] = this.#engines;
    const from = (cause: ComparisonCause) => {
      const replaced = cause !== "grouping" && this.#causes.includes("method") ? "method" : cause;
      const at = this.#causes.indexOf(replaced);
      return at >= 0 && (set & (1 << at)) !== 0 ? candidate : baseline;
    };
    const source = this.#source;
    return settleSet(settle, from, this.#weigher, {
      ...source,
      ...(from(takingCause(baseline, candidate)) === candidate && { baseline: source.candidate }),
      ...(from("budget") === candidate && source.candidateBudget && { budget: source.candidateBudget }),
    });
  }
}

/** The second half of settling, or as much of it as is asked for. */
type SettleWeighed<Outcome> = (
  source: SettlingSource,
  taken: WeighedTaken,
  parameters: SettlementParameters,
) => Outcome;

/**
 * @param from the engine whose part counts for a cause
 * @param source the cases and the budget of the set, as the baseline's
 */
function settleSet<Outcome>(
  settle: SettleWeighed<Outcome>,
  from: (cause: ComparisonCause) => Engine,
  weigher: Weigher,
  { baseline: taken, budget, years }: ComparisonSource,
): Outcome {
  const parameters = {
    ...weightParts(from("caseRules"), "caseRules"),
    ...weightParts(from("groupValues"), "groupValues"),
    ...weightParts(from("coefficients"), "coefficients"),
    assumptions: [],
    notEvaluated: [],
  } as unknown as WeightParameters;
  const settlement = {
    ...settlementParts(from("settlement"), "settlement"),
    ...settlementParts(from("units"), "units"),
    ...settlementParts(from("budget"), "budget"),
    assumptions: [],
    notEvaluated: [],
  } as unknown as SettlementParameters;
  const { weights, weighed } = weigher.weigh(taken, parameters, from("groupValues"), from("grouping"));
  const settling = { cases: taken.cases, weights, ...(budget && { budget }), ...(years && { years }) };
  return settle(settling, weighed, settlement);
}

/** Weighs an area; what the last weighing made is used again where the same is asked for. */
class Weigher {
  readonly #source: ComparisonSource;
  #known:
    | { readonly key: readonly unknown[]; readonly made: { weights: AreaWeights; weighed: WeighedTaken } }
    | undefined;
  #kept: { readonly key: readonly unknown[]; readonly history: KeptHistory } | undefined;

  constructor(source: ComparisonSource) {
    this.#source = source;
  }

  weigh(taken: TakenArea, parameters: WeightParameters, tables: Engine, grouper: Engine) {
    const key = [taken, tables, grouper, textOf(parameters)];
    if (this.#known !== undefined && sameItems(this.#known.key, key)) return this.#known.made;
    const { hospitals, groups } = this.#source;
    const history = taken.history && this.#history(taken.history, parameters, tables, grouper);
    const weights = weighArea(
      { hospitals, ...history, ...(groups && { groups }) },
      tables.ruleset,
      parameters,
      tables.on,
      grouper.scheme,
    );
    if (taken.history !== undefined && weights.statistics !== undefined) {
      const { columns } = taken.history;
      const statistics = weights.statistics;
      this.#kept = {
        key: historyKey(taken.history, parameters, tables, grouper),
        history: { cases: columns.count, statistics, columns: () => columns },
      };
    }
    const made = { weights, weighed: weighTaken({ cases: taken.cases, weights }, parameters) };
    this.#known = { key, made };
    return made;
  }

  /** The history, or what the last weighing made of it. */
  #history(history: TakenHistory, parameters: WeightParameters, tables: Engine, grouper: Engine) {
    const known = this.#kept;
    return known !== undefined && sameItems(known.key, historyKey(history, parameters, tables, grouper))
      ? { kept: known.history }
      : { history };
  }
}

/** What the statistics of a history rest on: the groups that are known too. */
function historyKey(
  history: TakenHistory,
  parameters: WeightParameters,
  { on, ruleset }: Engine,
  { scheme }: Engine,
): readonly unknown[] {
  const made = textOf([parameters.history, parameters.stability, ruleset.scheme]);
  return [history, on, scheme, ruleset.groupTable, made];
}

function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
