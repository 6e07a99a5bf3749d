import type { Hospital, InpatientCase } from "../cases/index.js";
import { type AreaSettlement, caseOutcomes, type Engine } from "../engine/index.js";
import { Decimal } from "../primitives/index.js";
import { type SampleArea, sampleCases } from "./sample/index.js";

/** 政策版本的性质: what must hold under any edition, whatever its values. */
export const EDITION_PROPERTIES = [
  "hospitals-sum-to-their-fund",
  "cases-sum-to-their-hospital",
  "every-case-comes-out",
  "nothing-is-negative",
  "order-does-not-matter",
] as const;
export type EditionProperty = (typeof EDITION_PROPERTIES)[number];

/** 性质检验: a property with the areas on which it was tried. */
export interface PropertyCheck {
  readonly property: EditionProperty;
  readonly runs: number;
  /** seeds of the areas on which it failed */
  readonly failedSeeds: readonly number[];
}

/**
 * 以性质检验政策版本: settles synthetic areas under an edition and tries on each what must hold under any edition.
 *
 * Where the edition computes no coefficient, every hospital of the area is given 1; history stands in where it has no group table.
 *
 * @param areaOf makes the area of a seed
 * @throws what settling under the edition throws
 */
export function checkEdition(
  engine: Engine,
  areaOf: (seed: number) => SampleArea,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): readonly PropertyCheck[] {
  const failed = new Map<EditionProperty, number[]>(EDITION_PROPERTIES.map((property) => [property, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const property of brokenProperties(engine, areaOf(seed + run)))
      failed.get(property)?.push(seed + run);
  }
  return EDITION_PROPERTIES.map((property) => ({ property, runs, failedSeeds: failed.get(property) ?? [] }));
}

function brokenProperties(engine: Engine, area: SampleArea): readonly EditionProperty[] {
  const records = [...sampleCases(recordsOf(area))];
  const hospitals = hospitalsFor(engine, area.hospitals);
  const settled = settle(engine, area, hospitals, records);
  const turned = settle(engine, area, hospitals, records.toReversed());
  const holds: Readonly<Record<EditionProperty, boolean>> = {
    "hospitals-sum-to-their-fund": hospitalsSumToTheirFund(settled),
    "cases-sum-to-their-hospital": casesSumToTheirHospital(settled),
    "every-case-comes-out": everyCaseComesOut(settled, records),
    "nothing-is-negative": nothingIsNegative(settled),
    "order-does-not-matter": statementText(settled) === statementText(turned),
  };
  return EDITION_PROPERTIES.filter((property) => !holds[property]);
}

function* recordsOf(area: SampleArea) {
  for (const { record } of area.stays()) yield record;
}

function hospitalsFor(engine: Engine, hospitals: readonly Hospital[]): readonly Hospital[] {
  if (engine.parameters.weights.coefficient?.method !== "given") return hospitals;
  return hospitals.map((hospital) => ({ ...hospital, coefficient: new Decimal(1) }));
}

function settle(
  engine: Engine,
  area: SampleArea,
  hospitals: readonly Hospital[],
  records: readonly InpatientCase[],
): AreaSettlement {
  const history =
    engine.ruleset.groupTable === undefined ? engine.take(sampleCases(area.history())) : undefined;
  const weights = engine.weigh({ hospitals, ...(history && { history }) });
  return engine.settle({ cases: engine.take(records, hospitals), weights, budget: area.budget() });
}

function hospitalsSumToTheirFund({ settled }: AreaSettlement): boolean {
  return settled.result.ledgers
    .filter(({ status, drgTotalCost }) => status === "settled" && drgTotalCost !== null)
    .every(({ lines, drgTotalCost }) =>
      lines.reduce((sum, line) => sum.plus(line.drgTotalCost ?? 0), new Decimal(0)).eq(drgTotalCost ?? 0),
    );
}

function casesSumToTheirHospital(area: AreaSettlement): boolean {
  const paid = new Map<string, Decimal>();
  for (const { hospitalId = "", payment } of caseOutcomes(area)) {
    if (payment !== undefined) paid.set(hospitalId, payment.plus(paid.get(hospitalId) ?? 0));
  }
  const due = new Map<string, Decimal>();
  for (const { hospitalId, drgTotalCost } of area.settled.result.statement) {
    if (drgTotalCost !== null) due.set(hospitalId, drgTotalCost.plus(due.get(hospitalId) ?? 0));
  }
  return [...due].every(([hospitalId, amount]) => amount.eq(paid.get(hospitalId) ?? 0));
}

function everyCaseComesOut(area: AreaSettlement, records: readonly InpatientCase[]): boolean {
  const outcomes = [...caseOutcomes(area)];
  const explained = outcomes.every(
    ({ settlement, reason }) => settlement !== "not-weighed" || reason !== undefined,
  );
  return explained && outcomes.length === records.length;
}

function nothingIsNegative(area: AreaSettlement): boolean {
  return [...caseOutcomes(area)].every(
    ({ points, payment }) => !points?.isNegative() && !(payment?.isNegative() && !payment.isZero()),
  );
}

function statementText({ settled }: AreaSettlement): string {
  return JSON.stringify(settled.result.statement);
}
