import type { InsuranceType } from "../../cases/field-values.js";
import type { RateSelector, RateSource } from "../parameters/rate-parameters.js";
import { type HospitalRate, rateForHospital } from "./rate-for-hospital.js";

/** 付费对象: a class of hospitals and a fund; what is absent is not told apart. */
export type Payer = RateSelector;

/**
 * 付费对象清单: every class of hospitals and fund that a source has a row for and that agrees with what is asked. A row that names a
 * hospital is a payer only where that hospital is asked for, and then the only one; where a tier is asked for and no grade, rows of that tier, if there
 * are any, are all. A payer has a tier where its row names one: another row holds for every tier.
 *
 * @returns in the order of the source's rows; empty where no row agrees, or the source takes its rates from a budget
 */
export function payersOf(source: RateSource, asked: Payer): readonly Payer[] {
  const { tier: _tier, ...ofAnyTier } = asked;
  const agreeing = (rows: readonly RateSelector[]) =>
    rows.flatMap((row) => merged(row, row.tier === undefined ? ofAnyTier : asked) ?? []);
  const rows = classesOf(source);
  const named = agreeing(rows.filter(({ hospitalId }) => hospitalId !== undefined));
  if (named.length > 0) return named;
  const ofTier =
    asked.grade === undefined && asked.tier !== undefined
      ? agreeing(rows).filter(({ tier }) => tier !== undefined)
      : [];
  return ofTier.length > 0 ? ofTier : agreeing(rows);
}

/** 付费对象的费率: as {@link rateForHospital}, for a payer that no budget stands behind. */
export function rateForPayer(source: RateSource, payer: Payer): HospitalRate | undefined {
  const insuranceType: InsuranceType = payer.insuranceType ?? "employee";
  return rateForHospital(source, {
    hospitalId: payer.hospitalId ?? "",
    grade: payer.grade,
    tier: payer.tier,
    ledger: { poolingArea: "", insuranceType },
    fund: undefined,
  });
}

/** 所分层级: the tiers that a source has rows of. */
export function tiersOf(source: RateSource): readonly string[] {
  return [...new Set(classesOf(source).flatMap(({ tier }) => tier ?? []))];
}

function classesOf(source: RateSource): readonly RateSelector[] {
  switch (source.method) {
    case "given":
      return source.rates.map(selectorOf);
    case "base-times-coefficient":
      return source.coefficients.map(selectorOf);
    case "rate-times-coefficient":
      return source.coefficients.flatMap((row) =>
        source.rates.flatMap((rate) => merged(selectorOf(row), selectorOf(rate)) ?? []),
      );
    case "base-times-group-coefficient":
    case "printed-standards":
      return source.columns.map(selectorOf);
    case "from-budget":
      return [];
  }
}

function selectorOf({ hospitalId, grade, tier, insuranceType }: RateSelector): RateSelector {
  return {
    ...(hospitalId !== undefined && { hospitalId }),
    ...(grade !== undefined && { grade }),
    ...(tier !== undefined && { tier }),
    ...(insuranceType !== undefined && { insuranceType }),
  };
}

const PARTS = ["hospitalId", "grade", "tier", "insuranceType"] as const;

/** Both selections together; undefined where they name different things. A row that names a hospital needs it named. */
function merged(row: RateSelector, asked: RateSelector): RateSelector | undefined {
  if (row.hospitalId !== undefined && asked.hospitalId !== row.hospitalId) return undefined;
  const agree = PARTS.every(
    (part) => row[part] === undefined || asked[part] === undefined || row[part] === asked[part],
  );
  return agree ? { ...selectorOf(row), ...selectorOf(asked) } : undefined;
}
