import type { InsuranceType } from "../../cases/field-values.js";
import {
  type CivilDate,
  Decimal,
  dayNumber,
  daysBetween,
  round,
  TO_THE_FEN,
  WORKING,
} from "../../primitives/index.js";
import type { CapitationParameters, CapitationQuota } from "../parameters/unit-parameters.js";

/** 签约居民: a person contracted with a primary unit for part of the year, both days included. */
export interface ContractedPerson {
  readonly personId: string;
  readonly ageYears: number;
  readonly insuranceType: InsuranceType;
  /** chronic disease by which the quota is set, where the person has one */
  readonly disease?: string;
  readonly contract: { readonly from: CivilDate; readonly to: CivilDate };
}

/** 按人头付费 of a primary unit, yuan. */
export interface Capitation {
  /** sum of the quotas, pro rata */
  readonly base: Decimal;
  /** after the quality factor */
  readonly adjusted: Decimal;
  readonly referralFees: Decimal;
  /** what the unit is paid: adjusted less the referral fees it pays */
  readonly payment: Decimal;
  /** persons for whom no quota holds; they are in no amount */
  readonly withoutQuota: readonly string[];
  /** persons contracted more than once in the period; they count once, by their first contract */
  readonly repeated: readonly string[];
}

/**
 * 按人头付费: quota of each person by age, disease and fund, for the days of the contract within the period; then the quality factor of
 * the unit, less the fees for its referrals.
 *
 * ```text
 * person  = quota × days of contract in the period / days of the period      (at the working scale)
 * payment = round(Σ person × factor, fen) − referrals × fee
 * ```
 * The most specific quota holds (disease before age before fund). The factor is that of the highest row whose score is reached;
 * without a score, or a table, it is 1.
 *
 * @param period the year of the quota, both days included
 * @source SX-028
 */
export function capitation(
  persons: readonly ContractedPerson[],
  period: { readonly from: CivilDate; readonly to: CivilDate },
  unit: { readonly qualityScore?: Decimal; readonly referrals: number },
  parameters: CapitationParameters,
): Capitation {
  const seen = new Set<string>();
  const repeated: string[] = [];
  const withoutQuota: string[] = [];
  let base = new Decimal(0);
  for (const person of persons) {
    if (seen.has(person.personId)) {
      repeated.push(person.personId);
      continue;
    }
    seen.add(person.personId);
    const quota = quotaOf(person, parameters.quotas);
    if (quota === undefined) withoutQuota.push(person.personId);
    else base = base.plus(proRata(quota.amount, person.contract, period));
  }
  const adjusted = round(base.times(qualityFactor(unit.qualityScore, parameters)), TO_THE_FEN);
  const referralFees = (parameters.referralFee ?? new Decimal(0)).times(unit.referrals);
  return { base, adjusted, referralFees, payment: adjusted.minus(referralFees), withoutQuota, repeated };
}

function quotaOf(person: ContractedPerson, quotas: readonly CapitationQuota[]): CapitationQuota | undefined {
  const holding = quotas.filter(
    (row) =>
      (row.disease === undefined || row.disease === person.disease) &&
      (row.insuranceType === undefined || row.insuranceType === person.insuranceType) &&
      (row.ageFrom === undefined || row.ageFrom <= person.ageYears) &&
      (row.ageTo === undefined || row.ageTo >= person.ageYears),
  );
  return holding.reduce<CapitationQuota | undefined>(
    (best, row) => (best === undefined || specificity(row) > specificity(best) ? row : best),
    undefined,
  );
}

function specificity(row: CapitationQuota): number {
  const byAge = row.ageFrom !== undefined || row.ageTo !== undefined;
  return (row.disease ? 4 : 0) + (byAge ? 2 : 0) + (row.insuranceType ? 1 : 0);
}

function proRata(
  amount: Decimal,
  contract: ContractedPerson["contract"],
  period: { readonly from: CivilDate; readonly to: CivilDate },
): Decimal {
  const from = Math.max(dayNumber(contract.from), dayNumber(period.from));
  const to = Math.min(dayNumber(contract.to), dayNumber(period.to));
  const days = Math.max(0, to - from + 1);
  return round(amount.times(days).div(daysBetween(period.from, period.to) + 1), WORKING);
}

function qualityFactor(score: Decimal | undefined, { quality = [] }: CapitationParameters): Decimal {
  if (score === undefined) return new Decimal(1);
  const reached = quality.filter((row) => row.scoreFrom.lte(score));
  const highest = reached.reduce<(typeof reached)[number] | undefined>(
    (best, row) => (best === undefined || row.scoreFrom.gt(best.scoreFrom) ? row : best),
    undefined,
  );
  return highest?.factor ?? new Decimal(1);
}
