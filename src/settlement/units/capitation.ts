import type { InsuranceType } from "../../cases/field-values.js";
import { Decimal, daysBetween, round, TO_THE_FEN, WORKING } from "../../primitives/index.js";
import type { CapitationParameters, CapitationQuota } from "../parameters/unit-parameters.js";
import { daysOfPeriod } from "../period.js";
import type { Period } from "../settlement-input.js";

/** 签约居民: a person contracted with a primary unit for part of the year, both days included. */
export interface ContractedPerson {
  readonly personId: string;
  readonly ageYears: number;
  readonly insuranceType: InsuranceType;
  /** chronic disease by which the quota is set, where the person has one */
  readonly disease?: string;
  readonly contract: Period;
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
  /** persons for whom no quota holds, or no one of several equally specific ones that differ; they are in no amount */
  readonly withoutQuota: readonly string[];
  /** persons with contracts that overlap in the period; of those one is paid, the one that comes to least */
  readonly repeated: readonly string[];
  /** persons without a day of contract in the period */
  readonly outsidePeriod: readonly string[];
}

/**
 * 按人头付费: quota of each person by age, disease and fund, for the days of the contract within the period; then the quality factor of
 * the unit, less the fees for its referrals.
 *
 * ```text
 * person  = quota × days of contract in the period / days of the period      (at the working scale)
 * payment = round(Σ person × factor, fen) − referrals × fee
 * ```
 * A contract counts by its days in the period, and one after another add up. No text says which of two contracts of the same days holds: the
 * one that comes to least is paid, and the person is named. The most specific quota holds (disease before age before fund); where two
 * that are equally specific differ, none does. The factor is that of the highest row whose score is reached; without a score, or a
 * table, it is 1. The order of persons changes nothing; every list is sorted.
 *
 * @param period the year of the quota, both days included
 * @throws `SETTLEMENT_PERIOD_INVALID` for a period or a contract that ends before it begins
 * @source SX-028
 */
export function capitation(
  persons: readonly ContractedPerson[],
  period: Period,
  unit: { readonly qualityScore?: Decimal; readonly referrals: number },
  parameters: CapitationParameters,
): Capitation {
  const withoutQuota: string[] = [];
  const repeated: string[] = [];
  const outsidePeriod: string[] = [];
  let base = new Decimal(0);
  for (const [personId, contracts] of contractsInPeriod(persons, period)) {
    if (contracts.length === 0) outsidePeriod.push(personId);
    for (const overlapping of runsOfOverlap(contracts)) {
      if (overlapping.length > 1) repeated.push(personId);
      const amounts = overlapping.flatMap((contract) => {
        const quota = quotaOf(contract.person, parameters.quotas);
        return quota === undefined ? [] : [proRata(quota, contract, period)];
      });
      if (amounts.length < overlapping.length) withoutQuota.push(personId);
      else base = base.plus(Decimal.min(...amounts));
    }
  }
  const adjusted = round(base.times(qualityFactor(unit.qualityScore, parameters)), TO_THE_FEN);
  const referralFees = (parameters.referralFee ?? new Decimal(0)).times(unit.referrals);
  const payment = adjusted.minus(referralFees);
  const lists = { withoutQuota, repeated, outsidePeriod };
  return { base, adjusted, referralFees, payment, ...sortedOnce(lists) };
}

/** A contract cut to the period, day numbers, both included. */
interface ContractDays {
  readonly person: ContractedPerson;
  readonly first: number;
  readonly last: number;
}

/** Each person's contracts with days in the period, in order of time. */
function contractsInPeriod(
  persons: readonly ContractedPerson[],
  period: Period,
): Map<string, ContractDays[]> {
  const whole = daysOfPeriod(period);
  const byPerson = new Map<string, ContractDays[]>();
  for (const person of persons) {
    const contract = daysOfPeriod(person.contract);
    const first = Math.max(contract.first, whole.first);
    const last = Math.min(contract.last, whole.last);
    const known = byPerson.get(person.personId) ?? [];
    byPerson.set(person.personId, first > last ? known : [...known, { person, first, last }]);
  }
  for (const contracts of byPerson.values()) contracts.sort((a, b) => a.first - b.first || a.last - b.last);
  return byPerson;
}

/** Contracts one after another, each with those that share days with it. */
function runsOfOverlap(contracts: readonly ContractDays[]): ContractDays[][] {
  const runs: ContractDays[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const contract of contracts) {
    if (contract.first > last) runs.push([contract]);
    else runs.at(-1)?.push(contract);
    last = Math.max(last, contract.last);
  }
  return runs;
}

function sortedOnce<Lists extends Readonly<Record<string, readonly string[]>>>(lists: Lists): Lists {
  const sorted = Object.entries(lists).map(([name, ids]) => [name, [...new Set(ids)].sort()]);
  return Object.fromEntries(sorted) as Lists;
}

/** yuan a year; undefined where no quota holds, or two equally specific ones differ */
function quotaOf(person: ContractedPerson, quotas: readonly CapitationQuota[]): Decimal | undefined {
  const holding = quotas.filter(
    (row) =>
      (row.disease === undefined || row.disease === person.disease) &&
      (row.insuranceType === undefined || row.insuranceType === person.insuranceType) &&
      (row.ageFrom === undefined || row.ageFrom <= person.ageYears) &&
      (row.ageTo === undefined || row.ageTo >= person.ageYears),
  );
  const most = Math.max(...holding.map(specificity));
  const [first, ...others] = holding.filter((row) => specificity(row) === most);
  return first && others.every(({ amount }) => amount.eq(first.amount)) ? first.amount : undefined;
}

function specificity(row: CapitationQuota): number {
  const byAge = row.ageFrom !== undefined || row.ageTo !== undefined;
  return (row.disease ? 4 : 0) + (byAge ? 2 : 0) + (row.insuranceType ? 1 : 0);
}

function proRata(amount: Decimal, { first, last }: ContractDays, period: Period): Decimal {
  const days = last - first + 1;
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
