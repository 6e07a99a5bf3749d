import type { Hospital } from "../cases/hospital.js";
import type { LedgerKey } from "../weights/weighed-cases.js";
import type { CaseTally } from "./case-tally.js";
import { knownAreas, knownHospitals } from "./exclusion.js";
import { amountsOf, type HospitalAmounts, type HospitalTally } from "./hospital-tally.js";
import type { BudgetUnitMethod } from "./parameters.js";
import type { FundBudget, SettlementInput } from "./settlement-input.js";

/** A hospital of a pot with its sums. */
export interface PotHospital {
  readonly hospitalId: string;
  /** the row of the hospitals file, where there is one */
  readonly hospital: Hospital | undefined;
  readonly slot: number;
  readonly tally: HospitalTally;
  readonly amounts: HospitalAmounts;
}

/** 结算单元: hospitals that share one total; a ledger, or a medical community with its own budget in it. */
export interface Pot {
  readonly ledger: LedgerKey;
  readonly budgetUnit: string | undefined;
  readonly hospitals: readonly PotHospital[];
  readonly funds: readonly FundBudget[];
  readonly reserved: Reserved;
}

/** 暂留金额 of cases whose record names what nobody knows: item cost, and the fund's part of it; fen. */
export interface Reserved {
  readonly costFen: bigint;
  readonly fundFen: bigint;
}

/** The ledger in words, for messages. */
export function ledgerName(pot: {
  readonly ledger: LedgerKey;
  readonly budgetUnit?: string | undefined;
}): string {
  const { poolingArea, insuranceType } = pot.ledger;
  return [poolingArea, insuranceType, pot.budgetUnit].filter((part) => part !== undefined).join(" ");
}

/**
 * 划分结算单元: by pooling area and fund, since funds are settled apart; under `own-budget` a medical community that has a budget row
 * of its own leaves the area's pot.
 *
 * A hospital that nobody lists, and an area that nobody knows, open no pot and get no line; what their cases cost is reserved in the
 * pot of the ledger they name or, where that is the unknown, of their hospital's area.
 *
 * @param earlier pots of an earlier settlement; a hospital whose sums are the same object is taken from it
 * @source SX-044, SX-011
 */
export function potsOf(
  tally: CaseTally,
  input: Pick<SettlementInput, "cases" | "budget" | "hospitals">,
  hospitals: ReadonlyMap<string, Hospital>,
  units: BudgetUnitMethod,
  earlier: readonly Pot[] = [],
): Pot[] {
  const known = new Map(earlier.flatMap((pot) => pot.hospitals).map((member) => [member.tally, member]));
  const { cases } = input;
  const areas = knownAreas(input);
  const listed = knownHospitals(input.hospitals);
  const unlisted = (hospitalId: string) => listed?.has(hospitalId) === false;
  const pots = new Map<string, OpenPot>();
  const funds = input.budget?.funds ?? [];
  const open = (ledger: LedgerKey, budgetUnit: string | undefined) => {
    const key = potKey(ledger, budgetUnit);
    const there = pots.get(key);
    if (there) return there;
    const own = fundsOf(funds, ledger, budgetUnit);
    const opened: OpenPot = { ledger, budgetUnit, funds: own, hospitals: [], strangers: [] };
    pots.set(key, opened);
    return opened;
  };
  for (const fund of funds) {
    open({ poolingArea: fund.poolingArea, insuranceType: fund.insuranceType }, fund.budgetUnit);
  }
  const budgetedUnit = (ledger: LedgerKey, hospital: Hospital | undefined) => {
    const unit = units === "own-budget" ? hospital?.budgetUnit : undefined;
    return unit !== undefined && fundsOf(funds, ledger, unit).length > 0 ? unit : undefined;
  };
  const whole: OpenPot[] = [];
  const strangers: [string, HospitalTally][] = [];
  tally.hospitals.forEach((sums, slot) => {
    const ledger = cases.ledgers[sums.ledger];
    const hospitalId = cases.hospitalIds[sums.hospital];
    if (ledger === undefined || hospitalId === undefined) return;
    if (sums.cases === 0 && sums.unsettledCases === 0) return;
    const hospital = hospitals.get(hospitalId);
    const unknownArea = areas?.has(ledger.poolingArea) === false;
    if (unlisted(hospitalId) || unknownArea) {
      const named = unknownArea ? hospital?.poolingArea : ledger.poolingArea;
      if (named === undefined) return;
      const own = { ...ledger, poolingArea: named };
      strangers.push([potKey(own, budgetedUnit(own, hospital)), sums]);
      return;
    }
    const budgeted = budgetedUnit(ledger, hospital);
    const same = known.get(sums);
    const member = { hospitalId, hospital, slot, tally: sums, amounts: same?.amounts ?? amountsOf(sums) };
    const pot = (budgeted === undefined ? whole[sums.ledger] : undefined) ?? open(ledger, budgeted);
    if (budgeted === undefined) whole[sums.ledger] = pot;
    pot.hospitals.push(same?.hospital === hospital && same?.slot === slot ? same : member);
  });
  // Once all pots are open: money of strangers alone opens none.
  for (const [key, sums] of strangers) pots.get(key)?.strangers.push(sums);
  return [...pots.values()]
    .map(({ strangers: others, ...pot }) => ({
      ...pot,
      hospitals: pot.hospitals.sort(byId),
      reserved: reservedOf([...pot.hospitals.map(({ tally: sums }) => sums), ...others]),
    }))
    .sort(byLedger);
}

