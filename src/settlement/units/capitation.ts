import type { InsuranceType } from "../../cases/field-values.js";
import { Decimal, FEN_DECIMALS, smallest, sumOf } from "../../primitives/index.js";
import { requireLists, requireMade } from "../../primitives/require-made.js";
import { daysOfPeriod, daysOfYearFrom } from "../days-of-period.js";
import { figure, formed } from "../money-formula.js";
import type { CapitationParameters, CapitationQuota } from "../parameters/unit-parameters.js";
import { agreedAmount, LATER_OUTWEIGHS, reachedRow, rowsFor } from "../rows-for.js";
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
  /** persons with contracts that overlap in the period; a day that they share is paid once, at the least quota */
  readonly repeated: readonly string[];
  /** persons without a day of contract in the period */
  readonly outsidePeriod: readonly string[];
}

/**
 * 按人头付费: quota of each person by age, disease and fund, for the days of the contract within the period; then the quality factor of
 * the unit, less the fees for its referrals.
 *
 * ```text
 * person  = quota × days of contract in the period / days of the year        (at the working scale)
 * payment = round(Σ person × factor, fen) − referrals × fee
 * ```
 * The year is the one that begins with the period, so that half a year pays half a quota. A contract counts by its days in the period, and one after another add up. No text says which of two contracts of one day holds: the
 * day counts once, at the least of their quotas, and the person is named. The most specific quota holds (disease before age before fund); where two
 * that are equally specific differ, none does. The factor is that of the highest row whose score is reached; without a score, or a
 * table, it is 1. The order of persons changes nothing; every list is sorted.
 *
 * @param period the year of the quota or a part of it, both days included
 * @throws `SETTLEMENT_PERIOD_INVALID` for a period or a contract that ends before it begins
 * @source SX-028
 */
export function capitation(
  persons: readonly ContractedPerson[],
  period: Period,
  unit: { readonly qualityScore?: Decimal; readonly referrals: number },
  parameters: CapitationParameters,
): Capitation {
  requireLists({ persons });
  requireMade({ period }, "Period", "from", "to");
  requireMade({ unit }, "CapitationUnit");
  requireMade({ parameters }, "bindSettlement().capitation", "quotas");
  const { runs, outside } = contractRuns(persons, period, parameters);
  const idsOf = (found: readonly { readonly personId: string }[]) =>
    [...new Set(found.map(({ personId }) => personId))].sort();
  const base = sumOf(runs.map(({ amount }) => amount ?? 0));
  return {
    ...unitPayment(base, unit, parameters),
    withoutQuota: idsOf(runs.flatMap((run) => (run.amount === undefined ? run.contracts : []))),
    repeated: idsOf(runs.flatMap((run) => (run.contracts.length > 1 ? run.contracts : []))),
    outsidePeriod: idsOf(outside),
  };
}

/** 一人应得: half-up at the working scale. */
const CAPITATION_PERSON = figure("quota").times(figure("days")).over(figure("yearDays"));

/** 质量调整后: without a score, or a table, the factor is 1. */
const CAPITATION_ADJUSTED = figure("base").times(figure("factor", 1)).roundedTo(FEN_DECIMALS);

/** 转诊费用. */
const REFERRAL_FEES = figure("referralFee", 0).times(figure("referrals"));

/** 签约机构应得. */
const CAPITATION_PAYMENT = figure("adjusted").minus(figure("referralFees"));

/** 机构应得: the sum of the amounts a head, times the factor of quality, less the fees of referrals. */
export function unitPayment(
  base: Decimal,
  { qualityScore, referrals }: { readonly qualityScore?: Decimal; readonly referrals: number },
  parameters: CapitationParameters,
): Pick<Capitation, "base" | "adjusted" | "referralFees" | "payment"> {
  const factor = qualityScore && reachedRow(parameters.quality ?? [], qualityScore)?.factor;
  const adjusted = formed(CAPITATION_ADJUSTED, { base, factor });
  const referralFees = formed(REFERRAL_FEES, { referralFee: parameters.referralFee, referrals });
  return { base, adjusted, referralFees, payment: formed(CAPITATION_PAYMENT, { adjusted, referralFees }) };
}

/** Contracts of one person of which each shares days with another, and what their days come to; undefined where one has no quota. */
export interface ContractRun<Person extends ContractedPerson> {
  readonly contracts: readonly Person[];
  readonly amount: Decimal | undefined;
}

