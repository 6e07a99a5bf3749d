import { type InpatientCase, parseCase } from "../../src/cases/index.js";
import { sampleMaker, samplePeriod } from "../../src/cli/sample/sample-maker.js";
import { schemeOf } from "../../src/cli/shipped/engine-of.js";
import { openRuleset } from "../../src/cli/shipped/open-ruleset.js";
import { openScheme } from "../../src/cli/shipped/open-scheme.js";
import { type AreaSettlement, caseOutcomes, createEngine, hospitalYears } from "../../src/engine/index.js";
import type { CompiledScheme } from "../../src/grouping/index.js";
import { Decimal } from "../../src/primitives/index.js";
import { applyValues, type Ruleset } from "../../src/rulesets/index.js";
import { PAID_UNITS, type PaidUnit, type PaymentStatus, type UnitLine } from "../../src/settlement/index.js";
import { type SampleArea, syntheticValues } from "../../src/testing/sample/index.js";

/** 已结算样本: the synthetic area of an edition, settled with its made-up values. */
export interface SettledSample {
  readonly reference: string;
  readonly area: SampleArea;
  readonly settlement: AreaSettlement;
  /** ids of the cases whose own record lacks nothing: no field was left out, and its codes lead to a group */
  readonly complete: ReadonlySet<string>;
}

/** Makes the sample of an edition and settles it as `chs-drg settle --values` does. */
export function settleSample(
  reference: string,
  size: { readonly seed: number; readonly cases: number },
): SettledSample {
  const ruleset = openRuleset(reference);
  const { from } = samplePeriod(ruleset);
  const scheme = openScheme(schemeOf(ruleset, from));
  const area = sampleMaker(ruleset, scheme)(size);
  const inputs = sampleInputs(ruleset, area);
  return { reference, area, settlement: settledArea(inputs, scheme), complete: inputs.complete };
}

/** What of a sample is settled, whatever the scheme: parsed once. */
export function sampleInputs(ruleset: Ruleset, area: SampleArea) {
  const { hospitals } = area;
  const complete = new Set<string>();
  const cases: InpatientCase[] = [];
  for (const { record, drg, missing } of area.stays()) {
    const one = parseCase(record);
    cases.push(one);
    if (drg !== undefined && missing === undefined) complete.add(one.caseId);
  }
  const history = Array.from(area.history(), (record) => parseCase(record));
  const edition = applyValues(ruleset, syntheticValues(ruleset, area));
  return { edition, hospitals, budget: area.budget(), history, cases, complete };
}

/** Settles a sample under a scheme, with the made-up values of its edition. */
export function settledArea(
  { edition, hospitals, budget, history, cases }: ReturnType<typeof sampleInputs>,
  scheme: CompiledScheme,
): AreaSettlement {
  const engine = createEngine(edition, { scheme, on: budget.period.to });
  const weights = engine.weigh({ hospitals, history: engine.take(history, hospitals) });
  const taken = engine.take(cases, hospitals);
  return engine.settle({ cases: taken, weights, budget, years: hospitalYears(hospitals) });
}

/** 样本结算行: how many of the complete cases of a sample are paid, or taken by a unit that pays nothing, and what each unit comes to. */
export interface SampleRow {
  readonly reference: string;
  readonly cases: number;
  readonly complete: number;
  readonly settledOfComplete: number;
  readonly ledgers: readonly string[];
  readonly units: readonly UnitSums[];
}

/** Sums over the hospitals and funds of one unit, yuan; null where a case lacks the amount. */
export interface UnitSums {
  readonly unit: PaidUnit;
  readonly cases: number;
  readonly itemCost: Decimal | null;
  readonly payment: Decimal | null;
}

/** The row of a settled sample. */
export function sampleRow({ reference, settlement, complete }: SettledSample): SampleRow {
  let settledOfComplete = 0;
  for (const { caseId, settlement: status } of caseOutcomes(settlement)) {
    if (complete.has(caseId) && TAKEN.has(status)) settledOfComplete += 1;
  }
  const { units, settled, weighed } = settlement;
  return {
    reference,
    cases: weighed.count,
    complete: complete.size,
    settledOfComplete,
    ledgers: settled.result.ledgers.map(({ status }) => status),
    units: PAID_UNITS.flatMap((unit) => {
      const own = units.filter((line) => line.unit === unit);
      return own.length === 0 ? [] : [unitSums(unit, own)];
    }),
  };
}

const TAKEN: ReadonlySet<string> = new Set<PaymentStatus>(["settled", "other-unit", "not-paid"]);

function unitSums(unit: PaidUnit, lines: readonly UnitLine[]): UnitSums {
  const sum = (amount: (line: UnitLine) => Decimal | null) =>
    lines.reduce<Decimal | null>((total, line) => {
      const one = amount(line);
      return total === null || one === null ? null : total.plus(one);
    }, new Decimal(0));
  return {
    unit,
    cases: lines.reduce((total, line) => total + line.cases, 0),
    itemCost: sum(({ itemCost }) => itemCost),
    payment: sum(({ payment }) => payment),
  };
}