/** A pot while hospitals are put in it. */
interface OpenPot extends Omit<Pot, "hospitals" | "reserved"> {
  readonly hospitals: PotHospital[];
  /** sums of hospitals without a line, whose cases' cost is reserved here */
  readonly strangers: HospitalTally[];
}

function potKey(ledger: LedgerKey, budgetUnit: string | undefined): string {
  return JSON.stringify([ledger.poolingArea, ledger.insuranceType, budgetUnit ?? null]);
}

function reservedOf(sums: readonly HospitalTally[]): Reserved {
  return {
    costFen: sums.reduce((sum, { reservedFen }) => sum + BigInt(reservedFen), 0n),
    fundFen: sums.reduce((sum, { reservedFundFen }) => sum + BigInt(reservedFundFen), 0n),
  };
}

function fundsOf(funds: readonly FundBudget[], ledger: LedgerKey, unit: string | undefined): FundBudget[] {
  return funds.filter(
    (fund) =>
      fund.poolingArea === ledger.poolingArea &&
      fund.insuranceType === ledger.insuranceType &&
      fund.budgetUnit === unit,
  );
}

function byId(a: PotHospital, b: PotHospital): number {
  return a.hospitalId < b.hospitalId ? -1 : 1;
}

function byLedger(a: Pot, b: Pot): number {
  const key = ({ ledger, budgetUnit }: Pot) =>
    `${ledger.poolingArea}\u0000${ledger.insuranceType}\u0000${budgetUnit ?? ""}`;
  return key(a) < key(b) ? -1 : 1;
}

/** Sums over the hospitals of a pot; amounts in fen. */
export interface PotSums {
  readonly cases: number;
  readonly unsettledCases: number;
  readonly points: bigint;
  readonly itemTotalFen: bigint;
  /** null where a case lacks its fund payment */
  readonly itemFundFen: bigint | null;
}

export function sumsOf(hospitals: readonly PotHospital[]): PotSums {
  return hospitals.reduce<PotSums>(
    (sums, { tally }) => ({
      cases: sums.cases + tally.cases,
      unsettledCases: sums.unsettledCases + tally.unsettledCases,
      points: sums.points + tally.points,
      itemTotalFen: sums.itemTotalFen + BigInt(tally.itemTotalFen),
      itemFundFen:
        sums.itemFundFen === null || tally.withoutFund > 0
          ? null
          : sums.itemFundFen + BigInt(tally.itemFundFen),
    }),
    { cases: 0, unsettledCases: 0, points: 0n, itemTotalFen: 0n, itemFundFen: 0n },
  );
}
