import { describe, expect, it } from "vitest";
import { parseCase } from "../../src/cases/index.js";
import { referenceWeights } from "../../src/cli/shipped/reference-weights.js";
import { caseOutcomes, createEngine, EditionParameters } from "../../src/engine/index.js";
import { groupCase } from "../../src/grouping/index.js";
import { decimal } from "../../src/primitives/index.js";
import type { Ruleset } from "../../src/rulesets/index.js";
import { deriveSampleScheme, type SampleScheme, sampleArea } from "../../src/testing/sample/index.js";
import { isShipped, shippedScheme } from "./schemes.js";
import { edition, policyEditions } from "./shipped.js";

const CASES = 300;
const derived = new Map<string, SampleScheme>();

/** The synthetic area of an edition's first whole year, grouped by the scheme that the edition uses. */
function sampleOf(ruleset: Ruleset) {
  const year =
    Number(ruleset.effective.from.slice(0, 4)) + (ruleset.effective.from.endsWith("-01-01") ? 0 : 1);
  const period = { from: `${year}-01-01`, to: `${year}-12-31` };
  const scheme = shippedScheme(new EditionParameters(ruleset, { on: period.from }).scheme(isShipped));
  const recipe =
    derived.get(scheme.reference) ?? deriveSampleScheme(scheme.scheme, (record) => groupCase(record, scheme));
  derived.set(scheme.reference, recipe);
  const base = ruleset.settlement?.pointValue?.method === "total-cost" ? "total-cost" : "fund";
  return {
    period,
    scheme,
    area: sampleArea(recipe, referenceWeights(), {
      seed: 7,
      cases: CASES,
      period,
      budgetBase: base,
      communityBudgets: ruleset.settlement?.budgetUnits?.method === "own-budget",
    }),
  };
}

describe("every edition settles the sample area of its own scheme", () => {
  it.each(policyEditions)("%s", (reference) => {
    const ruleset = edition(reference);
    const { period, scheme, area } = sampleOf(ruleset);
    const engine = createEngine(ruleset, { scheme, on: period.to, unsettled: "reserve" });
    // What editions leave to the area: a coefficient, a tier, the forecast behind a rate. Synthetic.
    const hospitals = area.hospitals.map((hospital) => ({
      ...hospital,
      coefficient: decimal("1"),
      tier: "I",
    }));
    const forecast = { reimbursementRatio: decimal("0.7"), forecastWeight: decimal("500") };
    const budget = area.budget();
    const funds = budget.funds.map((fund) => ({ ...fund, inputs: { ...fund.inputs, ...forecast } }));
    const history = engine.take([...area.history()].map((record) => parseCase(record)));
    const weights = engine.weigh({ hospitals, ...(ruleset.groupTable === undefined && { history }) });
    const cases = engine.take([...area.stays()].map(({ record }) => parseCase(record)));
    const settled = engine.settle({ cases, weights, budget: { ...budget, funds } });

    const { counts, ledgers, statement } = settled.settled.result;
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(cases.columns.count);
    // Hospitals outside the communities have no total where communities have their own (SX-011, SX-012).
    const ownBudget = ruleset.settlement?.budgetUnits?.method === "own-budget";
    const withTotal = ledgers.filter(({ budgetUnit }) => !ownBudget || budgetUnit !== undefined);
    expect(withTotal.length).toBeGreaterThan(0);
    expect(withTotal.map(({ status }) => status).filter((status) => status !== "settled")).toEqual([]);
    expect(counts.settled).toBeGreaterThan(0);
    const outcomes = [...caseOutcomes(settled)];
    const unexplained = outcomes.filter(
      ({ settlement, reason, payment, fundPayment }) =>
        payment === undefined &&
        fundPayment === undefined &&
        settlement === "settled" &&
        reason === undefined,
    );
    expect(unexplained).toEqual([]);
    for (const line of statement) {
      const own = outcomes.filter(
        ({ hospitalId, settlement }, index) =>
          hospitalId === line.hospitalId &&
          settlement === "settled" &&
          settled.weighed.ledgers[settled.weighed.ledger[index] ?? -1]?.insuranceType ===
            line.insuranceType &&
          settled.weighed.ledgers[settled.weighed.ledger[index] ?? -1]?.poolingArea === line.poolingArea,
      );
      if (line.drgTotalCost === null) continue;
      const paid = own.reduce((sum, { payment }) => sum.plus(payment ?? "0"), decimal("0"));
      expect(paid.toFixed(2)).toBe(line.drgTotalCost.toFixed(2));
    }
  });
});
