import type { Hospital, InpatientCase } from "../cases/index.js";
import type { AreaSettlement, Engine } from "../engine/index.js";
import { Decimal } from "../primitives/index.js";
import { requireFunctions, requireMade } from "../primitives/require-made.js";
import { EDITION_PROPERTIES } from "./edition-properties.js";
import type { EditionProperty, Verdict } from "./edition-property.js";
import { type SampleArea, sampleCases } from "./sample/index.js";

/** 反例: the smallest area found on which a property fails. */
export interface Counterexample {
  /** seed of the area from which cases were left out */
  readonly seed: number;
  readonly cases: readonly InpatientCase[];
}

/** 性质检验: a property with the areas on which it was tried. */
export interface PropertyCheck {
  readonly property: EditionProperty;
  readonly runs: number;
  /** areas that had something to try it on; with none it neither holds nor fails */
  readonly triedRuns: number;
  /** seeds of the areas on which it failed */
  readonly failedSeeds: readonly number[];
  readonly counterexample?: Counterexample;
}

/** Settlements that the search for a smaller counterexample may take. */
const MOST_TRIALS = 200;

/**
 * 以性质检验政策版本: settles synthetic areas under an edition and tries on each what must hold under any edition. Where a property fails, cases are left out
 * for as long as it still does.
 *
 * Where the edition computes no coefficient, the hospitals of the area are given some from 0.5 to 1.6; history stands in where it has no group table.
 *
 * @param areaOf makes the area of a seed
 * @throws what settling under the edition throws
 */
export function checkEdition(
  engine: Engine,
  areaOf: (seed: number) => SampleArea,
  options: { readonly runs: number; readonly seed: number },
): readonly PropertyCheck[] {
  requireMade({ engine }, "createEngine()", "parameters");
  requireFunctions({ areaOf });
  requireMade({ options }, "{ runs, seed }", "runs", "seed");
  const { runs, seed } = options;
  const failed = new Map<EditionProperty, number[]>(EDITION_PROPERTIES.map((property) => [property, []]));
  const tried = new Map<EditionProperty, number>();
  const smallest = new Map<EditionProperty, Counterexample>();
  for (let run = 0; run < runs; run += 1) {
    const at = seed + run;
    const trials = new Trials(engine, areaOf(at));
    for (const property of EDITION_PROPERTIES) {
      const verdict = trials.holds(property, trials.records);
      if (verdict !== undefined) tried.set(property, (tried.get(property) ?? 0) + 1);
      if (verdict !== false) continue;
      failed.get(property)?.push(at);
      if (!smallest.has(property)) smallest.set(property, { seed: at, cases: trials.shrink(property) });
    }
  }
  return EDITION_PROPERTIES.map((property) => {
    const counterexample = smallest.get(property);
    const failedSeeds = failed.get(property) ?? [];
    const triedRuns = tried.get(property) ?? 0;
    return { property, runs, triedRuns, failedSeeds, ...(counterexample && { counterexample }) };
  });
}

/** One area, settled with all or some of its cases. */
class Trials {
  readonly records: readonly InpatientCase[];
  readonly #engine: Engine;
  readonly #budget: ReturnType<SampleArea["budget"]>;
  readonly #hospitals: readonly Hospital[];
  readonly #weights: ReturnType<Engine["weigh"]>;
  /** the whole area settled, straight and turned round */
  #whole: readonly [AreaSettlement, AreaSettlement] | undefined;

  constructor(engine: Engine, area: SampleArea) {
    this.#engine = engine;
    // What the budget is a share of is summed up from all stays at each call.
    this.#budget = area.budget();
    this.records = [...sampleCases(recordsOf(area))];
    this.#hospitals = hospitalsFor(engine, area.hospitals);
    const history =
      engine.ruleset.groupTable === undefined ? engine.take(sampleCases(area.history())) : undefined;
    this.#weights = engine.weigh({ hospitals: this.#hospitals, ...(history && { history }) });
  }

  holds(property: EditionProperty, records: readonly InpatientCase[]): Verdict {
    const isWhole = records === this.records;
    const settled = (isWhole && this.#whole) || [this.#settle(records), this.#settle(records.toReversed())];
    if (isWhole) this.#whole = settled;
    const [area, turned] = settled as readonly [AreaSettlement, AreaSettlement];
    return property.holds({ engine: this.#engine, area, turned, records, hospitals: this.#hospitals });
  }

  /** Leaves out cases, first many at once, then one by one, for as long as the property still fails. */
  shrink(property: EditionProperty): readonly InpatientCase[] {
    let kept = this.records;
    let trials = 0;
    for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let start = 0; start < kept.length && trials < MOST_TRIALS; ) {
        const fewer = [...kept.slice(0, start), ...kept.slice(start + size)];
        trials += 1;
        if (this.#fails(property, fewer)) kept = fewer;
        else start += size;
      }
    }
    return kept;
  }

  #fails(property: EditionProperty, records: readonly InpatientCase[]): boolean {
    return this.holds(property, records) === false;
  }

  #settle(records: readonly InpatientCase[]): AreaSettlement {
    const cases = this.#engine.take(records, this.#hospitals);
    return this.#engine.settle({ cases, weights: this.#weights, budget: this.#budget });
  }
}

function* recordsOf(area: SampleArea) {
  for (const { record } of area.stays()) yield record;
}

/** Coefficients that the hospitals of an area are given in turn: at 1 alone, one that is applied twice would not be seen. */
const GIVEN = ["1", "0.8", "1.6", "1.2", "0.5"].map((coefficient) => new Decimal(coefficient));

/** The hospitals, with coefficients about 1 where the edition computes none. */
export function hospitalsFor(engine: Engine, hospitals: readonly Hospital[]): readonly Hospital[] {
  if (engine.parameters.weights.coefficient?.method !== "given") return hospitals;
  return hospitals.map((hospital, at) => {
    const coefficient = GIVEN[at % GIVEN.length];
    return coefficient === undefined ? hospital : { ...hospital, coefficient };
  });
}