/**
 * 各段签约应得: of every person the contracts with days in the period, those that overlap together, a shared day at the least of their quotas; and the
 * persons without a day in it.
 *
 * @throws `SETTLEMENT_PERIOD_INVALID`
 */
export function contractRuns<Person extends ContractedPerson>(
  persons: readonly Person[],
  period: Period,
  { quotas }: Pick<CapitationParameters, "quotas">,
): { readonly runs: readonly ContractRun<Person>[]; readonly outside: readonly Person[] } {
  const runs: ContractRun<Person>[] = [];
  const byPerson = contractsInPeriod(persons, period);
  for (const contracts of byPerson.values()) {
    for (const overlapping of runsOfOverlap(contracts)) {
      const known = overlapping.flatMap(({ person, ...days }) => {
        const quota = quotaOf(person, quotas);
        return quota === undefined ? [] : [{ ...days, quota }];
      });
      const isWhole = known.length === overlapping.length;
      runs.push({
        contracts: overlapping.map(({ person }) => person),
        amount: isWhole ? amountOf(known, period) : undefined,
      });
    }
  }
  return { runs, outside: persons.filter(({ personId }) => byPerson.get(personId)?.length === 0) };
}

/** 争议签约: those in the period that share a day with one of the same person with another unit. */
export function contestedContracts<Person extends ContractedPerson>(
  persons: readonly Person[],
  period: Period,
  unitOf: (person: Person) => string | undefined,
): ReadonlySet<Person> {
  const runs = [...contractsInPeriod(persons, period).values()].flatMap(runsOfOverlap);
  const contested = runs.flatMap((run) =>
    run.filter((one) =>
      run.some((other) => unitOf(one.person) !== unitOf(other.person) && shareDays(one, other)),
    ),
  );
  return new Set(contested.map(({ person }) => person));
}

/** Day numbers within the period, both included. */
interface Days {
  readonly first: number;
  readonly last: number;
}

function shareDays(one: Days, other: Days): boolean {
  return one.first <= other.last && other.first <= one.last;
}

/** A contract cut to the period. */
interface ContractDays<Person extends ContractedPerson> extends Days {
  readonly person: Person;
}

/** Each person's contracts with days in the period, in order of time. */
function contractsInPeriod<Person extends ContractedPerson>(
  persons: readonly Person[],
  period: Period,
): Map<string, ContractDays<Person>[]> {
  const whole = daysOfPeriod(period);
  const byPerson = new Map<string, ContractDays<Person>[]>();
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
function runsOfOverlap<Person extends ContractedPerson>(
  contracts: readonly ContractDays<Person>[],
): ContractDays<Person>[][] {
  const runs: ContractDays<Person>[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const contract of contracts) {
    if (contract.first > last) runs.push([contract]);
    else runs.at(-1)?.push(contract);
    last = Math.max(last, contract.last);
  }
  return runs;
}

/** yuan a year; undefined where no quota holds, or two equally specific ones differ */
function quotaOf(
  { insuranceType, ageYears, disease }: ContractedPerson,
  quotas: readonly CapitationQuota[],
): Decimal | undefined {
  const byAge = quotas.map(({ ageFrom, ageTo, ...row }) => {
    const isWithin = (ageFrom ?? ageYears) <= ageYears && ageYears <= (ageTo ?? ageYears);
    return ageFrom === undefined && ageTo === undefined ? row : { ...row, isWithin };
  });
  const own = rowsFor(byAge, { insuranceType, isWithin: true, disease }, LATER_OUTWEIGHS);
  return agreedAmount(own.map(({ amount }) => amount));
}

/** What contracts that overlap come to, yuan at the working scale: from one of their bounds to the next the least quota of those that hold. */
function amountOf(contracts: readonly (Days & { readonly quota: Decimal })[], period: Period): Decimal {
  const bounds = [...new Set(contracts.flatMap(({ first, last }) => [first, last + 1]))].sort(
    (a, b) => a - b,
  );
  const yearDays = daysOfYearFrom(period.from);
  const daysAt = new Map<string, number>();
  for (const [at, from] of bounds.slice(0, -1).entries()) {
    const holding = contracts.filter(({ first, last }) => first <= from && from <= last);
    const quota = smallest(...holding.map((contract) => contract.quota)).toFixed();
    daysAt.set(quota, (daysAt.get(quota) ?? 0) + (bounds[at + 1] ?? from) - from);
  }
  return sumOf(
    [...daysAt].map(([quota, days]) =>
      formed(CAPITATION_PERSON, { quota: new Decimal(quota), days, yearDays }),
    ),
  );
}
